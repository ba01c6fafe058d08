import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/**
 * Moves what stands in SQLite's log of writes (WAL) into the file and empties the log. What was deleted is overwritten in
 * the file at once, but stays in its log until that is written over. Does not wait: gives false where a transaction or
 * another program is in the way, and is to be called again.
 */
export function emptyWriteLog(file: Database): boolean {
  if (file.inTransaction) return false;
  const size = statSync(`${file.name}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return true;
  const patience = Number(file.pragma('busy_timeout', { simple: true }));
  file.pragma('busy_timeout = 0'); // this is the thread that answers everybody
  try {
    return file.pragma('wal_checkpoint(truncate)', { simple: true }) === 0; // 1: busy
  } finally {
    file.pragma(`busy_timeout = ${patience}`);
  }
}
