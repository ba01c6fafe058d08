import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import type { Sought } from '../catalog/find-words.js';
import { readSought } from '../catalog/find-words.js';
import type { FoundMatters } from '../catalog/search-matters.js';
import { searchMatters } from '../catalog/search-matters.js';
import type { Regulation } from '../regulation/regulation.js';
import { searchRegulations } from '../regulation/search-register.js';
import type { Db } from '../store/engine.js';
import { readRegister } from '../store/regulations.js';
import { catalogsInForce } from './catalogs-in-force.js';

/** `edition` null: in all of them. */
export type SearchRequest = { q: string; on: string; edition: string | null };

/** What catalogs in force on a day and the register have of what is sought, each in the order to show it. */
export type SearchResult = FoundMatters & { sought: Sought; regulations: Regulation[] };

/** The one search, for pages and programs; `catalogOf` gives the catalog of a version, from a cache where there is one. */
export async function searchAll(
  db: Db,
  catalogOf: (version: Version) => Promise<Catalog>,
  { q, on, edition }: SearchRequest,
): Promise<SearchResult> {
  const wanted = ({ id }: Edition) => edition === null || id === edition;
  const catalogs = await catalogsInForce(db, catalogOf, on, wanted);
  const sought = readSought(q);
  const { regulations } = await readRegister(db);
  return {
    sought,
    ...searchMatters(catalogs, sought),
    regulations: sought.words.length === 0 ? [] : searchRegulations(regulations, { q }, on),
  };
}
