import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { prepareExport } from '../../src/actions/prepare-export.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { wholeEdition } from '../../src/catalog/file-mark.js';
import { exportFormats, writeCatalog } from '../../src/export/formats.js';
import { openDatabase } from '../../src/store/database.js';
import type { Db } from '../../src/store/engine.js';
import { appliedMigrations, migrate, migrations } from '../../src/store/migrations/migrate.js';
import { openPostgres } from '../../src/store/postgres.js';
import { openSqlite } from '../../src/store/sqlite.js';
import { listVersions } from '../../src/store/versions.js';
import { emptyPostgres } from '../engines.js';
import { AtEach } from './at-each.js';
import { asReleased, keptRows } from './old-database.js';

/* Databases of every earlier schema, brought up to date by a program that is killed. */

/** Moments at which each upgrade is killed; `KILLS=1000` leaves none out. */
const kills = Number(process.env['KILLS'] ?? 3);

const schemas = Object.keys(migrations('sqlite'));
const earlier = schemas.slice(0, -1);

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const untyped = (db: Db) => db as unknown as Kysely<unknown>; // migrations know no tables

/** Some of the numbers from 1 to `last`, evenly, with the last one. */
function momentsUpTo(last: number): number[] {
  const step = Math.max(1, Math.floor(last / kills));
  return Array.from({ length: last }, (_, index) => last - index).filter(
    (moment) => (last - moment) % step === 0,
  );
}

/** What a database is after this program opened it: its schema, its versions, every file of them, the rows it had. */
async function stateOf(url: string, schema: string) {
  const { db, close } = await openDatabase(url, { create: false });
  try {
    const { versions, contents, finding, log } = await verifyHistory(db);
    const files: Record<string, string> = {};
    for (const version of await listVersions(db, 'longting-district'))
      for (const format of exportFormats) {
        // the log of a database of the first release begins when it is brought up to date
        const prepared = { ...(await prepareExport(db, version, wholeEdition)), checkpoint: null };
        const bytes = await writeCatalog(format, prepared);
        files[`${version.number}.${format}`] = createHash('sha256').update(bytes).digest('hex');
      }
    const newest = (await appliedMigrations(untyped(db))).at(-1);
    return {
      newest,
      versions,
      contents,
      findings: [finding, log.finding],
      files,
      rows: (await keptRows(db, schema)).found,
    };
  } finally {
    await close();
  }
}

type State = Awaited<ReturnType<typeof stateOf>>;

/** What the first release's database is when nothing interrupts its upgrade; of the others, their rows. */
async function expectedOf(schema: string, written: State['rows']): Promise<State> {
  const path = join(aFolder(), 'whole.db');
  await anOldSqlite(path, earlier[0] ?? '');
  const whole = await stateOf(`sqlite:${path}`, schema);
  expect(Object.keys(whole.files)).toHaveLength(2 * exportFormats.length);
  return {
    newest: schemas.at(-1),
    versions: 2,
    contents: 4,
    findings: [null, null],
    files: whole.files,
    rows: written,
  };
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-upgrade-'));
  cleanUps.push(() => {
    rmSync(folder, { recursive: true });
    return Promise.resolve();
  });
  return folder;
}

async function anOldSqlite(path: string, schema: string): Promise<State['rows']> {
  const db = openSqlite(path, true);
  await asReleased(db, 'sqlite', schema);
  const { written } = await keptRows(db, schema);
  await db.destroy();
  return written;
}

/** What a process leaves that is killed before any of its statements or within any write of its commit. */
async function imagesOfUpgrade(path: string): Promise<Map<string, { file: Buffer; log: Buffer }>> {
  const images = new Map<string, { file: Buffer; log: Buffer }>();
  const keep = (file: Buffer, log: Buffer) =>
    images.set(createHash('sha256').update(file).update(log).digest('hex'), { file, log });
  const db = openSqlite(path, false);
  const before = new AtEach({ before: () => keep(readFileSync(path), readFileSync(`${path}-wal`)) });
  await migrate(untyped(db).withPlugin(before), 'sqlite');
  const [file, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
  await db.destroy();
  const [header, frame] = [32, 24 + 4096];
  for (const frames of momentsUpTo((log.length - header) / frame)) {
    keep(file, log.subarray(0, header + frames * frame));
    keep(file, log.subarray(0, header + frames * frame - frame / 2));
  }
  return images;
}

/** Counts the statements of an upgrade, and ends its connections after the one that is named. */
async function upgradePostgres(url: string, endAfter: number): Promise<number> {
  const [db, other] = [openPostgres(url), openPostgres(url)];
  let calls = 0;
  const strike = new AtEach({
    after: async (call) => {
      calls = call;
      if (call === endAfter)
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`.execute(other);
    },
  });
  try {
    await migrate(untyped(db).withPlugin(strike), 'postgres');
  } catch (error) {
    if (endAfter === Infinity) throw error;
  } finally {
    await db.destroy();
    await other.destroy();
  }
  return calls;
}

async function anOldPostgres(schema: string): Promise<{ url: string; written: State['rows'] }> {
  const url = await emptyPostgres(cleanUps);
  const db = openPostgres(url);
  await asReleased(db, 'postgres', schema);
  const { written } = await keptRows(db, schema);
  await db.destroy();
  return { url, written };
}

async function newestIn(url: string): Promise<string | undefined> {
  const db = openPostgres(url);
  const names = await appliedMigrations(untyped(db));
  await db.destroy();
  return names.at(-1);
}

describe('bringing a database of an earlier schema up to date (T-DU-07)', () => {
  it.each(earlier)(
    'given one of %s and a program killed at any moment (sqlite), then it opens with all it had, in the newest schema',
    async (schema) => {
      const path = join(aFolder(), 'old.db');
      const written = await anOldSqlite(path, schema);
      const expected = await expectedOf(schema, written);
      const images = await imagesOfUpgrade(path);
      expect(images.size).toBeGreaterThan(kills);
      for (const { file, log } of images.values()) {
        const killed = join(aFolder(), 'killed.db');
        writeFileSync(killed, file);
        writeFileSync(`${killed}-wal`, log);
        expect(await stateOf(`sqlite:${killed}`, schema)).toEqual(expected);
      }
    },
  );

  it.each(earlier)(
    'given one of %s and a program that loses its database after any statement (postgres), then it opens with all it had, in the newest schema',
    async (schema) => {
      const { url, written } = await anOldPostgres(schema);
      const calls = await upgradePostgres((await anOldPostgres(schema)).url, Infinity);
      for (const call of momentsUpTo(calls)) {
        await upgradePostgres(url, call);
        // what came before its transaction was lost in vain
        expect([schema, schemas.at(-1)]).toContain(await newestIn(url));
      }
      expect(await stateOf(url, schema)).toEqual(await expectedOf(schema, written));
    },
  );
});
