import { Refusal } from '../refusal.js';
import type { KeptAccount } from '../store/accounts.js';
import { findAccountByKey, findAccountBySubject } from '../store/accounts.js';
import { inTransaction } from '../store/database.js';
import type { Db } from '../store/engine.js';
import { appendEntry } from '../store/event-log.js';
import type { NewSession } from '../store/sessions.js';
import { addSession } from '../store/sessions.js';
import type { Attempt } from './try-password.js';
import { tryPassword } from './try-password.js';

type Origin = Pick<Attempt, 'address' | 'request'>;

/** Makes a new session for the browser that asks; called once it is certain who that is. */
export type OpenSession = () => Promise<NewSession>;

/**
 * Signs in who knows an account's password.
 * @throws Refusal `login.failed`, the same for whatever reason; `login.throttled`, `password.busy`.
 */
export async function signIn(db: Db, attempt: Attempt, at: Date, open: OpenSession): Promise<KeptAccount> {
  const account = await tryPassword(db, attempt, 'session.begin', at);
  if (!account) throw new Refusal('login.failed', {});
  return beginSession(db, account, { ...attempt, by: 'password', at }, open);
}

/**
 * Signs in whom the identity provider vouches for, by the subject their account has.
 * @throws Refusal where no account that can be used has it.
 */
export async function signInBySubject(
  db: Db,
  subject: string,
  origin: Origin,
  at: Date,
  open: OpenSession,
): Promise<KeptAccount> {
  const account = await findAccountBySubject(db, subject);
  if (account?.disabledAt === null)
    return beginSession(db, account, { ...origin, by: 'identity-provider', at }, open);
  await inTransaction(db, (tx) =>
    appendEntry(tx, {
      ...entryOf(account?.name ?? '-', origin, at),
      outcome: 'failed',
      details: { subject: subject.slice(0, 60), why: account ? 'disabled' : 'unknown-account' },
    }),
  );
  throw new Refusal('login.refused', { why: '统一身份认证通过了，但没有与它对应的账号，请管理员登记' });
}

/** The session and its entry in the log are kept together, if the account is still what it was. */
async function beginSession(
  db: Db,
  known: KeptAccount,
  { by, at, ...origin }: Origin & { by: 'password' | 'identity-provider'; at: Date },
  open: OpenSession,
): Promise<KeptAccount> {
  const session = await open();
  return inTransaction(db, async (tx) => {
    const account = await findAccountByKey(tx, known.key);
    if (account?.disabledAt !== null || account.passwordHash !== known.passwordHash)
      throw new Refusal('login.failed', {});
    await addSession(tx, session, { accountKey: account.key, address: origin.address, at });
    await appendEntry(tx, { ...entryOf(account.name, origin, at), outcome: 'done', details: { by } });
    return account;
  });
}

function entryOf(account: string, { address, request }: Origin, at: Date) {
  return {
    at: at.toISOString(),
    account,
    via: 'page',
    address,
    request,
    action: 'session.begin',
    thing: null,
    edition: null,
  };
}
