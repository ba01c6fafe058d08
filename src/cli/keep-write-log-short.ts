import type { Database } from '../store/database.js';
import { repeatedly, tellingFailures } from './repeatedly.js';

/** How long what was deleted may still stand in the log of writes of a running server. */
const everyMs = 60_000;

/** As long as the server runs. Gives what ends it: when the database is closed, its log goes anyway. */
export function keepWriteLogShort(
  { emptyWriteLog }: Pick<Database, 'emptyWriteLog'>,
  tell: (failure: string) => void,
): () => Promise<void> {
  return repeatedly(
    everyMs,
    tellingFailures(() => Promise.resolve(emptyWriteLog()), tell),
  );
}
