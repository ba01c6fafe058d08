/* Durable writes, each with its entry in the chained log, beside commits of SQLite and nothing else. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { writeWorkbook } from '../workbook.js';
import { importFile } from './calls.js';
import type { Filled } from './editions.js';
import { editors } from './editions.js';
import type { Ground } from './ground.js';
import { findLost, keepSaving } from './office.js';
import { percentile, sayFigure, sayHead } from './report.js';

/** One row of 400 bytes a commit, as safe as ours: how many a second. */
function bareCommits(folder: string, seconds: number): number {
  const path = join(folder, 'bare.db');
  const file = new SqliteFile(path);
  file.pragma('journal_mode = wal');
  file.pragma('synchronous = full');
  file.exec('create table entry (id integer primary key, body text not null)');
  const insert = file.prepare('insert into entry (body) values (?)');
  const text = 'x'.repeat(400);
  const started = performance.now();
  let commits = 0;
  for (; performance.now() - started < 1_000 * seconds; commits++) insert.run(text);
  const rate = (1_000 * commits) / (performance.now() - started);
  file.close();
  for (const each of [path, `${path}-wal`, `${path}-shm`]) rmSync(each, { force: true });
  return rate;
}

/** Ten editors who save as fast as they are answered. */
async function savedPerSecond(
  origin: string,
  editions: readonly Filled[],
  seconds: number,
): Promise<{ rate: number; saves: number[]; lost: string[] }> {
  const office = { saved: 0, saves: [] as number[], refused: [] as string[] };
  const journal = new Map<number, Map<string, string>>();
  const clock = { isOver: false };
  const started = performance.now();
  setTimeout(() => (clock.isOver = true), 1_000 * seconds);
  await Promise.all(
    editors.map((_, index) =>
      keepSaving(origin, editions[index % editions.length], index, { office, journal, clock }),
    ),
  );
  const rate = (1_000 * office.saved) / (performance.now() - started);
  if (office.refused.length > 0) throw new Error(office.refused.join(', '));
  return { rate, saves: office.saves, lost: await findLost(origin, journal) };
}

/** G-LD-3. */
export async function measureWriting({ origin, editions, folder, seconds }: Ground): Promise<void> {
  const [before, ours, after] = [
    bareCommits(folder, seconds / 4),
    await savedPerSecond(origin, editions, seconds),
    bareCommits(folder, seconds / 4),
  ];
  const bare = (before + after) / 2;
  const importing = await timeOfImport(origin, editions[0]?.id ?? '', 10_000);
  sayHead(
    `Drafts saved over HTTP by ten at once, each in the chained log and on the disk, ${seconds} s (G-LD-3)`,
  );
  sayFigure('saved a second', ours.rate, { least: 200 });
  sayFigure('bare SQLite commits a second (FULL, one row)', bare);
  sayFigure('ours ÷ bare', ours.rate / bare);
  sayFigure('p99 ms', percentile(ours.saves, 0.99));
  sayFigure('acknowledged and lost', ours.lost.length, { most: 0 });
  sayFigure('10,000 rows imported, from the first byte to the draft, s', importing, { most: 3 });
}

async function timeOfImport(origin: string, edition: string, rows: number): Promise<number> {
  const bytes = writeWorkbook(rows, 90);
  const started = performance.now();
  const { last } = await importFile(origin, editors[0]?.token ?? '', edition, bytes);
  if (last.status >= 300) throw new Error(JSON.stringify(last.body));
  return (performance.now() - started) / 1_000;
}
