/* Writing and verifying the log: `npm run bench:log -- [entries]`. */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyHistory } from '../src/actions/verify-history.js';
import { noHeads } from '../src/log/chain.js';
import { entryText } from '../src/log/entry.js';
import { inTransaction, openDatabase } from '../src/store/database.js';
import type { Db } from '../src/store/engine.js';
import { appendEntry, searchLog } from '../src/store/event-log.js';
import { anEntry, fillLog } from './log-entries.js';

const [, , count = '1000000'] = process.argv;
const entries = Number(count);
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
  const filling = await timed(() => fillLog(db, entries));
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
