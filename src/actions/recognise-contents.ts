import { hashContent } from '../catalog/canonical.js';
import type { Standing } from '../catalog/standing.js';
import { likeliest, standingsOf } from '../catalog/standing.js';
import type { ReadItem } from '../import/read.js';
import { findContentPlaces, readSpans } from '../store/content-places.js';
import type { ContentPlace } from '../store/content-places.js';
import type { Db } from '../store/engine.js';
import { latestVersion } from '../store/versions.js';

/** How the contents of a file stand at each version of an edition, oldest first. */
export type EditionStandings = { edition: string; standings: Standing[] };

/** How a file's rows stand in the editions that have any of them, whatever became of their order, codes and names. */
export async function readStandings(
  db: Db,
  rows: readonly ReadItem[],
  edition?: string,
): Promise<EditionStandings[]> {
  const hashes = [...new Set(rows.map(({ content }) => hashContent(content)))];
  const places = await findContentPlaces(db, hashes, edition);
  const editions = [...new Set(places.map((place) => place.edition))].sort();
  const found: EditionStandings[] = [];
  for (const id of editions) {
    const own = places.filter((place) => place.edition === id);
    const { number } = await latestVersion(db, id);
    const spans = await readSpans(db, id, [...new Set(own.map(({ domain }) => domain))]);
    found.push({ edition: id, standings: standingsOf(number, byHash(own), spans) });
  }
  return found;
}

/** The edition and version that most of a file is of; null: nothing of it was ever published. */
export function likeliestOf(
  found: readonly EditionStandings[],
): { edition: string; standing: Standing } | null {
  const candidates = found.flatMap(({ edition, standings }) => {
    const standing = likeliest(standings);
    return standing === null ? [] : [{ edition, standing }];
  });
  const score = ({ standing: { equal, items } }: (typeof candidates)[number]) => 2 * equal - items;
  return candidates.sort((one, other) => score(other) - score(one))[0] ?? null;
}

function byHash(places: readonly ContentPlace[]): ContentPlace[][] {
  const groups = new Map<string, ContentPlace[]>();
  for (const place of places) groups.set(place.hash, [...(groups.get(place.hash) ?? []), place]);
  return [...groups.values()];
}
