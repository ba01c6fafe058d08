import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Little room for what is new, so that memory is collected often, also between two turns of a promise. */
const collectingOften = ['--max-semi-space-size=1', '--no-warnings'];
const program = `
  const { SqliteFile } = await import('./src/store/sqlite-driver.ts');
  const file = new SqliteFile(':memory:');
  for (let n = 0; n < 3000; n++) { file.prepare('select ' + n).get(); await null; }
  process.stdout.write('still here');
`;

it('given statements nobody needs any more, when memory is collected, then the process goes on', () => {
  const said = execFileSync(
    process.execPath,
    [...collectingOften, '--import', './src/import/source-loader.mjs', '--input-type=module', '-e', program],
    { cwd: root, encoding: 'utf8' },
  );
  expect(said).toBe('still here');
});
