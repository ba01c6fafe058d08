import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { openDatabase } from '../../src/store/database.js';
import type { CleanUps } from './lives.js';
import { aFolder, begin, using } from './lives.js';

/* Another program that looks into the file and never ends. `WRITES=100000 npm run fault` is the long run. */

const writes = Number(process.env['WRITES'] ?? 300);
const mebibyte = 2 ** 20;
const quarter = mebibyte / 4;

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

it('T-DU-06 given a reader that stays while much is written, then writing goes on, and what it took on the disk is given back once the reader has gone', async () => {
  const path = join(aFolder(cleanUps), 'catalog.db');
  await begin(`sqlite:${path}`);
  const size = () => statSync(`${path}-wal`).size / mebibyte;
  await using(await openDatabase(`sqlite:${path}`, { create: false }), async ({ db }) => {
    const write = (count: number) => {
      const value = String(count % 10).repeat(quarter); // what does not change is not written
      return db
        .insertInto('setting')
        .values({ name: 'large', value })
        .onConflict((there) => there.column('name').doUpdateSet({ value }))
        .execute();
    };
    const reader = new SqliteFile(path, { readonly: true });
    reader.exec('begin');
    expect(reader.prepare('select count(*) from version').pluck().get()).toBe(1);
    for (let count = 0; count < writes; count += 1) await write(count);
    const most = size();
    expect(most).toBeGreaterThan(32);
    expect(reader.prepare(`select count(*) from setting where name = 'large'`).pluck().get()).toBe(0);
    reader.close();
    for (let count = 0; count < 30; count += 1) await write(count);
    expect(size()).toBeLessThanOrEqual(16);
    console.log(`stuck reader: ${most.toFixed(0)} MiB, then ${size().toFixed(0)} MiB`);
  });
});
