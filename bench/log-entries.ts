/* Entries of a log by the hundred thousand, chained as ours are. */
import type { Heads } from '../src/log/chain.js';
import { nextHeads, noHeads } from '../src/log/chain.js';
import type { LogEntry } from '../src/log/entry.js';
import { columnsOf, entryText } from '../src/log/entry.js';
import { inTransaction } from '../src/store/database.js';
import type { Db } from '../src/store/engine.js';
import { readHead } from '../src/store/event-log.js';

const lot = 500;

export function anEntry(sequence: number): LogEntry {
  return {
    sequence,
    at: new Date(Date.UTC(2026, 0, 1) + sequence * 60_000).toISOString(),
    account: `账号${sequence % 40}`,
    via: 'page',
    address: `10.1.2.${sequence % 250}`,
    request: '1A2B3C4D',
    action: sequence % 10 === 0 ? 'draft.submit' : 'draft.edit',
    outcome: 'done',
    thing: { kind: 'draft', id: String(sequence % 5_000) },
    edition: 'longting-district',
    details: { revision: sequence % 90, subjects: ['19-001', '19-002'], title: '按新办法修订社会救助领域' },
  };
}

/** So many more, as `appendEntry` writes them, but many to a transaction: that is not what is measured. */
export async function fillLog(db: Db, entries: number): Promise<void> {
  const last = await readHead(db);
  let heads: Heads = last ?? noHeads;
  const first = (last?.sequence ?? 0) + 1;
  const end = first + entries;
  for (let from = first; from < end; from += lot) {
    const rows = Array.from({ length: Math.min(lot, end - from) }, (_, index) => {
      const entry = anEntry(from + index);
      const body = entryText(entry);
      heads = nextHeads(heads, body);
      const bytes = { sha256: Buffer.from(heads.sha256, 'hex'), sm3: Buffer.from(heads.sm3, 'hex') };
      return { ...columnsOf(entry), body, ...bytes };
    });
    await inTransaction(db, (tx) => tx.insertInto('event_log').values(rows).execute());
  }
}
