import { topicKey } from '../catalog/topic.js';
import type { Catalog, CatalogDomain } from '../catalog/catalog.js';
import type { CatalogItem } from '../catalog/item.js';
import type { ReadItem } from './read.js';

/** Which item of the catalog a row of a file is, and how that was found; `item` null: a new one. */
export type Match = { row: ReadItem; item: CatalogItem | null; by: 'code' | 'names' | 'new' };

/** What makes a row and an item the same. A row that can't be one is left out, with the reason. */
export type Matching = {
  matches: Match[];
  leftOut: { row: ReadItem; why: 'no-domain' | 'second-row-of-item'; first: ReadItem | null }[];
};

/**
 * Decides which item each row is: by code, then by domain and names after normalising. A row number is never identity.
 * Of two rows that are the same item the first one counts.
 */
export function matchRows(rows: readonly ReadItem[], catalog: Catalog): Matching {
  const byCode = new Map(catalog.domains.flatMap(({ items }) => items).map((item) => [item.code, item]));
  const byNames = itemsByNames(catalog.domains);
  const taken = new Map<string, ReadItem>();
  const matching: Matching = { matches: [], leftOut: [] };
  for (const row of rows) {
    const domain = row.domain?.code ?? null;
    if (domain === null) {
      matching.leftOut.push({ row, why: 'no-domain', first: null });
      continue;
    }
    const coded = row.code === null ? undefined : byCode.get(row.code);
    const key = topicKey(domain, row.content);
    const item = coded ?? byNames.get(key) ?? null;
    const identity = item?.code ?? key;
    const first = taken.get(identity);
    if (first) {
      matching.leftOut.push({ row, why: 'second-row-of-item', first });
      continue;
    }
    taken.set(identity, row);
    matching.matches.push({ row, item, by: coded ? 'code' : item ? 'names' : 'new' });
  }
  return matching;
}

/** Items by their names; names that several items share identify none of them. */
function itemsByNames(domains: readonly CatalogDomain[]): Map<string, CatalogItem | null> {
  const found = new Map<string, CatalogItem | null>();
  for (const { code, items } of domains) {
    for (const item of items) {
      const key = topicKey(code, item);
      found.set(key, found.has(key) ? null : item);
    }
  }
  return found;
}
