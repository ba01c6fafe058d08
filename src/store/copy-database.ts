import { sql } from 'kysely';
import { Refusal } from '../refusal.js';
import type { CopiedTable } from './copied-tables.js';
import { copiedTables, leftOutSettings } from './copied-tables.js';
import { inTransaction } from './database.js';
import type { Database } from './database.js';
import type { Db, Engine } from './engine.js';

type Row = Record<string, unknown>;

/**
 * Copies every row into an empty database of the same schema and either engine, in one transaction of each: what the
 * source is at one moment, all of it or nothing.
 * @throws Refusal `database.not-empty`.
 */
export async function copyDatabase(from: Database, to: Database): Promise<void> {
  await inTransaction(to.db, async (target) => {
    await target.deleteFrom('setting').execute(); // those of a new database; whoever else begins here waits
    await refuseFilled(target);
    await withoutGuards(target, to.engine, () =>
      atOneMoment(from, async (source) => {
        for (const table of copiedTables) await copyTable(source, target, table);
      }),
    );
    if (to.engine === 'postgres') await countOn(target);
  });
}

async function refuseFilled(db: Db): Promise<void> {
  for (const table of ['edition', 'organization', 'account', 'event_log'] as const) {
    const rows = await db
      .selectFrom(table)
      .select(sql<number>`1`.as('one'))
      .limit(1)
      .execute();
    if (rows.length > 0) throw new Refusal('database.not-empty', {});
  }
}

/** SQLite keeps every other writer out of a file that is read here: it is a backup, which nobody writes. */
function atOneMoment({ db, engine }: Database, work: (db: Db) => Promise<void>): Promise<void> {
  if (engine === 'sqlite') return work(db);
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

async function copyTable(source: Db, target: Db, { table, key, page }: CopiedTable): Promise<void> {
  let last: Row | undefined;
  do {
    const rows: Row[] = await readPage(source, { table, key, page }, last);
    last = rows.length < page ? undefined : rows.at(-1);
    const kept =
      table === 'setting' ? rows.filter(({ name }) => !leftOutSettings.includes(String(name))) : rows;
    if (kept.length > 0) await target.insertInto(table).values(kept).execute(); // rows of that very table
  } while (last !== undefined);
}

async function readPage(db: Db, { table, key, page }: CopiedTable, last: Row | undefined): Promise<Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const behind = last && sql` where (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
  const { rows } = await sql<Row>`select * from ${sql.table(table)}${behind ?? sql``} order by ${columns}
    limit ${sql.lit(page)}`.execute(db);
  return rows;
}

/** The rules the database keeps are for what happens from now on; a copy brings what happened under them before. */
async function withoutGuards(db: Db, engine: Engine, work: () => Promise<void>): Promise<void> {
  if (engine === 'postgres') {
    for (const { table } of copiedTables)
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
    await work();
    for (const { table } of copiedTables)
      await sql`alter table ${sql.table(table)} enable trigger user`.execute(db);
    return;
  }
  const triggers = await sql<{
    name: string;
    sql: string;
  }>`select name, sql from sqlite_master where type = 'trigger'`.execute(db);
  for (const { name } of triggers.rows) await sql`drop trigger ${sql.ref(name)}`.execute(db);
  await work();
  for (const trigger of triggers.rows) await sql.raw(trigger.sql).execute(db);
}

/** PostgreSQL counts numbers apart from the rows: the next one is behind those that were copied. */
async function countOn(db: Db): Promise<void> {
  const { rows } = await sql<{ table_name: string }>`select table_name from information_schema.columns
    where table_schema = current_schema() and column_name = 'id' and is_identity = 'YES'`.execute(db);
  for (const { table_name: table } of rows)
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), max(id)) from ${sql.table(table)}`.execute(
      db,
    );
}
