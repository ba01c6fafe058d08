import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkplace } from './command-line.js';

const E = 'longting-subdistrict';

describe('bundle, by the command line', () => {
  const { cli, begin, folder, remove } = aWorkplace();
  const elsewhere = aWorkplace({
    TZ: 'Pacific/Auckland',
    DATABASE_URL: `sqlite:${join(folder, 'data/catalog.db')}`,
  });
  beforeAll(begin, 60_000);
  afterAll(() => {
    remove();
    elsewhere.remove();
  });

  it('given the same version in another time zone, then every byte is the same', () => {
    expect(cli('bundle', E)).toMatchObject({ status: 0, err: `已写入 ${E}-v1.zip。\n` });
    expect(elsewhere.cli('bundle', E, '--version', '1', '-o', 'there.zip').status).toBe(0);
    const there = readFileSync(join(elsewhere.folder, 'there.zip'));
    expect(there.equals(readFileSync(join(folder, `${E}-v1.zip`)))).toBe(true);
  }, 120_000);
});
