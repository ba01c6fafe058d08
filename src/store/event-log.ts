import type { Heads } from '../log/chain.js';
import { nextHeads, noHeads } from '../log/chain.js';
import type { Checkpoint } from '../log/checkpoint.js';
import type { LogEntry } from '../log/entry.js';
import { entryText, parseEntry } from '../log/entry.js';
import type { LogLine } from '../log/verify-log.js';
import type { Db } from './engine.js';
import type { Tables } from './tables.js';

/**
 * Writes one entry at the end of the log, in the transaction of what it records. Writers queue on one row, so this is
 * the last thing a transaction does.
 */
export async function appendEntry(db: Db, entry: Omit<LogEntry, 'sequence'>): Promise<LogEntry> {
  await db
    .updateTable('setting')
    .set((column) => ({ value: column.ref('value') }))
    .where('name', '=', 'log')
    .execute();
  const last = await readHead(db);
  const whole: LogEntry = { ...entry, sequence: last.sequence + 1 };
  const body = entryText(whole);
  const heads = nextHeads(last, body);
  await db
    .insertInto('event_log')
    .values({
      sequence: whole.sequence,
      body,
      at: whole.at,
      account: whole.account,
      action: whole.action,
      outcome: whole.outcome,
      thing: whole.thing && `${whole.thing.kind}:${whole.thing.id}`,
      edition: whole.edition,
      sha256: Buffer.from(heads.sha256, 'hex'),
      sm3: Buffer.from(heads.sm3, 'hex'),
    })
    .execute();
  return whole;
}

/** Where the log stands; sequence 0 before its first entry. */
export async function readHead(db: Db): Promise<Checkpoint> {
  const last = await db
    .selectFrom('event_log')
    .select(['sequence', 'sha256', 'sm3', 'at'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last
    ? { sequence: last.sequence, at: last.at, ...toHeads(last) }
    : { sequence: 0, at: new Date(0).toISOString(), ...noHeads };
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
  const { account, action, thing, edition, from, to, before } = query;
  const rows = await db
    .selectFrom('event_log')
    .select('body')
    .$if(account !== undefined, (q) => q.where('account', '=', account ?? ''))
    .$if(action !== undefined, (q) => q.where('action', '=', action ?? ''))
    .$if(thing !== undefined, (q) => q.where('thing', '=', thing ?? ''))
    .$if(edition !== undefined, (q) => q.where('edition', '=', edition ?? ''))
    .$if(from !== undefined, (q) => q.where('at', '>=', from ?? ''))
    .$if(to !== undefined, (q) => q.where('at', '<', to ?? ''))
    .$if(before !== undefined, (q) => q.where('sequence', '<', before ?? 0))
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ body }) => parseEntry(body));
}

const lot = 2_000;
/** Also an entry that was numbered below 1 is read. */
const beforeAll = -(2 ** 31);

/** Every line in order, a lot at a time. */
export async function* readLines(db: Db): AsyncGenerator<LogLine> {
  for (let after = beforeAll; ;) {
    const rows = await db
      .selectFrom('event_log')
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(lot)
      .execute();
    for (const row of rows) yield toLine(row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.sequence;
  }
}

function toLine(row: Tables['event_log']): LogLine {
  const { sequence, body, at, account, action, thing, edition } = row;
  return {
    sequence,
    text: body,
    heads: toHeads(row),
    columns: { at, account, action, outcome: row.outcome as LogEntry['outcome'], edition, thing }, // compared, not trusted
  };
}

function toHeads({ sha256, sm3 }: Pick<Tables['event_log'], 'sha256' | 'sm3'>): Heads {
  return { sha256: sha256.toString('hex'), sm3: sm3.toString('hex') };
}
