import type { Ancestors } from '../account/right.js';
import type { Organization, OrganizationKind, SuccessorMode } from '../account/organization.js';
import type { Db } from './engine.js';

/** In the order in which they were listed. */
export async function listOrganizations(db: Db): Promise<Organization[]> {
  const rows = await db.selectFrom('organization').selectAll().orderBy('position').orderBy('id').execute();
  const names = groupBy(await db.selectFrom('organization_name').selectAll().orderBy('sequence').execute());
  const aliases = groupBy(await db.selectFrom('organization_alias').selectAll().orderBy('alias').execute());
  const successors = groupBy(
    await db.selectFrom('organization_successor').selectAll().orderBy('successor_id').execute(),
  );
  return rows.map(({ id, kind, parent, successor_mode }) => ({
    id,
    kind: kind as OrganizationKind, // the table's check allows no other
    parent,
    names: (names.get(id) ?? []).map(({ name, valid_from, valid_to }) => ({
      name,
      validFrom: valid_from,
      validTo: valid_to,
    })),
    aliases: (aliases.get(id) ?? []).map(({ alias }) => alias),
    successors:
      successor_mode === null
        ? null
        : {
            mode: successor_mode as SuccessorMode, // the table's check allows no other
            organizations: (successors.get(id) ?? []).map(({ successor_id }) => successor_id),
          },
  }));
}

/** Writes an organization whole: a new one at the end of the list, a known one in its place. */
export async function saveOrganization(db: Db, organization: Organization): Promise<void> {
  const { id, kind, parent, names, aliases, successors } = organization;
  const { last } = await db
    .selectFrom('organization')
    .select(({ fn }) => fn.max<number | null>('position').as('last'))
    .executeTakeFirstOrThrow();
  await db
    .insertInto('organization')
    .values({ id, kind, parent, position: (last ?? 0) + 1, successor_mode: successors?.mode ?? null })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ kind, parent, successor_mode: successors?.mode ?? null }),
    )
    .execute();
  for (const table of ['organization_name', 'organization_alias', 'organization_successor'] as const)
    await db.deleteFrom(table).where('organization_id', '=', id).execute();
  for (const [sequence, { name, validFrom, validTo }] of names.entries())
    await db
      .insertInto('organization_name')
      .values({ organization_id: id, sequence, name, valid_from: validFrom, valid_to: validTo })
      .execute();
  for (const alias of new Set(aliases))
    await db.insertInto('organization_alias').values({ organization_id: id, alias }).execute();
  for (const successor of new Set(successors?.organizations ?? []))
    await db
      .insertInto('organization_successor')
      .values({ organization_id: id, successor_id: successor })
      .execute();
}

/** Writes several that may name each other, in any order. */
export async function saveOrganizations(db: Db, organizations: readonly Organization[]): Promise<void> {
  for (const organization of aboveFirst(organizations))
    await saveOrganization(db, { ...organization, successors: null });
  for (const organization of organizations)
    if (organization.successors !== null) await saveOrganization(db, organization);
}

function aboveFirst(organizations: readonly Organization[]): Organization[] {
  const left = new Map(organizations.map((organization) => [organization.id, organization]));
  const placed: Organization[] = [];
  const place = (organization: Organization): void => {
    left.delete(organization.id);
    const above = organization.parent === null ? undefined : left.get(organization.parent);
    if (above) place(above);
    placed.push(organization);
  };
  for (const organization of organizations) if (left.has(organization.id)) place(organization);
  return placed;
}

/**
 * Keeps others from changing organizations or accounts until this transaction ends: what must hold of all of them
 * together (no circles, somebody who administers) is decided on what nobody else is changing.
 */
export async function lockPeople(db: Db): Promise<void> {
  await db
    .updateTable('setting')
    .set((column) => ({ value: column.ref('value') }))
    .where('name', '=', 'people')
    .execute();
}

/** Which organizations are above each one. */
export async function readAncestors(db: Db): Promise<Ancestors> {
  const rows = await db.selectFrom('organization').select(['id', 'parent']).execute();
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  const above = (id: string): string[] => {
    const path: string[] = [];
    let next = parents.get(id) ?? null;
    while (next !== null && !path.includes(next)) {
      path.push(next);
      next = parents.get(next) ?? null;
    }
    return path;
  };
  return new Map(rows.map(({ id }) => [id, above(id)]));
}

/** The organizations nobody is above: what concerns the whole system is theirs. */
export async function listRoots(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('organization').select('id').where('parent', 'is', null).execute();
  return rows.map(({ id }) => id);
}

function groupBy<T extends { organization_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.organization_id, [...(groups.get(row.organization_id) ?? []), row]);
  return groups;
}
