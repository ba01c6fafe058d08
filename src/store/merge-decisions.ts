import type { Decision } from '../catalog/merge/conflict.js';
import { batches } from './catalogs.js';
import type { Db } from './engine.js';
import { editionKey } from './editions.js';

/** What somebody decided on a conflict before. */
export type Remembered = Decision & { by: string; at: string };

/** What people decided on conflicts of an edition before, of these. */
export async function readDecisions(db: Db, edition: string, keys: readonly string[]): Promise<Remembered[]> {
  const decisions: Remembered[] = [];
  for (const batch of batches(keys)) {
    const rows = await db
      .selectFrom('merge_decision')
      .select(['key', 'choice', 'decided_by', 'decided_at'])
      .where('edition_id', '=', await editionKey(db, edition))
      .where('key', 'in', batch)
      .execute();
    for (const { key, choice, decided_by: by, decided_at: at } of rows)
      decisions.push({ key, choice: JSON.parse(choice) as Decision['choice'], by, at }); // saveDecisions wrote it
  }
  return decisions;
}

/** Remembers what somebody decided; the last word counts. */
export async function saveDecisions(
  db: Db,
  edition: string,
  decisions: readonly Decision[],
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const edition_id = await editionKey(db, edition);
  for (const { key, choice } of decisions) {
    const said = { choice: JSON.stringify(choice), decided_by: by, decided_at: at.toISOString() };
    await db
      .insertInto('merge_decision')
      .values({ edition_id, key, ...said })
      .onConflict((conflict) => conflict.columns(['edition_id', 'key']).doUpdateSet(said))
      .execute();
  }
}
