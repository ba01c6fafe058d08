import type { Selectable } from 'kysely';
import type { Organization } from '../account/organization.js';
import type { Edition, EditionLevel } from '../catalog/catalog.js';
import { Refusal } from '../refusal.js';
import type { Db } from './engine.js';
import type { Tables } from './tables.js';

/** In the order they are shown. */
export async function listEditions(db: Db): Promise<Edition[]> {
  const rows = await db.selectFrom('edition').selectAll().orderBy('position').orderBy('slug').execute();
  return rows.map(toEdition);
}

/** @throws Refusal `edition.unknown`. */
export async function findEdition(db: Db, slug: string): Promise<Edition> {
  const row = await db.selectFrom('edition').selectAll().where('slug', '=', slug).executeTakeFirst();
  if (!row) {
    const known = (await listEditions(db)).map(({ id }) => id);
    throw new Refusal('edition.unknown', { edition: slug, known });
  }
  return toEdition(row);
}

/** false: it is there already, also where another process adds it at this moment. */
export async function addEdition(db: Db, edition: Edition, position: number): Promise<boolean> {
  const added = await db
    .insertInto('edition')
    .values({
      slug: edition.id,
      title: edition.title,
      level: edition.level,
      organization: edition.organization,
      upstream: edition.upstream,
      code_space: edition.codeSpace,
      position,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Gives editions without an owner to the organization they name: by a name it has or had, or an alias. */
export async function giveEditionsOwners(db: Db, organizations: readonly Organization[]): Promise<void> {
  for (const { id, names, aliases } of organizations)
    await db
      .updateTable('edition')
      .set({ organization_id: id })
      .where('organization_id', 'is', null)
      .where('organization', 'in', [...names.map(({ name }) => name), ...aliases])
      .execute();
}

/** The organization whose edition it is; null: not known. */
export async function readOwner(db: Db, slug: string): Promise<string | null> {
  const row = await db
    .selectFrom('edition')
    .select('organization_id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row?.organization_id ?? null;
}

/** The store's own number of an edition that is known to exist. */
export async function editionKey(db: Db, slug: string): Promise<number> {
  const row = await db.selectFrom('edition').select('id').where('slug', '=', slug).executeTakeFirst();
  if (!row) throw new Refusal('edition.unknown', { edition: slug, known: [] });
  return row.id;
}

function toEdition(row: Selectable<Tables['edition']>): Edition {
  return {
    id: row.slug,
    title: row.title,
    level: row.level as EditionLevel, // only addEdition writes it
    organization: row.organization,
    upstream: row.upstream,
    codeSpace: row.code_space,
  };
}
