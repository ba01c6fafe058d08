import { batches } from './catalogs.js';
import type { Db } from './engine.js';

/** A version that counts on a day: in force, or in force later. */
export type StandingVersion = { number: number; effectiveOn: string; inForce: boolean };

/** Of some editions, the version in force on a day and those that take effect later; oldest first. */
export async function readStandingVersions(
  db: Db,
  editions: readonly string[],
  on: string,
): Promise<Map<string, StandingVersion[]>> {
  const standing = new Map<string, StandingVersion[]>();
  for (const batch of batches(editions)) {
    const rows = await db
      .selectFrom('version')
      .innerJoin('edition', 'edition.id', 'version.edition_id')
      .select(['edition.slug', 'version.number', 'version.effective_on'])
      .where('edition.slug', 'in', batch)
      .orderBy('version.effective_on')
      .orderBy('version.number')
      .execute();
    for (const { slug, number, effective_on: effectiveOn } of rows) {
      const version = { number, effectiveOn, inForce: effectiveOn <= on };
      // the last one of those that have taken effect is in force
      const others = (standing.get(slug) ?? []).filter(({ inForce }) => !(inForce && version.inForce));
      standing.set(slug, [...others, version]);
    }
  }
  return standing;
}
