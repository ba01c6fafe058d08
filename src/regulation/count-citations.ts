import type { Catalog } from '../catalog/catalog.js';
import type { ReadBasis } from './basis-pieces.js';
import { actsIn } from './basis-pieces.js';

/** How many items of some catalogs name each registered act; an item that names it twice counts once. */
export function countCitations(catalogs: readonly Catalog[], readBasis: ReadBasis): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { domains } of catalogs)
    for (const { items } of domains)
      for (const { legalBases } of items)
        for (const id of new Set(actsIn(legalBases.map(readBasis)).map((act) => act.id)))
          if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
