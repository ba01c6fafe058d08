import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { backUp, restoreBackup } from '../../src/actions/back-up.js';
import { catalogCache } from '../../src/http/catalog-cache.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import { readHistory } from '../../src/store/item-spans.js';
import { findVersion } from '../../src/store/versions.js';
import { randomFrom } from '../generator.js';
import type { CleanUps } from './lives.js';
import { aFolder, begin, using } from './lives.js';
import { edition, publishNext } from './office.js';

/* Bytes that turn over on the disk; `FLIPS=2000 npm run fault` is the long run. */

const flips = Number(process.env['FLIPS'] ?? 60);
const seed = Number(process.env['SEED'] ?? 6);
const versions = 4;

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** What verify says of a database; null: nothing is wrong. */
async function findingOf({ db }: Database): Promise<unknown> {
  const { finding, log } = await verifyHistory(db);
  return finding ?? log.finding;
}

/** What is published and logged, as the database has it now. */
async function readAll({ db }: Database): Promise<string> {
  const tables = ['version', 'item_content', 'item_span', 'domain_span', 'event_log', 'import_file'];
  const rows: unknown[] = [];
  for (const table of tables) rows.push((await sql`select * from ${sql.table(table)}`.execute(db)).rows);
  return JSON.stringify(rows);
}

/** Where in the file the bytes of contents stand. */
async function placesOfContents(path: string, bytes: Buffer): Promise<number[]> {
  const bodies = await using(await openDatabase(`sqlite:${path}`, { create: false }), ({ db }) =>
    db.selectFrom('item_content').select('body').execute(),
  );
  return bodies.flatMap(({ body }) => {
    const start = bytes.indexOf(body);
    return start < 0 ? [] : Array.from(body, (_, index) => start + index);
  });
}

/** Everything anybody is shown of the published items, each answer or what refused it. */
async function serveAll({ db }: Database): Promise<Map<string, string>> {
  const catalogOf = catalogCache(db);
  const served = new Map<string, string>();
  const serve = async (name: string, read: () => Promise<unknown>) =>
    served.set(
      name,
      await read().then(
        (value) => JSON.stringify(value),
        (error: unknown) => `refused: ${codeOf(error)}`,
      ),
    );
  for (let number = 1; number <= versions; number += 1)
    await serve(`version ${number}`, async () => catalogOf(await findVersion(db, edition, number)));
  for (const code of ['19-001', '19-002', '19-003', '19-004'])
    await serve(`history of ${code}`, async () =>
      (await readHistory(db, edition, code)).map(({ content }) => content),
    );
  return served;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}

async function aFilledDatabase(path: string): Promise<void> {
  await begin(`sqlite:${path}`);
  await using(await openDatabase(`sqlite:${path}`, { create: false }), async ({ db }) => {
    for (let number = 1; number < versions; number += 1) await publishNext(db, () => undefined);
  });
}

/** Opened, or what refused it. */
async function tryOpen(path: string): Promise<Database | string> {
  return openDatabase(`sqlite:${path}`, { create: false }).catch(codeOf);
}

it('T-DU-10 given a bit that turned over anywhere in the file, then no content is served that was not published, and verify names whatever of it is no longer as it was', async () => {
  const [folder, image] = [aFolder(cleanUps), aFolder(cleanUps)];
  const whole = join(folder, 'catalog.db');
  await aFilledDatabase(whole);
  const bytes = readFileSync(whole);
  const [rows, truth] = await using(
    await openDatabase(`sqlite:${whole}`, { create: false }),
    async (database) => [await readAll(database), await serveAll(database)],
  );
  const random = randomFrom(seed);
  const somewhere = (length: number) => Math.floor(random() * length);
  const published = await placesOfContents(whole, bytes);
  const tally = { flips, unopened: 0, named: 0, harmless: 0, refused: 0 };
  for (let flip = 0; flip < flips; flip += 1) {
    rmSync(image, { recursive: true });
    mkdirSync(image);
    const turned = Buffer.from(bytes);
    // half of them in what is published
    const at = flip % 2 === 0 ? somewhere(bytes.length) : (published[somewhere(published.length)] ?? 0);
    turned[at] = (turned[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeFileSync(join(image, 'catalog.db'), turned);
    const database = await tryOpen(join(image, 'catalog.db'));
    if (typeof database === 'string') {
      expect([at, database]).toEqual([at, 'database.unusable']);
      tally.unopened += 1;
      continue;
    }
    await using(database, async () => {
      for (const [name, answer] of await serveAll(database))
        if (answer.startsWith('refused: ')) tally.refused += 1;
        else expect([at, name, answer]).toEqual([at, name, truth.get(name)]);
      const finding = await findingOf(database).catch(codeOf);
      const now = await readAll(database).catch(codeOf);
      if (finding !== null) tally.named += 1;
      else {
        expect([at, now]).toEqual([at, rows]);
        tally.harmless += 1;
      }
    });
  }
  expect(Math.min(tally.named, tally.harmless, tally.refused)).toBeGreaterThan(0);
  console.log(`bits: seed ${seed}, ${JSON.stringify(tally)}`);
});

it('T-BK-02 T-DU-10 given a backup that is cut short or in which a bit turned over, then it is refused, or restores what was backed up', async () => {
  const [folder, image] = [aFolder(cleanUps), aFolder(cleanUps)];
  const [whole, backup] = [join(folder, 'catalog.db'), join(folder, 'backup.db')];
  await aFilledDatabase(whole);
  const rows = await using(await openDatabase(`sqlite:${whole}`, { create: false }), async (database) => {
    await backUp(database, backup);
    return readAll(database);
  });
  const bytes = readFileSync(backup);
  const random = randomFrom(seed);
  const tally = { refused: {} as Record<string, number>, restored: 0 };
  for (let flip = 0; flip < flips / 3; flip += 1) {
    rmSync(image, { recursive: true });
    mkdirSync(image);
    const damaged = Buffer.from(bytes);
    const at = Math.floor(random() * bytes.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeFileSync(join(image, 'backup.db'), flip % 3 === 0 ? bytes.subarray(0, at) : damaged);
    const url = `sqlite:${join(image, 'restored.db')}`;
    const refused = await restoreBackup(join(image, 'backup.db'), () =>
      openDatabase(url, { create: true }),
    ).then(() => null, codeOf);
    if (refused === null) {
      tally.restored += 1;
      const restored = await using(await openDatabase(url, { create: false }), readAll);
      expect([at, restored]).toEqual([at, rows]);
    } else {
      // the name of a migration may be what was damaged
      expect(['backup.unreadable', 'backup.not-intact', 'database.newer']).toContain(refused);
      tally.refused[refused] = (tally.refused[refused] ?? 0) + 1;
    }
  }
  expect(Object.keys(tally.refused).length).toBeGreaterThan(0);
  console.log(`backups: seed ${seed}, ${JSON.stringify(tally)}`);
});

it('T-DU-10 given a bit that turned over in what was not yet moved into the file, then the database opens with what was before it, or refuses', async () => {
  const [folder, image] = [aFolder(cleanUps), aFolder(cleanUps)];
  const path = join(folder, 'catalog.db');
  await aFilledDatabase(path);
  const { db, close } = await openDatabase(`sqlite:${path}`, { create: false });
  await publishNext(db, () => undefined);
  mkdirSync(join(image, 'kept'));
  for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, join(image, 'kept', `catalog.db${end}`));
  await close();
  const log = readFileSync(join(image, 'kept', 'catalog.db-wal'));
  const random = randomFrom(seed);
  for (let flip = 0; flip < flips / 3; flip += 1) {
    const turned = Buffer.from(log);
    const at = Math.floor(random() * log.length);
    turned[at] = (turned[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    const copy = join(image, 'catalog.db');
    for (const end of ['-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
    copyFileSync(join(image, 'kept', 'catalog.db'), copy);
    writeFileSync(`${copy}-wal`, turned);
    const database = await tryOpen(copy);
    if (typeof database === 'string') expect(database).toBe('database.unusable');
    else
      await using(database, async () => {
        expect([at, await findingOf(database)]).toEqual([at, null]);
      });
  }
});
