import type { Kysely, Transaction } from 'kysely';
import { Refusal } from '../refusal.js';
import type { Db, Engine } from './engine.js';
import { appliedMigrations, migrate } from './migrations/migrate.js';
import type { Tables } from './tables.js';
import { emptyWriteLog } from './write-log.js';

export type Database = {
  db: Db;
  engine: Engine;
  close: () => Promise<void>;
  /** See `emptyWriteLog`; there is nothing to do where the engine is no file. */
  emptyWriteLog: () => boolean;
};

type Connection = Pick<Database, 'db' | 'engine' | 'emptyWriteLog'>;

/**
 * Opens the database named by a URL: `sqlite:PATH` (`sqlite::memory:` for a database of its own) or `postgres://…`.
 * `create`: make what is missing and bring the schema up to date; else a missing one is refused.
 */
export async function openDatabase(url: string, { create }: { create: boolean }): Promise<Database> {
  const connection = await connect(url, create);
  const { db, engine } = connection;
  const close = () => db.destroy();
  try {
    const untyped = db as unknown as Kysely<unknown>; // migrations know no tables
    if (create) await migrate(untyped, engine);
    else if ((await appliedMigrations(untyped)).length === 0)
      throw new Refusal('database.not-initialized', {});
    else await migrate(untyped, engine);
    return { ...connection, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Loads the driver of one engine only: a command line should not wait for both. */
async function connect(url: string, create: boolean): Promise<Connection> {
  if (/^sqlite:./.test(url)) {
    const { openSqliteFile, queriesOn } = await import('./sqlite.js');
    const file = openSqliteFile(url.slice('sqlite:'.length), create);
    return { db: queriesOn(file), engine: 'sqlite', emptyWriteLog: () => emptyWriteLog(file) };
  }
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) {
    const { openPostgres } = await import('./postgres.js');
    return { db: openPostgres(url), engine: 'postgres', emptyWriteLog: () => true };
  }
  throw new Refusal('configuration.invalid', {
    name: 'DATABASE_URL',
    found: withoutPassword(url),
    expected: ' sqlite:路径 或 postgres://用户:口令@主机/库名 ',
  });
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@]*@/, '//***@');
}

/** Runs the work in one write transaction: all of it is kept, or nothing. */
export function inTransaction<T>(db: Db, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}
