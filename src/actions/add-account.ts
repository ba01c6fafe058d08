import type { Account } from '../account/account.js';
import { isAccountName } from '../account/account.js';
import type { Act } from '../account/actor.js';
import { hashPassword, newFirstPassword } from '../account/password.js';
import { Refusal } from '../refusal.js';
import { addAccount as keepAccount } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { lockPeople } from '../store/organizations.js';
import { refuseOddName, refuseTakenSubject, refuseUnknownGrants, targetOfAccount } from './account-rules.js';
import { perform, permit } from './perform.js';

export type NewAccount = Pick<Account, 'name' | 'displayName' | 'grants' | 'oidcSubject'>;

/** An account and the password it is given, which is said this once and must be changed. */
export type FirstPassword = { account: Account; password: string };

/** `password` null: it has none, since its holder signs in at the identity provider. */
export type AddedAccount = { account: Account; password: string | null };

/**
 * A new account with the roles given, all of them below who adds it. One the identity provider knows gets no password:
 * nobody would change it, and until then nothing could be done.
 */
export async function addAccount(db: Db, wanted: NewAccount, act: Act): Promise<AddedAccount> {
  await permit(db, act, 'account.add', await targetOfAccount(db, wanted));
  const password = wanted.oidcSubject === null ? newFirstPassword() : null;
  const hash = password === null ? null : await hashPassword(password); // takes long: only for who may, and before anything is locked
  return perform(db, act, 'account.add', async ({ tx, require, record }) => {
    await require(await targetOfAccount(tx, wanted));
    await lockPeople(tx);
    const { name, displayName, grants, oidcSubject } = wanted;
    if (!isAccountName(name)) throw new Refusal('account.name-invalid', { found: name.slice(0, 100) });
    refuseOddName(displayName);
    await refuseUnknownGrants(tx, grants);
    await refuseTakenSubject(tx, name, oidcSubject);
    const createdAt = act.at.toISOString();
    const mustChangePassword = password !== null;
    const account = { name, displayName, grants, oidcSubject, mustChangePassword, createdAt };
    if (!(await keepAccount(tx, account, hash))) throw new Refusal('account.exists', { account: name });
    record({ thing: { kind: 'account', id: name }, details: { displayName, grants, oidcSubject } });
    return { account: { ...account, disabledAt: null }, password };
  });
}
