import type { Actor } from '../account/actor.js';
import type { Action } from '../account/permission.js';
import type { Thing } from '../log/entry.js';
import { inTransaction } from '../store/database.js';
import type { Db } from '../store/engine.js';
import { appendEntry, hasRefusedSince, lockLog } from '../store/event-log.js';

/** A known account that was not let in, whatever it wanted; `why` is never a secret. */
export type TurnedAway = Pick<Extract<Actor, { kind: 'account' }>, 'name' | 'via' | 'address' | 'request'> & {
  action: Action;
  thing: Thing | null;
  why: string;
};

const aMinute = 60_000;

/** Logs it once a minute for each account, thing and reason: whoever knocks on and on can't fill the log. */
export async function logTurnedAway(
  db: Db,
  { name: account, action, thing, why, ...door }: TurnedAway,
  at: Date,
): Promise<void> {
  const known = { account, thing, why };
  const since = new Date(at.getTime() - aMinute);
  if (await hasRefusedSince(db, known, since)) return;
  await inTransaction(db, async (tx) => {
    await lockLog(tx);
    if (await hasRefusedSince(tx, known, since)) return;
    const entry = { at: at.toISOString(), account, ...door, action, outcome: 'refused', thing } as const;
    await appendEntry(tx, { ...entry, edition: null, details: { why } });
  });
}
