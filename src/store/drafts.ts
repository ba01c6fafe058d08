import type { Selectable } from 'kysely';
import type { Proposals } from '../catalog/blame.js';
import type { Draft, DraftState } from '../catalog/draft.js';
import type { ItemContent } from '../catalog/item.js';
import { decodeDraftBody, encodeDraftBody } from './draft-codec.js';
import { batches, readContents } from './catalogs.js';
import type { Db } from './engine.js';
import { editionKey } from './editions.js';
import type { KeptChange } from './published-changes.js';
import { keepChange, publishedItems, wholeChange } from './published-changes.js';
import type { Tables } from './tables.js';

/** What a draft is, without what it proposes. */
export type DraftHead = Omit<Draft, 'changes' | 'weights' | 'codes'>;

/** What is kept of what a draft proposes: of a published one without what its version has. */
type KeptBody = Pick<Draft, 'weights' | 'codes'> & { changes: KeptChange[] };

/** A draft as it begins. */
export type NewDraft = Pick<
  Draft,
  'edition' | 'baseVersion' | 'title' | 'author' | 'organization' | 'createdAt' | 'importId' | 'changes'
>;

/** @param spelled its changes by `spellChanges`, where they were needed before */
export async function addDraft(db: Db, draft: NewDraft, spelled?: Buffer): Promise<Draft> {
  const { edition, baseVersion, title, author, organization, createdAt, importId, changes } = draft;
  const { id } = await db
    .insertInto('draft')
    .values({
      edition_id: await editionKey(db, edition),
      base_version: baseVersion,
      title,
      state: 'editing',
      author,
      editors: JSON.stringify([author]),
      organization_id: organization,
      created_at: createdAt,
      import_id: importId,
      version: null,
      body: encodeDraftBody({ changes, weights: [], codes: {} }, spelled),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rest = { editors: [author], revision: 1, digest: null, version: null, weights: [], codes: {} };
  return { ...draft, id, state: 'editing', ...rest };
}

/** null: there is none. */
export async function findDraft(db: Db, id: number): Promise<Draft | null> {
  const row = await draftRows(db).select('draft.body').where('draft.id', '=', id).executeTakeFirst();
  if (!row) return null;
  const { changes, codes, ...rest } = bodyOf(row.body);
  const head = toHead(row);
  const contents = await readPublished(db, head, changes, codes);
  const whole = changes.map((change) => wholeChange(change, (code) => contents.get(code), codes));
  return { ...head, ...rest, codes, changes: whole };
}

/** Newest first, without what they propose. */
export async function listDrafts(db: Db, edition?: string): Promise<DraftHead[]> {
  const rows = await draftRows(db)
    .$if(edition !== undefined, (query) => query.where('edition.slug', '=', edition ?? ''))
    .orderBy('draft.id', 'desc')
    .execute();
  return rows.map(toHead);
}

/** Writes a draft as it is now, as one revision more. */
export async function saveDraft(db: Db, draft: Draft): Promise<Draft> {
  const { id, baseVersion, title, state, editors, digest, version, weights, codes } = draft;
  const revision = draft.revision + 1;
  const contents = await readPublished(db, draft, draft.changes, codes);
  const changes = draft.changes.map((change) => keepChange(change, (code) => contents.get(code), codes));
  await db
    .updateTable('draft')
    .set({
      base_version: baseVersion,
      title,
      state,
      editors: JSON.stringify(editors),
      digest,
      version,
      revision,
      body: encodeDraftBody({ changes, weights, codes }),
    })
    .where('id', '=', id)
    .execute();
  return { ...draft, revision };
}

function bodyOf(body: Buffer): KeptBody {
  return decodeDraftBody(body) as KeptBody; // encoded from a draft
}

/** What the version that a draft became has of its changes; nothing before it is published. */
async function readPublished(
  db: Db,
  { edition, version }: Pick<Draft, 'edition' | 'version'>,
  changes: readonly KeptChange[],
  codes: Record<string, string>,
): Promise<Map<string, ItemContent>> {
  return version === null ? new Map() : readContents(db, edition, version, publishedItems(changes, codes));
}

function draftRows(db: Db) {
  return db
    .selectFrom('draft')
    .innerJoin('edition', 'edition.id', 'draft.edition_id')
    .select([
      'draft.id',
      'edition.slug',
      'draft.base_version',
      'draft.title',
      'draft.state',
      'draft.author',
      'draft.editors',
      'draft.revision',
      'draft.digest',
      'draft.organization_id',
      'draft.created_at',
      'draft.import_id',
      'draft.version',
    ]);
}

function toHead(
  row: Omit<Selectable<Tables['draft']>, 'body' | 'encoding' | 'edition_id'> & { slug: string },
): DraftHead {
  return {
    id: row.id,
    edition: row.slug,
    baseVersion: row.base_version,
    title: row.title,
    state: row.state as DraftState, // the table's check allows no other
    author: row.author,
    editors: JSON.parse(row.editors) as string[], // written here only
    revision: row.revision,
    digest: row.digest,
    organization: row.organization_id,
    createdAt: row.created_at,
    importId: row.import_id,
    version: row.version,
  };
}

/** Keeps others from writing a draft until this transaction ends; published ones nobody writes. */
export async function lockDraft(db: Db, id: number): Promise<void> {
  await db
    .updateTable('draft')
    .set((column) => ({ title: column.ref('title') }))
    .where('id', '=', id)
    .where('state', '<>', 'published')
    .execute();
}

/** What the drafts of some versions were about and why, by version; the first version of an edition had none. */
export async function readProposals(
  db: Db,
  edition: string,
  versions: readonly number[],
): Promise<Map<number, Proposals>> {
  const proposals = new Map<number, Proposals>();
  for (const batch of batches(versions)) {
    const rows = await db
      .selectFrom('draft')
      .select(['id', 'version', 'body'])
      .where('edition_id', '=', await editionKey(db, edition))
      .where('version', 'in', batch)
      .execute();
    for (const { id, version, body } of rows)
      if (version !== null) proposals.set(version, { draft: id, ...bodyOf(body) });
  }
  return proposals;
}
