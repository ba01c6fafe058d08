import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { emptyingInTime } from '../../src/cli/keep-write-log-short.js';
import { tellingFailures } from '../../src/cli/repeatedly.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import { SqliteFile } from '../../src/store/sqlite-driver.js';
import { anAccount, withPeople } from '../accounts.js';

let folder: string;
let path: string;
let database: Database;
let seconds: number;
let told: string[];
let work: () => Promise<void>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-log-'));
  path = join(folder, 'catalog.db');
  database = await openDatabase(`sqlite:${path}`, { create: true });
  seconds = 0;
  told = [];
  const emptying = emptyingInTime(database, () => seconds * 1_000);
  work = tellingFailures(emptying, (failure) => void told.push(failure));
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const logged = () => statSync(`${path}-wal`).size;

/** Each second, as a running server does. */
async function pass(duration: number): Promise<void> {
  for (const end = seconds + duration; seconds < end; seconds += 1) await work();
}

/** Another program that reads, until it is closed. */
function aReader() {
  const reader = new SqliteFile(path, { readonly: true });
  reader.exec('begin');
  reader.prepare('select count(*) from account').get();
  return reader;
}

it('given nobody is in the way, then the log of writes is emptied each minute', async () => {
  await pass(1);
  await withPeople(database.db);
  await pass(59);
  expect(logged()).toBeGreaterThan(0);
  await pass(1);
  expect(logged()).toBe(0);
});

it('given another program reads when its time comes, then it is emptied as soon as that ends', async () => {
  const reader = aReader();
  await withPeople(database.db);
  await pass(10);
  expect(logged()).toBeGreaterThan(0);
  reader.close();
  await pass(1);
  expect([logged(), told]).toEqual([0, []]);
});

it('given another program reads for minutes, then that is told once, and again only if it begins anew', async () => {
  await withPeople(database.db);
  for (const times of [1, 2]) {
    const reader = aReader();
    await anAccount(database.db, `甲${times}`, {});
    await pass(300);
    expect(told).toHaveLength(times - 1);
    await pass(600);
    reader.close();
    await pass(61);
    expect([logged(), told]).toEqual([
      0,
      Array(times).fill(expect.stringMatching(/^another program has been reading the file for minutes/)),
    ]);
  }
});
