import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import { readHistory } from '../../src/store/item-spans.js';
import { ask, giveTokens, NoAnswer, publishOrRefused, sendFile } from './client.js';
import { expectSound } from './inspect.js';
import type { CleanUps } from './lives.js';
import { aFolder, begin, using } from './lives.js';
import { edition, fileOf } from './office.js';
import type { RunningServer } from './server.js';
import { childrenOf, hasEnded, kill, startServer } from './server.js';

/*
 * A server at a fifth of what it can do for MINUTES (10), with faults all the while: it is killed, its reader of files is
 * killed, it stands still, clients hang up. What it holds must not grow.
 */

const minutes = Number(process.env['MINUTES'] ?? 10);
/** Thirty faults or one in five seconds, whichever is rarer. */
const faultEveryMs = Math.max(5_000, minutes * 2_000);

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

type Held = { files: number; mebibytes: number; logMebibytes: number };

type Soak = {
  server: RunningServer;
  isOver: boolean;
  reads: { ok: number; unanswered: number; wrong: string[] };
  /** What publishers were told, in order. */
  told: string[];
  imports: number;
  faults: Record<'killed' | 'readerKilled' | 'stoodStill', number>;
  held: Held[];
};

const paths = [
  `/editions/${edition}/catalog`,
  `/editions/${edition}/items/19-001`,
  `/editions/${edition}/items?q=%E5%85%AC%E5%BC%80`,
  `/editions/${edition}/versions`,
  `/editions/${edition}/diff?from=1&to=1`,
  '/feed.json',
];

async function readOnce({ server, reads }: Soak, index: number): Promise<void> {
  try {
    const { status } = await ask(server, 'GET', paths[index % paths.length] ?? '');
    if (status === 200) reads.ok += 1;
    else reads.wrong.push(`${status} ${paths[index % paths.length] ?? ''}`);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    reads.unanswered += 1;
  }
}

/** How many reads a second ten who ask at once are answered. */
async function capacity(soak: Soak): Promise<number> {
  const seconds = 3;
  const [before, until] = [soak.reads.ok, performance.now() + seconds * 1_000];
  await Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      for (let count = index; performance.now() < until; count += 1) await readOnce(soak, count);
    }),
  );
  return (soak.reads.ok - before) / seconds;
}

async function keepReading(soak: Soak, rate: number): Promise<void> {
  const asked: Promise<void>[] = [];
  for (let count = 0; !soak.isOver; count += 1) {
    asked.push(readOnce(soak, count));
    if (asked.length > 1_000) await Promise.all(asked.splice(0, 900));
    await sleep(1_000 / rate);
  }
  await Promise.all(asked);
}

/** Does something over and over; that nobody answers is no mistake of ours. */
async function over(soak: Soak, everyMs: number, work: (count: number) => Promise<unknown>): Promise<void> {
  for (let count = 1; !soak.isOver; count += 1) {
    await work(count).catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
    });
    await sleep(everyMs);
  }
}

async function publishNext(soak: Soak, count: number): Promise<void> {
  const note = `第${count}稿`;
  const refused = await publishOrRefused(soak.server, note);
  if (refused !== null) throw new Error(`${refused.status}: ${JSON.stringify(refused.json)}`);
  soak.told.push(note);
}

async function importNext(soak: Soak, count: number): Promise<void> {
  const { status } = await sendFile(soak.server, fileOf(count));
  if (status < 300) soak.imports += 1;
}

/** Says half of what it wants, and goes. */
async function hangUp({ server }: Soak): Promise<void> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write('POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\naccount=');
  await sleep(50);
  socket.destroy();
}

async function strike(soak: Soak, start: () => Promise<RunningServer>, count: number): Promise<void> {
  const { child } = soak.server;
  if (count % 3 === 1) {
    await kill(soak.server);
    soak.server = await start();
    soak.faults.killed += 1;
  } else if (count % 3 === 2) {
    for (const reader of childrenOf(child)) process.kill(reader, 'SIGKILL');
    soak.faults.readerKilled += 1;
  } else {
    child.kill('SIGSTOP');
    await sleep(1_000);
    child.kill('SIGCONT');
    soak.faults.stoodStill += 1;
  }
}

/** What the server holds now, unless it is gone or about to go. */
function look({ server: { child }, held }: Soak, file: string): void {
  if (hasEnded(child)) return;
  const memory = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
  if (memory === null) return;
  held.push({
    files: readdirSync(`/proc/${child.pid}/fd`).length,
    mebibytes: Number(memory[1]) / 1024,
    logMebibytes: (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) / 2 ** 20,
  });
}

/** The most of each that was held. */
function most(held: readonly Held[]): Held {
  const of = (what: keyof Held) => Math.round(Math.max(...held.map((one) => one[what])));
  return { files: of('files'), mebibytes: of('mebibytes'), logMebibytes: of('logMebibytes') };
}

async function begun(url: string): Promise<Soak> {
  await begin(url);
  await giveTokens(url);
  return {
    server: await startServer(cleanUps, url),
    isOver: false,
    reads: { ok: 0, unanswered: 0, wrong: [] },
    told: [],
    imports: 0,
    faults: { killed: 0, readerKilled: 0, stoodStill: 0 },
    held: [],
  };
}

it('given a server at a fifth of what it can do, with faults all the while, then nothing that was told is lost, nobody is answered wrongly, and it holds no more at the end than at first', async () => {
  const folder = aFolder(cleanUps);
  const file = join(folder, 'catalog.db');
  const url = `sqlite:${file}`;
  const soak = await begun(url);
  await Promise.all(paths.map((_, index) => readOnce(soak, index))); // the first of each is made anew
  const rate = (await capacity(soak)) / 5;
  await Promise.all([
    sleep(minutes * 60_000).finally(() => (soak.isOver = true)),
    keepReading(soak, rate),
    over(soak, 1_000, (count) => publishNext(soak, count)),
    over(soak, 2_000, (count) => importNext(soak, count)),
    over(soak, 500, () => hangUp(soak)),
    over(soak, 1_000, () => {
      look(soak, file);
      return Promise.resolve();
    }),
    over(soak, faultEveryMs, (count) => strike(soak, () => startServer(cleanUps, url), count)),
  ]);
  const { reads, told, held, imports, faults } = soak;
  const half = held.length >> 1;
  const [first, last] = [most(held.slice(0, half)), most(held.slice(half))];
  const counts = { rate: Math.round(rate), read: reads.ok, unanswered: reads.unanswered, imports };
  console.log(JSON.stringify({ minutes, ...counts, published: told.length, faults, first, last }, null, 1));
  await using(await openDatabase(url, { create: false }), async ({ db }) => {
    const notes = (await readHistory(db, edition, '19-001')).map(({ content }) => content.note);
    expect(notes).toEqual(expect.arrayContaining(told));
    await expectSound(db, folder);
  });
  expect(reads.wrong).toEqual([]);
  expect(last.files).toBeLessThan(first.files + 20);
  expect(last.mebibytes).toBeLessThan(1.15 * first.mebibytes);
  expect(last.logMebibytes).toBeLessThanOrEqual(Math.max(16, first.logMebibytes));
});
