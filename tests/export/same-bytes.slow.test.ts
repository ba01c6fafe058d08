import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { exportFormats } from '../../src/export/formats.js';

const script = fileURLToPath(new URL('write-example.ts', import.meta.url));

/** The hashes of the example as a process with this environment writes it. */
function writtenIn(place: Record<string, string>): string[] {
  const args = ['--no-warnings', '--import', './src/import/source-loader.mjs', script];
  const env = { ...process.env, NODE_OPTIONS: '', ...place };
  return execFileSync(process.execPath, args, { encoding: 'utf8', env }).trim().split('\n');
}

it('T-EX-04 given processes in other time zones and languages, then they write the same bytes in every format', () => {
  const here = writtenIn({ TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' });
  expect(here.map((line) => line.split(' ')[0])).toEqual([...exportFormats]);
  for (const place of [
    { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', LANG: 'C' },
    { TZ: 'UTC', LC_ALL: 'ar_EG.UTF-8', LANG: 'ar_EG.UTF-8', NODE_ICU_DATA: '' },
  ])
    expect({ place, written: writtenIn(place) }).toEqual({ place, written: here });
}, 120_000);
