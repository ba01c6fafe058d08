import type { Selectable } from 'kysely';
import type { Account } from '../account/account.js';
import { nameKey } from '../account/account.js';
import type { Grant, Role } from '../account/role.js';
import type { Db } from './engine.js';
import type { Tables } from './tables.js';

/** An account with the store's own number and what only signing in needs. */
export type KeptAccount = Account & {
  key: number;
  passwordHash: string | null;
  passwordChangedAt: string | null;
};

/** By its name, whatever its case and width; null: there is none. */
export async function findAccount(db: Db, name: string): Promise<KeptAccount | null> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('name_key', '=', nameKey(name))
    .executeTakeFirst();
  const grants = await readGrants(db, row?.id ?? 0); // also for none: the time it takes tells nobody
  return row ? toAccount(row, grants) : null;
}

export async function findAccountByKey(db: Db, key: number): Promise<KeptAccount | null> {
  const row = await db.selectFrom('account').selectAll().where('id', '=', key).executeTakeFirst();
  return row ? toAccount(row, await readGrants(db, row.id)) : null;
}

/** By the subject its identity provider knows it under. */
export async function findAccountBySubject(db: Db, subject: string): Promise<KeptAccount | null> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('oidc_subject', '=', subject)
    .executeTakeFirst();
  return row ? toAccount(row, await readGrants(db, row.id)) : null;
}

/** In the order of their names. */
export async function listAccounts(db: Db): Promise<KeptAccount[]> {
  const rows = await db.selectFrom('account').selectAll().orderBy('name').execute();
  const roles = await db
    .selectFrom('account_role')
    .selectAll()
    .orderBy('role')
    .orderBy('organization_id')
    .execute();
  return rows.map((row) =>
    toAccount(row, roles.filter(({ account_id }) => account_id === row.id).map(toGrant)),
  );
}

/** false: there is one of that name already. */
export async function addAccount(
  db: Db,
  account: Omit<Account, 'disabledAt'>,
  passwordHash: string | null,
): Promise<boolean> {
  const { name, displayName, mustChangePassword, oidcSubject, createdAt } = account;
  const row = await db
    .insertInto('account')
    .values({
      name,
      name_key: nameKey(name),
      display_name: displayName,
      password_hash: passwordHash,
      must_change_password: mustChangePassword ? 1 : 0,
      password_changed_at: passwordHash === null ? null : createdAt,
      oidc_subject: oidcSubject,
      created_at: createdAt,
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('name_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) await saveGrants(db, row.id, account.grants);
  return row !== undefined;
}

export async function saveGrants(db: Db, key: number, grants: readonly Grant[]): Promise<void> {
  await db.deleteFrom('account_role').where('account_id', '=', key).execute();
  for (const { role, organization } of grants)
    await db
      .insertInto('account_role')
      .values({ account_id: key, role, organization_id: organization })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

export async function saveProfile(
  db: Db,
  key: number,
  { displayName, oidcSubject }: Pick<Account, 'displayName' | 'oidcSubject'>,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ display_name: displayName, oidc_subject: oidcSubject })
    .where('id', '=', key)
    .execute();
}

/** `hash` null: it has none any more. */
export async function savePassword(
  db: Db,
  key: number,
  { hash, mustChange, at }: { hash: string | null; mustChange: boolean; at: Date },
): Promise<void> {
  await db
    .updateTable('account')
    .set({
      password_hash: hash,
      must_change_password: mustChange ? 1 : 0,
      password_changed_at: at.toISOString(),
    })
    .where('id', '=', key)
    .execute();
}

/** null: it may be used again. */
export async function saveDisabled(db: Db, key: number, at: Date | null): Promise<void> {
  await db
    .updateTable('account')
    .set({ disabled_at: at?.toISOString() ?? null })
    .where('id', '=', key)
    .execute();
}

async function readGrants(db: Db, key: number): Promise<Grant[]> {
  const rows = await db
    .selectFrom('account_role')
    .selectAll()
    .where('account_id', '=', key)
    .orderBy('role')
    .orderBy('organization_id')
    .execute();
  return rows.map(toGrant);
}

/** A role no longer known gives no right: `permissions` has nothing under it. */
function toGrant({ role, organization_id }: Tables['account_role']): Grant {
  return { role: role as Role, organization: organization_id };
}

function toAccount(row: Selectable<Tables['account']>, grants: Grant[]): KeptAccount {
  return {
    key: row.id,
    name: row.name,
    displayName: row.display_name,
    grants,
    mustChangePassword: row.must_change_password === 1,
    oidcSubject: row.oidc_subject,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
    passwordHash: row.password_hash,
    passwordChangedAt: row.password_changed_at,
  };
}

/** What every account is called in print, by its name. */
export async function readDisplayNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('account').select(['name', 'display_name']).execute();
  return new Map(rows.map(({ name, display_name }) => [name, display_name]));
}

/** What an account is called in print; its name is what it signs in with, and stays inside. */
export async function readDisplayName(db: Db, name: string): Promise<string> {
  return (await findAccount(db, name))?.displayName ?? name;
}
