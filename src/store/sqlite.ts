import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { DatabaseConnection, SqliteDatabase } from 'kysely';
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import { isRefusal, Refusal } from '../refusal.js';
import { storeFault } from './fault.js';
import type { Db } from './engine.js';
import { keepingStatements } from './kept-statements.js';
import { SqliteFile } from './sqlite-driver.js';
import type { Tables } from './tables.js';

const oldestSafeVersion = [3, 51, 3] as const;

/**
 * Settings that are this connection's, not the file's: they are set and read back on every open.
 * better-sqlite3 opens an existing WAL file with `synchronous=NORMAL`, which may lose a committed publication.
 */
const settings = {
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  recursive_triggers: 1,
  busy_timeout: 5000,
  // what a long reader made the log of writes grow to is given back to the disk
  journal_size_limit: 16 * 2 ** 20,
} as const;

export function openSqlite(path: string, create: boolean): Db {
  return queriesOn(openSqliteFile(path, create));
}

export function openSqliteFile(path: string, create: boolean): Database {
  const file = openFile(path, create);
  try {
    configure(file, path, create);
  } catch (error) {
    file.close();
    throw error;
  }
  return file;
}

export function queriesOn(file: Database): Db {
  return new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(file) });
}

function openFile(path: string, create: boolean): Database {
  try {
    if (path !== ':memory:' && !isThere(path)) {
      if (!create) throw new Refusal('database.not-initialized', {});
      mkdirSync(dirname(resolve(path)), { recursive: true, mode: 0o700 });
    }
    return new SqliteFile(path, { fileMustExist: !create });
  } catch (error) {
    throw unusable(path, error);
  }
}

/** @throws where a folder on the way can't be looked into: that is not the same as nothing being there. */
function isThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    // `throwIfNoEntry: false` says of a file on the way, too, that nothing is there, from Node 24 on
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

function configure(file: Database, path: string, create: boolean): void {
  try {
    refuseOldSqlite(file);
    refuseForeign(file, path, create);
    const journal = file.pragma('journal_mode = wal', { simple: true });
    if (journal !== 'wal' && path !== ':memory:')
      throw new Error(`journal_mode is ${String(journal)}, not wal`);
    for (const [name, value] of Object.entries(settings)) {
      file.pragma(`${name} = ${value}`);
      const found = file.pragma(name, { simple: true });
      if (found !== value) throw new Error(`${name} is ${String(found)}, not ${value}`);
    }
  } catch (error) {
    throw unusable(path, error);
  }
}

/** Looked at before anything is written: another program's database stays as it is. */
function refuseForeign(file: Database, path: string, create: boolean): void {
  const tables = file.prepare(`select name from sqlite_master where type = 'table'`).pluck().all();
  if (tables.includes('kysely_migration')) return;
  if (tables.length > 0) throw new Refusal('database.unusable', { why: `${path} 是别的程序的数据库` });
  if (!create) throw new Refusal('database.not-initialized', {});
}

function refuseOldSqlite(file: Database): void {
  const version = String(file.prepare('select sqlite_version()').pluck().get());
  if (!isOlderSqlite(version)) return;
  const least = oldestSafeVersion.join('.');
  throw new Refusal('database.unusable', { why: `SQLite ${version} 太旧，至少要 ${least}` });
}

/** Whether a version lacks fixes we rely on. */
export function isOlderSqlite(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of oldestSafeVersion.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

/** Takes the write lock when a transaction begins: two that read first and write later would both fail otherwise. */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #file: Database;
  readonly #config: { database: SqliteDatabase };
  constructor(file: Database) {
    const config = { database: keepingStatements(file) };
    super(config);
    this.#file = file;
    this.#config = config;
  }
  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#config, this.#file);
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/** Lets a run of migrations be one transaction, which SQLite can do and Kysely does not ask of it. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #file: Database;
  constructor(config: { database: SqliteDatabase }, file: Database) {
    super(config);
    this.#file = file;
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  /** SQLite itself has rolled back where the disk is full or fails: to do so again would be an error that hides that one. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Why a folder can't be made or looked into. */
const folderFaults: Record<string, string> = {
  EACCES: '没有权限，请换一个用户或检查文件夹权限',
  EPERM: '没有权限，请换一个用户或检查文件夹权限',
  EROFS: '磁盘只读',
  ENOSPC: '磁盘已满',
  EEXIST: '路径中有一段是文件，不是文件夹',
  ENOTDIR: '路径中有一段是文件，不是文件夹',
};

function unusable(path: string, error: unknown): Refusal {
  if (isRefusal(error)) return error;
  const { code = '', message = String(error) } = error as { code?: string; message?: string }; // node:fs or SQLite
  const why = folderFaults[code] ?? message;
  return storeFault(error) ?? new Refusal('database.unusable', { why: `${path}（${why}）` });
}
