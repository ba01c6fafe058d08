import type { Catalog, Version } from '../catalog/catalog.js';
import { readCatalog } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';

/**
 * Keeps the catalogs read last, by version hash. Bounded by rows: a few editions of a district stay, a province's
 * don't fill the memory.
 */
export function catalogCache(db: Db, mostItems = 60_000): (version: Version) => Promise<Catalog> {
  const kept = new Map<string, { reading: Promise<Catalog>; items: number }>();
  const trim = () => {
    let items = [...kept.values()].reduce((sum, entry) => sum + entry.items, 0);
    for (const [hash, entry] of kept) {
      if (items <= mostItems || kept.size === 1) return;
      kept.delete(hash);
      items -= entry.items;
    }
  };
  return async ({ edition, number, hash }) => {
    const found = kept.get(hash);
    if (found) {
      kept.delete(hash);
      kept.set(hash, found);
      return found.reading;
    }
    const entry = { reading: readCatalog(db, edition, number), items: 0 };
    kept.set(hash, entry);
    try {
      const catalog = await entry.reading;
      entry.items = catalog.domains.reduce((sum, { items }) => sum + items.length, 0);
      trim();
      return catalog;
    } catch (error) {
      kept.delete(hash);
      throw error;
    }
  };
}
