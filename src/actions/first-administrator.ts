import { isAccountName } from '../account/account.js';
import { weaknessOf } from '../account/password-rules.js';
import { hashPassword, newFirstPassword } from '../account/password.js';
import { Refusal } from '../refusal.js';
import { addAccount, listAccounts } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { listRoots, lockPeople } from '../store/organizations.js';
import { perform } from './perform.js';

/** Who is to administer a new system; `password` null: one is made up. */
export type FirstAdministrator = { name: string; password: string | null };

/**
 * Where there is no account at all, makes one that administers every organization nobody is above; its password must be
 * changed. The program does it by itself. null: there is somebody. `password`: what was made up, to be said this once.
 */
export async function addFirstAdministrator(
  db: Db,
  { name, password }: FirstAdministrator,
  at: Date,
): Promise<FirstAdministrator | null> {
  if ((await listAccounts(db)).length > 0) return null;
  if (!isAccountName(name)) throw new Refusal('account.name-invalid', { found: name.slice(0, 100) });
  const made = password === null ? newFirstPassword() : null;
  const why = password === null ? null : weaknessOf(password, name);
  if (why !== null) throw new Refusal('password.weak', { why });
  const hash = await hashPassword(password ?? made ?? '');
  return perform(db, { actor: { kind: 'system' }, at }, 'account.add', async ({ tx, record, leave }) => {
    await lockPeople(tx);
    if ((await listAccounts(tx)).length > 0) {
      leave();
      return null;
    }
    const grants = (await listRoots(tx)).map((organization) => ({
      role: 'administrator' as const,
      organization,
    }));
    const account = { name, displayName: name, grants, oidcSubject: null, mustChangePassword: true };
    await addAccount(tx, { ...account, createdAt: at.toISOString() }, hash);
    record({ thing: { kind: 'account', id: name }, details: { grants, first: true } });
    return { name, password: made };
  });
}
