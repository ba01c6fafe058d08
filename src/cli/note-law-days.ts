import { announceDay } from '../actions/announce-day.js';
import { noteLawDay } from '../actions/note-law-day.js';
import type { Db } from '../store/engine.js';
import { repeatedly, tellingFailures } from './repeatedly.js';

const everyMs = 3_600_000;

/** As long as the server runs, so that a law or version which takes effect is noted and told of on its day. Gives what ends it. */
export function noteLawDays(db: Db, tell: (failure: string) => void): () => Promise<void> {
  const note = async () => {
    await noteLawDay(db, new Date());
    await announceDay(db, new Date());
  };
  return repeatedly(everyMs, tellingFailures(note, tell));
}
