import type { ItemContent } from '../catalog/item.js';
import { batches } from './catalogs.js';
import { indexContents } from './citation-index.js';
import type { Base } from './content-codec.js';
import { contentHash, encodeContent, hashBytes } from './content-codec.js';
import type { Db } from './engine.js';

/** Stores what items of an edition say from now on. Contents that are new are indexed by what they cite. */
export async function addContents(
  db: Db,
  edition: number,
  contents: ReadonlyMap<string, ItemContent>,
): Promise<void> {
  for (const batch of batches([...contents])) {
    const bases = await readBases(
      db,
      edition,
      batch.map(([code]) => code),
    );
    const encoded = batch.map(([code, content]) => ({
      content,
      stored: encodeContent(content, bases.get(code) ?? null),
    }));
    const added = await db
      .insertInto('item_content')
      .values(encoded.map(({ stored }) => stored))
      .onConflict((conflict) => conflict.columns(['hash', 'format']).doNothing())
      .returning(['id', 'hash'])
      .execute();
    const byHash = new Map(
      encoded.map(({ content, stored }) => [contentHash(stored.hash), content.legalBases]),
    );
    await indexContents(
      db,
      added.map(({ id, hash }) => ({ id, legalBases: byHash.get(contentHash(hash)) ?? [] })),
    );
  }
}

/** What the present content of each item rests on, else that content itself. */
async function readBases(db: Db, edition: number, codes: readonly string[]): Promise<Map<string, Base>> {
  const rows = await db
    .selectFrom('item_span')
    .innerJoin('item_content', 'item_content.id', 'item_span.content_id')
    .innerJoin('item_content as base', (join) =>
      join.on(({ eb, fn }) => eb('base.id', '=', fn.coalesce('item_content.base_id', 'item_content.id'))),
    )
    .select(['item_span.code', 'base.id', 'base.body'])
    .where('item_span.edition_id', '=', edition)
    .where('item_span.to_version', 'is', null)
    .where('item_span.code', 'in', codes)
    .execute();
  return new Map(rows.map(({ code, id, body }) => [code, { id, body }]));
}

/** The store's numbers of contents that are there, by their hashes. */
export async function contentIds(db: Db, hashes: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('item_content')
    .select(['id', 'hash'])
    .where('hash', 'in', [...new Set(hashes)].map(hashBytes))
    .execute();
  return new Map(rows.map(({ id, hash }) => [contentHash(hash), id]));
}
