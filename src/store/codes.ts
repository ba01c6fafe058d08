import type { NextCode } from '../catalog/draft.js';
import type { Db } from './engine.js';

/** `19-003`: domain code and a sequence of at least three digits. */
function itemCode(domain: string, sequence: number): string {
  return `${domain}-${String(sequence).padStart(3, '0')}`;
}

/** The sequence in a code; 0 for one of another form. */
export function sequenceOf(code: string): number {
  return Number(/^\d{2}-(\d{3,})$/.exec(code)?.[1] ?? 0);
}

/**
 * Keeps others from publishing or drafting in the same code space until this transaction ends: its editions share
 * their codes. (SQLite has the whole database by then; on PostgreSQL writing the rows locks them.)
 */
export async function lockCodeSpace(db: Db, edition: string): Promise<void> {
  await db
    .updateTable('edition')
    .set((column) => ({ position: column.ref('position') }))
    .where('code_space', '=', (query) =>
      query.selectFrom('edition as own').select('own.code_space').where('own.slug', '=', edition),
    )
    .execute();
}

/** The last sequence given per domain in a code space; codes are never given twice, also not after a withdrawal. */
export async function readCounters(db: Db, codeSpace: string): Promise<Map<string, number>> {
  const rows = await db.selectFrom('code_counter').selectAll().where('code_space', '=', codeSpace).execute();
  return new Map(rows.map(({ domain, last }) => [domain, last]));
}

export async function saveCounters(
  db: Db,
  codeSpace: string,
  counters: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [domain, last] of counters) {
    await db
      .insertInto('code_counter')
      .values({ code_space: codeSpace, domain, last })
      .onConflict((conflict) =>
        conflict
          .columns(['code_space', 'domain'])
          .doUpdateSet({ last })
          .where('code_counter.last', '<', last),
      )
      .execute();
  }
}

/** Counts on from counters and keeps them up to date. */
export function countingCodes(counters: Map<string, number>): NextCode {
  return (domain) => {
    const next = (counters.get(domain) ?? 0) + 1;
    counters.set(domain, next);
    return itemCode(domain, next);
  };
}
