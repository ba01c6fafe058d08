import type { Selectable } from 'kysely';
import type { Draft, DraftChange, DraftState, Proposal } from '../catalog/draft.js';
import { batches } from './catalogs.js';
import type { Db } from './engine.js';
import { editionKey } from './editions.js';
import type { Tables } from './tables.js';

export async function addDraft(db: Db, draft: Omit<Draft, 'id'>): Promise<Draft> {
  const { id } = await db
    .insertInto('draft')
    .values({
      edition_id: await editionKey(db, draft.edition),
      base_version: draft.baseVersion,
      title: draft.title,
      state: draft.state,
      author: draft.author,
      organization_id: draft.organization,
      created_at: draft.createdAt,
      import_id: draft.importId,
      version: draft.version,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = draft.changes.map(({ reason, ...proposal }, sequence) => ({
    draft_id: id,
    sequence,
    body: JSON.stringify(proposal),
    reason,
  }));
  for (const batch of batches(rows)) await db.insertInto('draft_change').values(batch).execute();
  return { id, ...draft };
}

/** null: there is none. */
export async function findDraft(db: Db, id: number): Promise<Draft | null> {
  const row = await draftRows(db).where('draft.id', '=', id).executeTakeFirst();
  return row ? { ...toDraft(row), changes: await readChanges(db, id) } : null;
}

/** Newest first, without their changes. */
export async function listDrafts(db: Db, edition?: string): Promise<Omit<Draft, 'changes'>[]> {
  const rows = await draftRows(db)
    .$if(edition !== undefined, (query) => query.where('edition.slug', '=', edition ?? ''))
    .orderBy('draft.id', 'desc')
    .execute();
  return rows.map(toDraft);
}

export async function saveDraftState(
  db: Db,
  id: number,
  state: DraftState,
  version: number | null,
): Promise<void> {
  await db.updateTable('draft').set({ state, version }).where('id', '=', id).execute();
}

async function readChanges(db: Db, id: number): Promise<DraftChange[]> {
  const rows = await db
    .selectFrom('draft_change')
    .select(['body', 'reason'])
    .where('draft_id', '=', id)
    .orderBy('sequence')
    .execute();
  return rows.map(({ body, reason }) => ({ ...(JSON.parse(body) as Proposal), reason })); // written by addDraft only
}

function draftRows(db: Db) {
  return db
    .selectFrom('draft')
    .innerJoin('edition', 'edition.id', 'draft.edition_id')
    .selectAll('draft')
    .select('edition.slug');
}

function toDraft(row: Selectable<Tables['draft']> & { slug: string }): Omit<Draft, 'changes'> {
  return {
    id: row.id,
    edition: row.slug,
    baseVersion: row.base_version,
    title: row.title,
    state: row.state as DraftState, // the table's check allows no other
    author: row.author,
    organization: row.organization_id,
    createdAt: row.created_at,
    importId: row.import_id,
    version: row.version,
  };
}
