import type { Act } from '../account/actor.js';
import type { Version } from '../catalog/catalog.js';
import type { Checkpoint } from '../log/checkpoint.js';
import { sayCheckpoint } from '../log/checkpoint.js';
import type { LogEntry } from '../log/entry.js';
import type { Db } from '../store/engine.js';
import type { LogQuery } from '../store/event-log.js';
import { readHead, readPublication, searchLog } from '../store/event-log.js';
import { permit } from './perform.js';
import { wholeSystem } from './target.js';

/** Entries of the log, newest first. Looking at them is not logged, taking them away is: see `exportLog`. */
export async function readLog(db: Db, query: LogQuery, limit: number, act: Act): Promise<LogEntry[]> {
  await permit(db, act, 'log.read', await wholeSystem(db));
  return searchLog(db, query, limit);
}

/** Where the log stands now, to be kept outside; null: nothing was logged yet. */
export async function readCheckpoint(db: Db, act: Act): Promise<Checkpoint | null> {
  await permit(db, act, 'log.checkpoint', await wholeSystem(db));
  return readHead(db);
}

/**
 * Where the log stood when a version was published, as the line that exports print: it never changes, so it carries no
 * seal, whose key may. null: no entry published it.
 */
export async function readPublicationLine(db: Db, version: Version): Promise<string | null> {
  const point = await readPublication(db, version);
  return point && sayCheckpoint(point, []);
}
