import { batches } from './catalogs.js';
import { contentHash, hashBytes } from './content-codec.js';
import type { Db } from './engine.js';
import { editionKey } from './editions.js';

/** A content that stood in an edition, from a version until before another; null: it stands there still. */
export type ContentPlace = {
  edition: string;
  code: string;
  domain: string;
  hash: string;
  from: number;
  to: number | null;
};

/** Where contents stood, in all editions or in one. */
export async function findContentPlaces(
  db: Db,
  hashes: readonly string[],
  edition?: string,
): Promise<ContentPlace[]> {
  const key = edition === undefined ? null : await editionKey(db, edition);
  const places: ContentPlace[] = [];
  for (const batch of batches(hashes)) {
    const rows = await db
      .selectFrom('item_span')
      .innerJoin('item_content', 'item_content.id', 'item_span.content_id')
      .innerJoin('edition', 'edition.id', 'item_span.edition_id')
      .select(['slug', 'code', 'domain', 'hash', 'from_version', 'to_version'])
      .where('hash', 'in', batch.map(hashBytes))
      .$if(key !== null, (query) => query.where('item_span.edition_id', '=', key ?? 0))
      .execute();
    for (const { slug, code, domain, hash, from_version: from, to_version: to } of rows)
      places.push({ edition: slug, code, domain, hash: contentHash(hash), from, to });
  }
  return places;
}

/** From which version until before which other the items of some domains stood in an edition. */
export async function readSpans(
  db: Db,
  edition: string,
  domains: readonly string[],
): Promise<{ from: number; to: number | null }[]> {
  const rows = await db
    .selectFrom('item_span')
    .select(['from_version', 'to_version'])
    .where('edition_id', '=', await editionKey(db, edition))
    .where('domain', 'in', domains.length > 0 ? [...domains] : [''])
    .execute();
  return rows.map(({ from_version: from, to_version: to }) => ({ from, to }));
}
