import { readFileSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { Migrator, sql } from 'kysely';
import type { Db, Engine } from '../../src/store/engine.js';
import { migrations } from '../../src/store/migrations/migrate.js';
import { rowsSince } from './old-rows.js';

type Row = Record<string, unknown>;
type AnyTables = Record<string, Row>;

/** What the first released program wrote: two versions, a published draft, an open one. Blobs as hexadecimal. */
const old = JSON.parse(
  readFileSync(new URL('./databases/001-core.json', import.meta.url), 'utf8'),
  (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'hex' in value
      ? Buffer.from(String(value.hex), 'hex')
      : value,
) as Record<string, Row[]>;

/** The rows as they came to be, version by version: the guards allow no other order. */
async function replay(db: Kysely<AnyTables>): Promise<void> {
  const insert = async (table: string, rows: Row[] = []) => {
    for (const row of rows) await db.insertInto(table).values(row).execute();
  };
  for (const table of [
    'edition',
    'item_content',
    'code_counter',
    'import_file',
    'import_result',
    'mapping',
    'row_choice',
  ])
    await insert(table, old[table]);
  for (const version of old['version'] ?? []) {
    await insert('version', [version]);
    for (const table of ['item_span', 'domain_span']) {
      const rows = old[table] ?? [];
      for (const { code } of rows.filter(({ to_version }) => to_version === version['number']))
        await db
          .updateTable(table)
          .set({ to_version: version['number'] })
          .where('code', '=', code)
          .where('to_version', 'is', null)
          .execute();
      const opened = rows.filter(({ from_version }) => from_version === version['number']);
      await insert(
        table,
        opened.map((row) => ({ ...row, to_version: null })),
      );
    }
  }
  for (const draft of old['draft'] ?? []) {
    await insert('draft', [{ ...draft, state: 'editing', version: null }]);
    await insert(
      'draft_change',
      old['draft_change']?.filter(({ draft_id }) => draft_id === draft['id']),
    );
    await db.updateTable('draft').set(draft).where('id', '=', draft['id']).execute();
  }
}

/** Makes of an empty database what the first released program left. */
export function asFirstReleased(db: Db, engine: Engine): Promise<void> {
  return asReleased(db, engine, '001-core');
}

/** Makes of an empty database what the program with that newest migration left, when every one before had been used. */
export async function asReleased(db: Db, engine: Engine, newest: string): Promise<void> {
  const known = migrations(engine);
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(known) } });
  const anyDb = db as unknown as Kysely<AnyTables>; // its tables as they were
  for (const migration of Object.keys(known).filter((name) => name <= newest)) {
    const { error } = await migrator.migrateTo(migration);
    if (error !== undefined) throw error as Error; // the migrator passes on what was thrown
    if (migration === '001-core') await replay(anyDb);
    for (const [table, row] of rowsSince[migration] ?? [])
      await anyDb.insertInto(table).values(row).execute();
  }
  if (engine === 'postgres')
    for (const table of ['edition', 'item_content', 'import_result', 'draft'])
      await sql`select setval(pg_get_serial_sequence(${table}, 'id'), 1000)`.execute(db);
}

/** The rows of it that an upgrade must leave as they are, as far as `newest` goes: what was written, and what is there. */
export async function keptRows(db: Db, newest: string): Promise<{ written: Row[]; found: Row[] }> {
  const rows = Object.entries(rowsSince).flatMap(([migration, since]) => (migration <= newest ? since : []));
  const found: Row[] = [];
  for (const [table, row] of rows) {
    let query = (db as unknown as Kysely<AnyTables>).selectFrom(table).select(Object.keys(row));
    for (const [column, value] of Object.entries(row))
      if (value !== null) query = query.where(column, '=', value);
    found.push(...(await query.execute()));
  }
  return { written: rows.map(([, row]) => row), found };
}
