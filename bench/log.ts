/* Writing and verifying the log: `npm run bench:log -- [entries]`. */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyHistory } from '../src/actions/verify-history.js';
import { nextHeads, noHeads } from '../src/log/chain.js';
import type { LogEntry } from '../src/log/entry.js';
import { columnsOf, entryText } from '../src/log/entry.js';
import { inTransaction, openDatabase } from '../src/store/database.js';
import type { Db } from '../src/store/engine.js';
import { appendEntry, searchLog } from '../src/store/event-log.js';

const [, , count = '1000000'] = process.argv;
const entries = Number(count);
const lot = 500;

function anEntry(sequence: number): LogEntry {
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

/** Rows as `appendEntry` writes them, many to a transaction: that is not what is measured. */
async function fill(db: Db): Promise<void> {
  let heads = noHeads;
  for (let from = 1; from <= entries; from += lot) {
    const rows = Array.from({ length: Math.min(lot, entries - from + 1) }, (_, index) => {
      const entry = anEntry(from + index);
      const body = entryText(entry);
      heads = nextHeads(heads, body);
      const bytes = { sha256: Buffer.from(heads.sha256, 'hex'), sm3: Buffer.from(heads.sm3, 'hex') };
      return { ...columnsOf(entry), body, ...bytes };
    });
    await inTransaction(db, (tx) => tx.insertInto('event_log').values(rows).execute());
  }
}

/** A chain of SHA-256 over texts of the same length, and nothing else: what no verifier can be faster than. */
function bareChain(length: number): void {
  const text = entryText(anEntry(length));
  let head = noHeads.sha256;
  for (let left = length; left > 0; left -= 1) head = hash('sha256', `log-1\n${head}\n${text}\n`);
}

async function timed(work: () => unknown): Promise<{ seconds: number; cpu: number }> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
}

async function append(db: Db, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    const { sequence: _, ...entry } = anEntry(done + 1);
    await inTransaction(db, (tx) => appendEntry(tx, entry));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
const file = join(folder, 'catalog.db');
const { db, close } = await openDatabase(`sqlite:${file}`, { create: true });
try {
  const filling = await timed(() => fill(db));
  const bare = await timed(() => {
    bareChain(entries);
  });
  const verifying = await timed(async () => {
    const { log } = await verifyHistory(db);
    if (log.finding !== null || log.entries !== entries) throw new Error('the log does not verify');
  });
  const appended = 1_000;
  const appending = await timed(() => append(db, appended));
  const searching = await timed(() => searchLog(db, { account: '账号7', action: 'draft.submit' }, 50));
  const report = {
    entries,
    'MiB on disk': Math.round(statSync(file).size / 2 ** 20),
    'filling s': filling.seconds,
    'bare SHA-256 chain s': bare.seconds,
    'bare SHA-256 chain CPU s': bare.cpu,
    'verify s': verifying.seconds,
    'verify CPU s': verifying.cpu,
    'verify ÷ bare, CPU': verifying.cpu / bare.cpu,
    'entries appended a second, each its own durable transaction': appended / appending.seconds,
    'search ms': searching.seconds * 1000,
  };
  for (const [what, value] of Object.entries(report))
    process.stdout.write(`${what.padEnd(62)} ${Number(value.toFixed(2))}\n`);
} finally {
  await close();
  rmSync(folder, { recursive: true, force: true });
}
