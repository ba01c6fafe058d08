import type { Database } from '../store/database.js';
import { repeatedly, tellingFailures } from './repeatedly.js';

/** How long what was deleted may still stand in the log of writes of a running server. */
const everyMs = 60_000;
/** Where somebody is in the way, it is asked for again so soon. */
const againMs = 1_000;
/** So long somebody may be in the way before that is told. */
const patienceMs = 5 * 60_000;

type Emptied = Pick<Database, 'emptyWriteLog'>;

/** As long as the server runs. Gives what ends it: when the database is closed, its log goes anyway. */
export function keepWriteLogShort(database: Emptied, tell: (failure: string) => void): () => Promise<void> {
  return repeatedly(againMs, tellingFailures(emptyingInTime(database, Date.now), tell));
}

/** Empties the log where its time has come, however often it is called. @throws Error as long as that fails for too long. */
export function emptyingInTime({ emptyWriteLog }: Emptied, now: () => number): () => Promise<void> {
  let due = now();
  return () => {
    const late = now() - due;
    if (late < 0) return Promise.resolve();
    if (emptyWriteLog()) due = now() + everyMs;
    else if (late >= patienceMs) return Promise.reject(new Error(inTheWay));
    return Promise.resolve();
  };
}

const inTheWay =
  'another program has been reading the file for minutes, and keeps in it what was deleted: end that program';
