import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether there is a LibreOffice to open files with. */
export const hasOffice = spawnSync('soffice', ['--version']).status === 0;

/** A file as LibreOffice opens it and saves it again; `filter`: how it is told to read it. */
export function saveByOffice(
  bytes: Buffer,
  ending: string,
  to: string,
  filter: string | null = null,
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  try {
    const file = join(folder, `file.${ending}`);
    writeFileSync(file, bytes);
    const { status, stderr } = spawnSync(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        ...(filter === null ? [] : [`--infilter=${filter}`]),
        ...['--convert-to', to, '--outdir', join(folder, 'out'), file],
      ],
      { encoding: 'utf8', timeout: 180_000 },
    );
    if (status !== 0) throw new Error(`LibreOffice could not open it: ${stderr}`);
    return readFileSync(join(folder, 'out', `file.${to}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
