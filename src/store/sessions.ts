import type { Account } from '../account/account.js';
import { sessionLimits } from '../account/session.js';
import type { Db } from './engine.js';

/** A session as it begins. `id` is the SHA-256 of what the browser has; `csrf` proves that a form is ours. */
export type NewSession = { id: Buffer; csrf: string };

/** A session with whose it is, as the account is now. */
export type KeptSession = {
  account: Pick<Account, 'name' | 'displayName' | 'mustChangePassword' | 'disabledAt'>;
  csrf: string;
  createdAt: string;
  seenAt: string;
};

/** Begins a session, and removes all that are over. */
export async function addSession(
  db: Db,
  { id, csrf }: NewSession,
  { accountKey, address, at }: { accountKey: number; address: string | null; at: Date },
): Promise<void> {
  const before = (ms: number) => new Date(at.getTime() - ms).toISOString();
  await db
    .deleteFrom('session')
    .where((row) =>
      row.or([
        row('created_at', '<=', before(sessionLimits.wholeMs)),
        row('seen_at', '<=', before(sessionLimits.idleMs)),
      ]),
    )
    .execute();
  const now = at.toISOString();
  await db
    .insertInto('session')
    .values({ id, account_id: accountKey, created_at: now, seen_at: now, address, csrf })
    .execute();
}

/** null: there is none, or no more. Whether it still holds is for `isAlive` to say. */
export async function findSession(db: Db, id: Buffer): Promise<KeptSession | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where('session.id', '=', id)
    .select(['session.csrf', 'session.created_at', 'session.seen_at'])
    .select(['name', 'display_name', 'must_change_password', 'disabled_at'])
    .executeTakeFirst();
  if (!row) return null;
  return {
    account: {
      name: row.name,
      displayName: row.display_name,
      mustChangePassword: row.must_change_password === 1,
      disabledAt: row.disabled_at,
    },
    csrf: row.csrf,
    createdAt: row.created_at,
    seenAt: row.seen_at,
  };
}

export async function touchSession(db: Db, id: Buffer, at: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: at.toISOString() }).where('id', '=', id).execute();
}

export async function endSession(db: Db, id: Buffer): Promise<void> {
  await db.deleteFrom('session').where('id', '=', id).execute();
}

/** Ends every session of an account, but for one where that is named; tells how many. */
export async function endSessions(db: Db, accountKey: number, exceptId?: Buffer): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('account_id', '=', accountKey)
    .$if(exceptId !== undefined, (query) => query.where('id', '!=', exceptId ?? Buffer.alloc(0)))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
