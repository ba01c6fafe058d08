import { keepCheckpoint } from '../actions/keep-checkpoint.js';
import type { Db } from '../store/engine.js';
import { repeatedly, sayError, tellingFailures } from './repeatedly.js';
import type { Session } from './session.js';

/** How soon after a publication its checkpoint is outside the database, whoever published it. */
const everyMs = 10_000;

/**
 * After a command that may have published. What it did is done: a checkpoint that can't be kept is told beside it, and
 * the next one makes up for it.
 */
export async function keepCheckpointAfter(session: Session, db: Db): Promise<void> {
  try {
    await keep(session, db);
  } catch (error) {
    session.note(`封存点没有写成：${sayError(error)}`);
  }
}

/** As long as the server runs; `tell` hears each new failure once. Gives what ends it, with a last look. */
export function keepCheckpoints(
  session: Session,
  db: Db,
  tell: (failure: string) => void,
): () => Promise<void> {
  const look = tellingFailures(() => keep(session, db), tell);
  const stop = repeatedly(everyMs, look);
  return async () => {
    await stop();
    await look();
  };
}

async function keep({ configuration }: Session, db: Db): Promise<void> {
  const { checkpointFile: file, logKeys: keys } = configuration;
  if (file !== null) await keepCheckpoint(db, { file, keys }, new Date());
}
