import { createHash } from 'node:crypto';
import { readCitations } from '../catalog/citation.js';
import type { ItemContent } from '../catalog/item.js';
import { citationKey } from '../regulation/citation-keys.js';
import { batches } from './catalogs.js';
import { contentColumns, readContent } from './content-codec.js';
import type { Db } from './engine.js';

/** Writes down what contents cite, when they are first stored: that never changes, whatever the register comes to know. */
export async function indexContents(
  db: Db,
  contents: readonly { id: number; legalBases: readonly string[] }[],
): Promise<void> {
  const rows = contents.flatMap(({ id, legalBases }) =>
    [...keysOf(legalBases)].map((key_hash) => ({ key_hash, content_id: id })),
  );
  for (const batch of batches(rows)) await db.insertInto('content_citation').values(batch).execute();
}

function keysOf(legalBases: readonly string[]): Set<number> {
  const citations = legalBases.flatMap((text) => readCitations(text).citations);
  return new Set(citations.map((citation) => hashKey(citationKey(citation))));
}

/** A small number for a key; two keys with the same one cost a look, since what is found is linked anew. */
function hashKey(key: string): number {
  return createHash('sha256').update(key, 'utf8').digest().readInt32BE();
}

/** An item as some versions of its edition have it: from one on, and before another one where it has ended. */
export type CitingSpan = {
  edition: string;
  domain: string;
  code: string;
  from: number;
  to: number | null;
  content: number;
};

/** The spans of all editions whose contents may cite something of these keys, in order of edition, domain and place. */
export async function findCitingSpans(db: Db, keys: Iterable<string>): Promise<CitingSpan[]> {
  const hashes = [...new Set([...keys].map(hashKey))];
  const editions = await db.selectFrom('edition').select(['id', 'slug', 'position']).execute();
  const ranked = new Map(
    editions
      .sort((a, b) => a.position - b.position || compare(a.slug, b.slug))
      .map((one, rank) => [one.id, { ...one, rank }]),
  );
  const rows = await db
    .selectFrom('item_span')
    .select(['edition_id', 'code', 'domain', 'position', 'from_version', 'to_version', 'content_id'])
    .where('content_id', 'in', (query) =>
      query.selectFrom('content_citation').select('content_id').where('key_hash', 'in', hashes),
    )
    .execute();
  const rankOf = (edition: number) => ranked.get(edition)?.rank ?? 0;
  rows.sort(
    (a, b) =>
      rankOf(a.edition_id) - rankOf(b.edition_id) ||
      compare(a.domain, b.domain) ||
      compare(a.position, b.position) ||
      a.from_version - b.from_version,
  );
  return rows.map((row) => ({
    edition: ranked.get(row.edition_id)?.slug ?? '',
    domain: row.domain,
    code: row.code,
    from: row.from_version,
    to: row.to_version,
    content: row.content_id,
  }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Contents by the store's number. */
export async function readContentsById(db: Db, ids: Iterable<number>): Promise<Map<number, ItemContent>> {
  const contents = new Map<number, ItemContent>();
  for (const batch of batches([...new Set(ids)])) {
    const rows = await db
      .selectFrom('item_content')
      .leftJoin('item_content as base', 'base.id', 'item_content.base_id')
      .select(['item_content.id', ...contentColumns])
      .where('item_content.id', 'in', batch)
      .execute();
    for (const row of rows) contents.set(row.id, readContent(row));
  }
  return contents;
}
