import type { Purse, Tries } from '../account/password-tries.js';
import type { LogEntry } from '../log/entry.js';
import { storable } from '../log/entry.js';
import { tryLimits } from '../account/password-tries.js';
import type { Db } from './engine.js';

/** Whose tries are counted: an account by what makes names equal, whether it exists or not, and an address. */
export type Tried = { account: string; address: string };

/** Lets one transaction at a time count and add: tries made at once must not all find room. */
export async function lockTries(db: Db): Promise<void> {
  await db
    .updateTable('setting')
    .set((column) => ({ value: column.ref('value') }))
    .where('name', '=', 'login')
    .execute();
}

/** Failed tries of the last quarter of an hour. */
export async function countTries(db: Db, { account, address }: Tried, at: Date): Promise<Tries> {
  const counts: Tries = { account: { browser: 0, address: 0, anybody: 0 }, address: 0 };
  const ofAccount = await within(db, at)
    .where('account', '=', account)
    .groupBy('purse')
    .select(['purse', db.fn.countAll().as('count')])
    .execute();
  for (const { purse, count } of ofAccount) counts.account[purse as Purse] = Number(count); // addTry wrote it
  const ofAddress = await within(db, at)
    .where('address', '=', address)
    .where('purse', '=', 'anybody')
    .select(db.fn.countAll().as('count'))
    .executeTakeFirst();
  return { ...counts, address: Number(ofAddress?.count ?? 0) };
}

/** When the oldest try that still counts was made; null: none does. */
export async function oldestTry(
  db: Db,
  { account, address }: Tried,
  because: 'account' | 'address',
  at: Date,
): Promise<Date | null> {
  const row = await within(db, at)
    .where(because, '=', because === 'account' ? account : address)
    .where('purse', '=', 'anybody')
    .select('at')
    .orderBy('at')
    .executeTakeFirst();
  return row ? new Date(row.at) : null;
}

/** Counts a try as failed until it turns out not to be; gives its number. Forgets what no longer counts. */
export async function addTry(db: Db, { account, address }: Tried, purse: Purse, at: Date): Promise<number> {
  const [from, to] = windowOf(at);
  await db
    .deleteFrom('login_failure')
    .where((row) => row.or([row('at', '<=', from), row('at', '>', to)]))
    .execute();
  const { id } = await db
    .insertInto('login_failure')
    .values({ account, address, purse, at: at.toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** It was the right password, or none was compared. */
export async function forgetTry(db: Db, id: number): Promise<void> {
  await db.deleteFrom('login_failure').where('id', '=', id).execute();
}

function within(db: Db, at: Date) {
  const [from, to] = windowOf(at);
  return db.selectFrom('login_failure').where('at', '>', from).where('at', '<=', to);
}

/** Tries dated after now, by a clock that was wrong, must not count for ever. */
function windowOf(at: Date): [from: string, to: string] {
  return [new Date(at.getTime() - tryLimits.windowMs).toISOString(), at.toISOString()];
}

/** Whether who knew an account's password came from an address since an instant, of late: as the log tells. */
export async function hasSignedInFrom(
  db: Db,
  account: string,
  address: string,
  since: Date,
): Promise<boolean> {
  const logins = await db
    .selectFrom('event_log')
    .select('body')
    .where('account', '=', account)
    .where('action', 'in', ['session.begin', 'password.change'])
    .where('outcome', '=', 'done')
    .where('at', '>=', since.toISOString())
    .orderBy('sequence', 'desc')
    .limit(50)
    .execute();
  return logins.some(({ body }) => (JSON.parse(body) as LogEntry).address === address); // appendEntry wrote it
}

/** When whoever was in an account was last put out: its password changed or reset, or itself disabled. null: never. */
export async function lastShut(db: Db, account: string): Promise<string | null> {
  const last = await db
    .selectFrom('event_log')
    .select('at')
    .where('thing', '=', storable(`account:${account}`))
    .where('action', 'in', ['password.change', 'password.reset', 'account.disable'])
    .where('outcome', '=', 'done')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.at ?? null;
}
