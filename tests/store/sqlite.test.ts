import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { backUp, restoreBackup } from '../../src/actions/back-up.js';
import { withBackup, writeBackup } from '../../src/store/backup-file.js';
import { openDatabase } from '../../src/store/database.js';
import type { Db } from '../../src/store/engine.js';
import { isOlderSqlite, openSqlite } from '../../src/store/sqlite.js';
import { SqliteFile } from '../../src/store/sqlite-driver.js';
import { asFirstReleased } from './old-database.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-sqlite-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const settings = {
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  recursive_triggers: 1,
  busy_timeout: 5000,
  journal_size_limit: 16 * 2 ** 20,
  journal_mode: 'wal',
};

/** What the connection has, not the file: it must be so on every open. */
async function settingsOf(db: Db): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of Object.keys(settings)) {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
    found[name] = Object.values(rows[0] ?? {})[0];
  }
  return found;
}

/** Every way in which a file comes to be opened; each ends with its settings. */
const openings: Record<string, (url: string) => Promise<unknown>> = {
  'a new one': (url) => opened(url, true),
  'one opened again': async (url) => {
    await opened(url, true);
    return opened(url, false);
  },
  'one of the first release, being brought up to date': async (url) => {
    const old = openSqlite(url.slice('sqlite:'.length), true);
    await asFirstReleased(old, 'sqlite');
    await old.destroy();
    return opened(url, false);
  },
  'a backup, while it is made': async (url) => {
    const source = await openDatabase(url, { create: true });
    let found: unknown;
    await writeBackup(source, join(folder, 'backup.db'), async ({ db }) => {
      found = await settingsOf(db);
    });
    await source.close();
    return found;
  },
  'a backup, while it is read': async (url) => {
    const path = await aBackupOf(url);
    return withBackup(path, ({ db }) => settingsOf(db));
  },
  'one being restored from a backup': async (url) => {
    const path = await aBackupOf(url);
    let found: unknown;
    await restoreBackup(path, async () => {
      const target = await openDatabase(`${url}-restored`, { create: true });
      found = await settingsOf(target.db);
      return target;
    });
    return found;
  },
  'a restored one, opened again': async (url) => {
    const path = await aBackupOf(url);
    await restoreBackup(path, () => openDatabase(`${url}-restored`, { create: true }));
    return opened(`${url}-restored`, false);
  },
};

async function opened(url: string, create: boolean): Promise<unknown> {
  const { db, close } = await openDatabase(url, { create });
  try {
    return await settingsOf(db);
  } finally {
    await close();
  }
}

async function aBackupOf(url: string): Promise<string> {
  const path = join(folder, 'backup.db');
  const source = await openDatabase(url, { create: true });
  await backUp(source, path);
  await source.close();
  return path;
}

describe('a database file', () => {
  it.each(Object.entries(openings))(
    'given %s, then every safety setting holds (G-DU-7)',
    async (_which, open) => {
      expect(await open(`sqlite:${join(folder, 'a', 'catalog.db')}`)).toEqual(settings);
    },
  );

  it('given none, when it is only read, then none is made', async () => {
    const url = `sqlite:${join(folder, 'none.db')}`;
    await expect(openDatabase(url, { create: false })).rejects.toMatchObject({
      code: 'database.not-initialized',
    });
  });

  it('given something else under that name, then it is refused and left as it was', async () => {
    const path = join(folder, 'photo.db');
    writeFileSync(path, 'this is no database, but it is longer than a hundred bytes. '.repeat(5));
    const before = readFileSync(path);
    await expect(openDatabase(`sqlite:${path}`, { create: true })).rejects.toMatchObject({
      code: 'database.unusable',
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it.each([true, false])(
    'given another program’s database (create: %s), then not a byte of it changes',
    async (create) => {
      const path = join(folder, 'other.db');
      const other = new SqliteFile(path);
      other.exec('create table address (name text)');
      other.close();
      const before = readFileSync(path);
      await expect(openDatabase(`sqlite:${path}`, { create })).rejects.toMatchObject({
        code: 'database.unusable',
      });
      expect(readFileSync(path).equals(before)).toBe(true);
    },
  );

  it.each([true, false])(
    'given a file where a folder should be (create: %s), then a sentence says so',
    async (create) => {
      writeFileSync(join(folder, 'file'), 'x');
      await expect(openDatabase(`sqlite:${join(folder, 'file', 'x.db')}`, { create })).rejects.toMatchObject({
        code: 'database.unusable',
      });
    },
  );

  it('given an empty file, when it is only read, then it stays empty', async () => {
    const path = join(folder, 'empty.db');
    writeFileSync(path, '');
    await expect(openDatabase(`sqlite:${path}`, { create: false })).rejects.toMatchObject({
      code: 'database.not-initialized',
    });
    expect(readFileSync(path)).toHaveLength(0);
  });

  it('given one that a newer program has migrated, then an older program refuses it', async () => {
    const url = `sqlite:${join(folder, 'newer.db')}`;
    const first = await openDatabase(url, { create: true });
    await sql
      .raw(`insert into kysely_migration (name, timestamp) values ('999-from-the-future', '2030')`)
      .execute(first.db);
    await first.close();
    await expect(openDatabase(url, { create: true })).rejects.toMatchObject({
      code: 'database.newer',
      details: { migration: '999-from-the-future' },
    });
  });

  it.each(['mysql://x', 'sqlite:', 'postgres://host:99999/x', 'postgre://me:S3cret@host/x'])(
    'given the URL %s, then it says which kinds there are and repeats no password',
    async (url) => {
      const refused = openDatabase(url, { create: true });
      await expect(refused).rejects.toMatchObject({
        message: expect.not.stringContaining('S3cret') as unknown,
      });
      await expect(refused).rejects.toMatchObject({
        code: 'configuration.invalid',
      });
    },
  );

  it.each([
    ['3.51.2', true],
    ['3.51.3', false],
    ['3.50.9', true],
    ['3.53.2', false],
    ['4.0.0', false],
    ['3.51', true],
  ])('given SQLite %s, then too old is %s', (version, older) => {
    expect(isOlderSqlite(version)).toBe(older);
  });

  it('given a statement that was run before, when the table has changed meanwhile, then it answers as a new one would', async () => {
    const { db, close } = await openDatabase('sqlite::memory:', { create: true });
    const rows = async () => (await sql`select * from thing`.execute(db)).rows;
    await sql`create table thing (a integer)`.execute(db);
    await sql`insert into thing values (1)`.execute(db);
    expect(await rows()).toEqual([{ a: 1 }]);
    await sql`alter table thing add column b integer default 2`.execute(db);
    for (let n = 0; n < 500; n++) await sql.raw(`select ${n}`).execute(db);
    expect(await rows()).toEqual([{ a: 1, b: 2 }]);
    await sql`alter table thing add column c integer default 3`.execute(db);
    expect(await rows()).toEqual([{ a: 1, b: 2, c: 3 }]);
    await close();
  });
});
