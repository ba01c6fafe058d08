import { batches } from './catalogs.js';
import type { Db } from './engine.js';

/** A version that counts on a day: in force, or in force later. */
export type StandingVersion = { edition: string; number: number; effectiveOn: string; inForce: boolean };

/** Of some editions, the version in force on a day and those that take effect later; oldest first. */
export async function readStandingVersions(
  db: Db,
  editions: readonly string[],
  on: string,
): Promise<StandingVersion[]> {
  const versions: StandingVersion[] = [];
  for (const batch of batches(editions)) {
    const rows = await db
      .selectFrom('version')
      .innerJoin('edition', 'edition.id', 'version.edition_id')
      .select(['edition.slug as edition', 'version.number', 'version.effective_on as effectiveOn'])
      .where('edition.slug', 'in', batch)
      .orderBy('version.effective_on')
      .orderBy('version.number')
      .execute();
    const past = new Map(
      rows.filter(({ effectiveOn }) => effectiveOn <= on).map((row) => [row.edition, row]),
    );
    for (const row of [...past.values(), ...rows.filter(({ effectiveOn }) => effectiveOn > on)])
      versions.push({ ...row, inForce: row.effectiveOn <= on });
  }
  return versions;
}
