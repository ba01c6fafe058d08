import type { Account } from '../account/account.js';
import type { Target } from '../account/right.js';
import type { Grant } from '../account/role.js';
import { isRole, roles } from '../account/role.js';
import { Refusal } from '../refusal.js';
import type { KeptAccount } from '../store/accounts.js';
import { findAccountBySubject, listAccounts } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { listRoots, readAncestors } from '../store/organizations.js';
import { nobodys } from './target.js';

/** Of all its roles' organizations one must be above: an account without any belongs to the whole system. */
export async function targetOfAccount(
  db: Db,
  { name, grants }: Pick<Account, 'name' | 'grants'>,
): Promise<Target> {
  return targetGiven(await listRoots(db), { name, grants });
}

export function targetGiven(
  roots: readonly string[],
  { name, grants }: Pick<Account, 'name' | 'grants'>,
): Target {
  const owners = [...new Set(grants.map(({ organization }) => organization))];
  return { owners: owners.length > 0 ? owners : roots, account: name };
}

/** As much is asked of the database for an account that is not there, so that the time it takes tells nobody. */
export async function targetOfNamed(db: Db, name: string, account: KeptAccount | null): Promise<Target> {
  const roots = await listRoots(db);
  return account ? targetGiven(roots, account) : { ...nobodys, account: name };
}

/** An account as others may see it. */
export function withoutSecrets(kept: KeptAccount): Account {
  const { name, displayName, grants, mustChangePassword, oidcSubject, createdAt, disabledAt } = kept;
  return { name, displayName, grants, mustChangePassword, oidcSubject, createdAt, disabledAt };
}

/** @throws Refusal for a role or an organization that is not known. */
export async function refuseUnknownGrants(db: Db, grants: readonly Grant[]): Promise<void> {
  const organizations = await readAncestors(db);
  for (const { role, organization } of grants) {
    if (!isRole(role)) throw new Refusal('role.unknown', { role, known: Object.keys(roles) });
    if (!organizations.has(organization)) throw new Refusal('organization.unknown', { organization });
  }
}

export function refuseOddName(displayName: string): void {
  if (displayName.trim() !== '' && displayName.length <= 60 && !/\p{Cc}/u.test(displayName)) return;
  throw new Refusal('request.parameter-invalid', {
    parameter: 'displayName',
    found: displayName.slice(0, 100),
    expected: '1 到 60 个字',
  });
}

/** @throws Refusal where another account signs in as that subject. */
export async function refuseTakenSubject(db: Db, name: string, subject: string | null): Promise<void> {
  const other = subject === null ? null : await findAccountBySubject(db, subject);
  if (other && other.name !== name)
    throw new Refusal('account.subject-taken', { subject: other.oidcSubject ?? '' });
}

/**
 * Somebody who can act must be left that administers each organization nobody is above. Asked where nobody else is
 * changing accounts.
 */
export async function refuseLastAdministrator(
  db: Db,
  before: KeptAccount,
  after: Pick<Account, 'grants' | 'disabledAt'>,
): Promise<void> {
  const others = (await listAccounts(db)).filter(({ key }) => key !== before.key);
  const lost = (await listRoots(db)).filter((root) => administers(before, root) && !administers(after, root));
  if (lost.some((root) => !others.some((other) => administers(other, root))))
    throw new Refusal('account.last-administrator', { account: before.name });
}

function administers({ grants, disabledAt }: Pick<Account, 'grants' | 'disabledAt'>, root: string): boolean {
  return (
    disabledAt === null &&
    grants.some(({ role, organization }) => role === 'administrator' && organization === root)
  );
}
