import type { Account } from '../account/account.js';
import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Action } from '../account/permission.js';
import { Refusal } from '../refusal.js';
import type { KeptAccount } from '../store/accounts.js';
import { findAccount, listAccounts as allAccounts } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { listRoots } from '../store/organizations.js';
import { targetGiven, targetOfNamed, withoutSecrets } from './account-rules.js';
import { permit, refuseNobody } from './perform.js';
import { permitted } from './permitted.js';

/** The accounts within somebody's reach, in the order of their names. */
export async function listAccounts(db: Db, act: Act): Promise<Account[]> {
  const roots = await listRoots(db);
  const accounts = await allAccounts(db);
  const open = await permitted(db, act, 'account.read', accounts, (account) => targetGiven(roots, account));
  return open.map(withoutSecrets);
}

/** One of them. */
export async function readAccount(db: Db, name: string, act: Act): Promise<Account> {
  return withoutSecrets(await permitAccount(db, name, 'account.read', act));
}

/** An account for who may do this to it; one out of reach is refused like one that is not there, but nobody's own is. */
export async function permitAccount(db: Db, name: string, action: Action, act: Act): Promise<KeptAccount> {
  const unknown = new Refusal('account.unknown', { account: name });
  refuseNobody(act);
  const isOwn = name === nameOf(act.actor);
  const account = await findAccount(db, name);
  await permit(db, act, action, await targetOfNamed(db, name, account), isOwn ? undefined : unknown);
  if (!account) throw unknown;
  return account;
}
