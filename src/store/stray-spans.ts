import type { Db } from './engine.js';
import { editionKey } from './editions.js';
import { standsAt } from './span-at.js';

/** Spans that no version accounts for: they begin or end after the newest one. */
export async function countStraySpans(db: Db, edition: string, newest: number): Promise<number> {
  const id = await editionKey(db, edition);
  let strays = 0;
  for (const table of ['item_span', 'domain_span'] as const) {
    const { count } = await db
      .selectFrom(table)
      .select((query) => query.fn.countAll<number | string>().as('count'))
      .where('edition_id', '=', id)
      .where((where) => where.or([where('from_version', '>', newest), where('to_version', '>', newest)]))
      .executeTakeFirstOrThrow();
    strays += Number(count);
  }
  return strays;
}

/** How many items a version has by its spans, whatever domain they name. */
export async function countItems(db: Db, edition: string, version: number): Promise<number> {
  const { count } = await db
    .selectFrom('item_span')
    .select((query) => query.fn.countAll<number | string>().as('count'))
    .where('edition_id', '=', await editionKey(db, edition))
    .where(standsAt('item_span', version))
    .executeTakeFirstOrThrow();
  return Number(count);
}
