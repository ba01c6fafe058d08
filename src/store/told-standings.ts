import type { ToldStanding } from '../announcement/status-news.js';
import { batches } from './catalogs.js';
import type { Db } from './engine.js';

/** How each act stood when others were last told, by its id. */
export async function readToldStandings(db: Db): Promise<Map<string, ToldStanding>> {
  const rows = await db.selectFrom('told_standing').selectAll().execute();
  return new Map(rows.map(({ regulation_id, body }) => [regulation_id, JSON.parse(body) as ToldStanding])); // saved below only
}

export async function saveToldStandings(db: Db, standings: ReadonlyMap<string, ToldStanding>): Promise<void> {
  for (const batch of batches([...standings]))
    await db
      .insertInto('told_standing')
      .values(batch.map(([regulation_id, standing]) => ({ regulation_id, body: JSON.stringify(standing) })))
      .onConflict((conflict) =>
        conflict.column('regulation_id').doUpdateSet((values) => ({ body: values.ref('excluded.body') })),
      )
      .execute();
}
