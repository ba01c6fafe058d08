import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import { isRefusal } from '../refusal.js';
import { listEditions } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { versionInForce } from '../store/versions.js';

export type CatalogInForce = { edition: Edition; version: Version; catalog: Catalog };

/** What is in force on a day, of every edition wanted that has something in force then. */
export async function catalogsInForce(
  db: Db,
  catalogOf: (version: Version) => Promise<Catalog>,
  day: string,
  wanted: (edition: Edition) => boolean = () => true,
): Promise<CatalogInForce[]> {
  const found: CatalogInForce[] = [];
  for (const edition of (await listEditions(db)).filter(wanted)) {
    const version = await inForceOrNone(db, edition.id, day);
    if (version !== null) found.push({ edition, version, catalog: await catalogOf(version) });
  }
  return found;
}

/** null: the day lies before the first version of the edition. */
export async function inForceOrNone(db: Db, edition: string, day: string): Promise<Version | null> {
  try {
    return await versionInForce(db, edition, { on: day, known: null });
  } catch (error) {
    if (isRefusal(error) && error.code === 'version.none-in-force') return null;
    throw error;
  }
}
