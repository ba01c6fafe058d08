import type { Database } from '../store/database.js';
import { keepDelivering } from './deliver-webhooks.js';
import { keepCheckpoints } from './keep-checkpoints.js';
import { keepWriteLogShort } from './keep-write-log-short.js';
import { noteLawDays } from './note-law-days.js';
import type { Session } from './session.js';

/** What a server does by itself from time to time. `tell` hears what failed. Gives what ends all of it, in order. */
export function workWhileServing(
  session: Session,
  database: Database,
  tell: (what: string, failure: string) => void,
): () => Promise<void> {
  const { db } = database;
  const { baseUrl, webhookAllow: allowed } = session.configuration;
  const telling = (what: string) => (failure: string) => {
    tell(what, failure);
  };
  const ends = [
    keepDelivering(db, { baseUrl, allowed }, telling('webhooks are not delivered')),
    noteLawDays(db, telling('what takes effect today is not noted')),
    keepWriteLogShort(database, telling('the log of writes is not emptied')),
    keepCheckpoints(session, db, telling('checkpoint not kept')),
  ];
  return async () => {
    for (const end of ends) await end();
  };
}
