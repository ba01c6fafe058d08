/* Ten years of an office, scaled down: how long the things take that could grow with the years. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database.js';
import { fillLog } from '../log-entries.js';
import { startServer } from '../server.js';
import type { Filled } from './editions.js';
import { fillEditions } from './editions.js';
import { percentile, sayFigure, sayHead } from './report.js';

type Years = {
  mebibytes: number;
  startSeconds: number;
  pointInTimeMs: number;
  diffMs: number;
  searchMs: number;
  verifySeconds: number;
};

/** Rows, versions and entries of ten years, divided. */
async function live(folder: string, port: number, divisor: number): Promise<Years> {
  const file = join(folder, `years-${divisor}.db`);
  const url = `sqlite:${file}`;
  const versions = Math.max(3, Math.round(3_000 / divisor / 10));
  const size = { editions: 10, items: Math.round(100_000 / divisor), versions, share: 1 / versions };
  const editions = await fillEditions(url, size);
  const { db, close } = await openDatabase(url, { create: false });
  await fillLog(db, Math.round(5_000_000 / divisor));
  await close();
  const begun = performance.now();
  const server = await startServer(url, port);
  const startSeconds = (performance.now() - begun) / 1_000;
  const origin = `http://127.0.0.1:${port}/api/v1/editions`;
  const ask = (path: (edition: Filled, time: number) => string) =>
    median(async (time) => {
      const edition = editions[time % editions.length];
      const response = await fetch(`${origin}/${edition === undefined ? '' : path(edition, time)}`);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    });
  const figures = {
    pointInTimeMs: await ask(
      ({ id, codes }, time) =>
        `${id}/items/${codes[time % codes.length] ?? ''}?on=2021-01-${10 + (time % 9)}`,
    ),
    diffMs: await ask(({ id }, time) => `${id}/diff?from=${(time % (versions - 1)) + 1}&to=${versions}`),
    searchMs: await ask(({ id }, time) => `${id}/items?q=${encodeURIComponent('公开')}&limit=${20 + time}`),
  };
  server.kill();
  await once(server, 'exit');
  const verifySeconds = await timeOf('verify', url);
  return { mebibytes: statSync(file).size / 2 ** 20, startSeconds, ...figures, verifySeconds };
}

async function median(work: (time: number) => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 21; time++) {
    const started = performance.now();
    await work(time);
    times.push(performance.now() - started);
  }
  return percentile(times, 0.5);
}

async function timeOf(command: string, url: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/cli.js', command], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
  return (performance.now() - started) / 1_000;
}

const figures = [
  ['starts in s', 'startSeconds', 3],
  ['an item on a day of the past, ms', 'pointInTimeMs', 50],
  ['the difference of two versions, ms', 'diffMs', 1_000],
  ['a search, ms', 'searchMs', 300],
  ['verify, s', 'verifySeconds', 180],
] as const;

/** G-LD-4: a part of ten years beside a tenth of that part. */
export async function measureYears(folder: string, port: number, divisor: number): Promise<void> {
  const small = await live(folder, port, divisor * 10);
  const large = await live(folder, port, divisor);
  sayHead(`Ten years of rows, versions and log entries, ÷ ${divisor}, beside ÷ ${divisor * 10} (G-LD-4)`);
  for (const [what, key, most] of figures) {
    sayFigure(what, large[key], { most: key === 'verifySeconds' ? most / divisor : most });
    sayFigure(`${what}, of a tenth`, small[key]);
  }
  sayFigure('MiB on the disk', large.mebibytes);
}
