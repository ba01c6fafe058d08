import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program, as people run it. */
const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export type Run = { status: number | null; out: string; err: string; json: () => Record<string, unknown> };

/** A folder with a database of its own, and the command line in it. */
export function aWorkplace(environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-story-'));
  const cli = (...args: string[]): Run => {
    const run = spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        PATH: process.env['PATH'],
        TZ: 'America/New_York',
        DISCLOSURE_CATALOG_AS: '法制科',
        ...environment,
      },
    });
    return {
      status: run.status,
      out: run.stdout,
      err: run.stderr,
      json: () => JSON.parse(run.stdout) as Record<string, unknown>, // what --json prints is an object
    };
  };
  return {
    folder,
    cli,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
