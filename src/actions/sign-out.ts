import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { Refusal } from '../refusal.js';
import { findAccount } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { endSession, endSessions } from '../store/sessions.js';
import { perform } from './perform.js';

/** Ends the session somebody is in; `id` is its SHA-256. */
export async function signOut(db: Db, id: Buffer, act: Act): Promise<void> {
  await perform(db, act, 'session.end', async ({ tx, require, record }) => {
    await require({ owners: [], account: nameOf(act.actor) });
    await endSession(tx, id);
    record({});
  });
}

/** Ends all other sessions of who acts, e.g. on a computer left behind; tells how many. */
export async function signOutElsewhere(db: Db, id: Buffer, act: Act): Promise<number> {
  return perform(db, act, 'session.end', async ({ tx, require, record, leave }) => {
    const name = nameOf(act.actor);
    await require({ owners: [], account: name });
    const account = await findAccount(tx, name);
    if (!account) throw new Refusal('account.unusable', { account: name });
    const ended = await endSessions(tx, account.key, id);
    if (ended === 0) leave();
    else record({ details: { others: ended } });
    return ended;
  });
}
