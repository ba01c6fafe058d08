import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { isRefusal, Refusal } from '../refusal.js';
import { leftOutSettings, leftOutTables } from './copied-tables.js';
import { copyDatabase } from './copy-database.js';
import type { Database } from './database.js';
import { openDatabase } from './database.js';
import { sayFileFault } from './file-fault.js';

/**
 * Writes what a database is at one moment into a new file, itself a database of SQLite, whatever the engine: it can be
 * looked at with this program and put back into either. People go on working meanwhile. `check` sees it before it gets its name.
 * @throws Refusal `file.unwritable`, also where the file is there already.
 */
export async function writeBackup(
  source: Database,
  path: string,
  check: (backup: Database) => Promise<void>,
): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  reserve(path, part);
  try {
    if (source.engine === 'sqlite') await sql`vacuum into ${part}`.execute(source.db);
    const backup = await openDatabase(`sqlite:${part}`, { create: true }); // empty yet where the source is no file
    try {
      if (source.engine === 'sqlite') await leaveOut(backup);
      else await copyDatabase(source, backup);
      await check(backup);
    } finally {
      await backup.close();
    }
    keep(part, path);
  } catch (error) {
    for (const file of [part, `${part}-wal`, `${part}-shm`]) rmSync(file, { force: true });
    throw error;
  }
}

/**
 * Opens a copy of a backup, brought up to this program's schema; the file itself stays as it is.
 * @throws Refusal `backup.unreadable`, `database.newer`.
 */
export async function withBackup<T>(path: string, work: (backup: Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-'));
  try {
    const copy = join(folder, 'backup.db');
    const backup = await openCopy(path, copy);
    try {
      return await work(backup);
    } catch (error) {
      throw isDamage(error) ? new Refusal('backup.unreadable', { path, why: damaged }) : error;
    } finally {
      await backup.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openCopy(path: string, copy: string): Promise<Database> {
  try {
    copyFileSync(path, copy);
    return await openDatabase(`sqlite:${copy}`, { create: false });
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Of who is signed in no byte stays: what is deleted is overwritten. */
async function leaveOut({ db }: Database): Promise<void> {
  for (const table of leftOutTables) await db.deleteFrom(table).execute();
  await db.deleteFrom('setting').where('name', 'in', leftOutSettings).execute();
}

/** Nobody but the owner reads it: it holds what is not published, and the hashes of passwords. */
function reserve(path: string, part: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
    rmSync(path);
    closeSync(openSync(part, 'wx', 0o600));
  } catch (error) {
    throw unwritable(path, error);
  }
}

function keep(part: string, path: string): void {
  try {
    toDisk(part);
    renameSync(part, path);
    toDisk(dirname(path));
  } catch (error) {
    throw unwritable(path, error);
  }
}

function toDisk(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

function unwritable(path: string, error: unknown): Refusal {
  return new Refusal('file.unwritable', { path, why: sayFileFault(error, '文件夹') });
}

const damaged = '不是备份，或已损坏';

/** A file that opens may still not be readable everywhere. */
function isDamage(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }; // whatever was thrown
  return typeof code === 'string' && /^SQLITE_(?:CORRUPT|NOTADB)/.test(code);
}

function unreadable(path: string, error: unknown): Refusal {
  if (isRefusal(error) && error.code === 'database.newer') return error;
  return new Refusal('backup.unreadable', {
    path,
    why: isRefusal(error) ? damaged : sayFileFault(error, '文件'),
  });
}
