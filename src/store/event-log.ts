import type { Heads } from '../log/chain.js';
import { nextHeads, noHeads } from '../log/chain.js';
import type { Checkpoint } from '../log/checkpoint.js';
import type { LogEntry, Thing } from '../log/entry.js';
import { columnsOf, entryText, publishingActions, storable } from '../log/entry.js';
import type { LogLine } from '../log/verify-log.js';
import type { Db } from './engine.js';
import type { Tables } from './tables.js';

/**
 * Writes one entry at the end of the log, in the transaction of what it records. Writers queue on one row, so this is
 * the last thing a transaction does.
 */
export async function appendEntry(db: Db, entry: Omit<LogEntry, 'sequence'>): Promise<LogEntry> {
  await lockLog(db);
  const last = await readHead(db);
  const whole: LogEntry = { ...entry, sequence: (last?.sequence ?? 0) + 1 };
  const body = entryText(whole);
  const heads = nextHeads(last ?? noHeads, body);
  await db
    .insertInto('event_log')
    .values({ ...columnsOf(whole), body, ...toBytes(heads) })
    .execute();
  return whole;
}

/** Lets one transaction at a time look at the end of the log and write there. */
export async function lockLog(db: Db): Promise<void> {
  await db
    .updateTable('setting')
    .set((column) => ({ value: column.ref('value') }))
    .where('name', '=', 'log')
    .execute();
}

/** Whether an account was refused after an instant for this reason, with this thing. */
export async function hasRefusedSince(
  db: Db,
  { account, thing, why }: Pick<LogEntry, 'account' | 'thing'> & { why: string },
  since: Date,
): Promise<boolean> {
  const named = thing && storable(`${thing.kind}:${thing.id}`);
  const rows = await db
    .selectFrom('event_log')
    .select('body')
    .where('account', '=', storable(account))
    .where('outcome', '=', 'refused')
    .where('at', '>', since.toISOString())
    .where('thing', named === null ? 'is' : '=', named)
    .execute();
  return rows.some(({ body }) => (JSON.parse(body) as LogEntry).details['why'] === why); // appendEntry wrote it
}

/** Whether something was done to a thing, once or more. */
export async function isLogged(db: Db, action: string, { kind, id }: Thing): Promise<boolean> {
  const row = await db
    .selectFrom('event_log')
    .select('sequence')
    .where('thing', '=', storable(`${kind}:${id}`))
    .where('action', '=', action)
    .where('outcome', '=', 'done')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where the log stands; null before its first entry. */
export async function readHead(db: Db): Promise<Checkpoint | null> {
  const last = await pointRows(db).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return last ? { ...last, ...toHeads(last) } : null;
}

/** Where the log stood when a version was published: that never changes. */
export async function readPublication(
  db: Db,
  { edition, number }: { edition: string; number: number },
): Promise<Checkpoint | null> {
  const row = await pointRows(db)
    .where('thing', '=', `version:${edition}/${number}`)
    .where('action', 'in', publishingActions)
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, ...toHeads(row) } : null;
}

/** What happened after an entry: the instant of the next one, and whether a version was published since. */
export async function readSince(
  db: Db,
  sequence: number,
): Promise<{ firstAt: string; published: boolean } | null> {
  const rows = db.selectFrom('event_log').where('sequence', '>', sequence).orderBy('sequence').limit(1);
  const first = await rows.select('at').executeTakeFirst();
  if (!first) return null;
  const published = await rows.select('sequence').where('action', 'in', publishingActions).executeTakeFirst();
  return { firstAt: first.at, published: published !== undefined };
}

/** Where the log stands, 0 before its first entry, and whether anything but this was done after an entry; null: after now. */
export async function readDoneSince(
  db: Db,
  sequence: number | null,
  otherThan: readonly string[],
): Promise<{ last: number; done: boolean }> {
  const { last: head } = await db
    .selectFrom('event_log')
    .select(({ fn }) => fn.max<number | null>('sequence').as('last'))
    .executeTakeFirstOrThrow();
  const last = head ?? 0;
  const done = await db
    .selectFrom('event_log')
    .select('sequence')
    .where('sequence', '>', sequence ?? last)
    .where('sequence', '<=', last)
    .where('outcome', '=', 'done')
    .where('action', 'not in', otherThan)
    .limit(1)
    .executeTakeFirst();
  return { last, done: done !== undefined };
}

function pointRows(db: Db) {
  return db.selectFrom('event_log').select(['sequence', 'sha256', 'sm3', 'at']);
}

/** What is looked for; days are instants, `from` included, `to` not. */
export type LogQuery = {
  account?: string | undefined;
  action?: string | undefined;
  thing?: string | undefined;
  edition?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Only entries before this one. */
  before?: number | undefined;
};

/** Newest first. */
export async function searchLog(db: Db, query: LogQuery, limit: number): Promise<LogEntry[]> {
  const { from, to, before } = query;
  const same = (['account', 'action', 'thing', 'edition'] as const).flatMap((column) => {
    const value = query[column];
    return value === undefined ? [] : [{ column, value: storable(value) }];
  });
  const rows = await db
    .selectFrom('event_log')
    .select('body')
    .where((where) => where.and(same.map(({ column, value }) => where(column, '=', value))))
    .$if(from !== undefined, (rows) => rows.where('at', '>=', from ?? ''))
    .$if(to !== undefined, (rows) => rows.where('at', '<', to ?? ''))
    .$if(before !== undefined, (rows) => rows.where('sequence', '<', before ?? 0))
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as LogEntry); // appendEntry wrote it; whether it still says so tells verify
}

/** A part of the log without gaps, both ends included. */
export type LogPart = { first: number; last: number };

/**
 * The part from the first entry of a time to the last, with all that stands between: clocks may have been set back.
 * null: no entry is of that time.
 */
export async function findPart(db: Db, { from, to }: Pick<LogQuery, 'from' | 'to'>): Promise<LogPart | null> {
  const { first, last } = await db
    .selectFrom('event_log')
    .select(({ fn }) => [
      fn.min<number | null>('sequence').as('first'),
      fn.max<number | null>('sequence').as('last'),
    ])
    .$if(from !== undefined, (rows) => rows.where('at', '>=', from ?? ''))
    .$if(to !== undefined, (rows) => rows.where('at', '<', to ?? ''))
    .executeTakeFirstOrThrow();
  return first === null || last === null ? null : { first, last };
}

const lot = 2_000;

/** The lines in the order of their numbers, a lot at a time; without a part also those that no number of ours reaches. */
export async function* readLines(db: Db, part?: LogPart): AsyncGenerator<LogLine> {
  for (let after = part ? part.first - 1 : null; ;) {
    const rows = await db
      .selectFrom('event_log')
      .selectAll()
      .$if(after !== null, (rows) => rows.where('sequence', '>', after))
      .$if(part !== undefined, (rows) => rows.where('sequence', '<=', part?.last ?? 0))
      .orderBy('sequence')
      .limit(lot)
      .execute();
    const last = rows.at(-1)?.sequence;
    // a number too large to be exact would come again and again
    if (last === undefined || (after !== null && last <= after)) return;
    for (const row of rows) yield toLine(row);
    after = last;
  }
}

function toLine({ body, sha256, sm3, ...columns }: Tables['event_log']): LogLine {
  const outcome = columns.outcome as LogEntry['outcome']; // compared, not trusted
  return { text: body, heads: toHeads({ sha256, sm3 }), columns: { ...columns, outcome } };
}

type HeadBytes = Pick<Tables['event_log'], 'sha256' | 'sm3'>;

function toHeads({ sha256, sm3 }: HeadBytes): Heads {
  return { sha256: sha256.toString('hex'), sm3: sm3.toString('hex') };
}

function toBytes({ sha256, sm3 }: Heads): HeadBytes {
  return { sha256: Buffer.from(sha256, 'hex'), sm3: Buffer.from(sm3, 'hex') };
}
