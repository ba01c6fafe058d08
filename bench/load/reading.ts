/* The public JSON as portals ask for it, a mix of everything there is, by a client in a process of its own. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type autocannon from 'autocannon';
import type { Load } from '../ask.js';
import type { Asked } from '../bare-server.js';
import { asSource, median, startYardstick } from '../contender.js';
import { heldBy } from '../process.js';
import type { Filled } from './editions.js';
import type { Ground } from './ground.js';
import { sayFigure, sayHead } from './report.js';

/** So many different questions: what is answered once is asked for again after that many others. */
const questions = 200;

/** Of ten: three items, two domains, two lists, the versions, their comparison, and the whole catalog in force. */
export function mixOf(editions: readonly Filled[]): Asked[] {
  return Array.from({ length: questions }, (_, index) => {
    const found = editions[(index * 7) % editions.length];
    if (found === undefined) throw new Error('there is no edition to ask for');
    const { id, codes, versions } = found;
    const code = codes[(index * 131) % codes.length] ?? '';
    const domain = code.slice(0, 2);
    const paths = [
      `items/${code}`,
      `items/${code}/history`,
      `items/${code}?on=2021-01-01`,
      `versions/${(index % versions) + 1}/domains/${domain}`,
      `versions/${versions}/domains/${domain}`,
      `items?domain=${domain}&limit=20`,
      `items?q=${encodeURIComponent('公开')}&limit=20`,
      'versions',
      `diff?from=1&to=${versions}`,
      'catalog',
    ];
    return {
      path: `/api/v1/editions/${id}/${paths[index % paths.length] ?? ''}`,
      headers: { 'Accept-Encoding': 'gzip' },
    };
  });
}

export type Read = { rate: number; p50: number; p99: number; failed: number };

const run = promisify(execFile);

/** Fifty connections kept alive; all they can, or so many a second. */
export async function read(
  origin: string,
  asked: readonly Asked[],
  { seconds, rate }: { seconds: number; rate?: number },
): Promise<Read> {
  const load: Load = {
    url: origin,
    connections: 50,
    duration: seconds,
    requests: asked.map(({ path, headers }) => ({ method: 'GET' as const, path, headers })),
    ...(rate === undefined ? {} : { overallRate: rate }),
  };
  const { stdout } = await run(process.execPath, [...asSource, 'bench/ask.ts', JSON.stringify(load)], {
    maxBuffer: 2 ** 26,
  });
  const result = JSON.parse(stdout) as autocannon.Result;
  return {
    rate: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.errors + result.timeouts + result.non2xx,
  };
}

/** A yardstick as `read` asks it: what ours is asked for, by its place in the list. */
export async function yardstick(program: string, origin: string, asked: readonly Asked[]) {
  const server = await startYardstick(program, origin, asked);
  return {
    origin: server.url,
    asked: asked.map(({ headers }, index) => ({ path: `/${index}`, headers })),
    stop: () => server.kill(),
  };
}

const rounds = 4;

/** G-LD-1: ours and its yardsticks in turn. */
export async function measureReading({ origin, server, editions, seconds }: Ground): Promise<void> {
  const asked = mixOf(editions);
  const each = { seconds: Math.max(1, seconds / rounds) };
  await read(origin, asked, { seconds: 3 });
  const bare = await yardstick('bench/bare-server.ts', origin, asked);
  const express = await yardstick('bench/bare-express.ts', origin, asked);
  const before = heldBy(server.pid ?? 0);
  const found = { ours: [] as Read[], bare: [] as Read[], express: [] as Read[] };
  for (let round = 0; round < rounds; round++) {
    found.bare.push(await read(bare.origin, bare.asked, each));
    found.express.push(await read(express.origin, express.asked, each));
    found.ours.push(await read(origin, asked, each));
  }
  const after = heldBy(server.pid ?? 0);
  bare.stop();
  express.stop();
  const of = (who: keyof typeof found, what: keyof Read) => median(found[who].map((one) => one[what]));
  sayHead(`Public JSON, a mix of ten kinds, 50 connections, ${rounds} × ${each.seconds} s (G-LD-1)`);
  sayFigure('requests a second', of('ours', 'rate'), { least: 2_500 });
  sayFigure('of a bare node:http that sends the same bytes', of('bare', 'rate'));
  sayFigure('of Express that sends rows of SQLite', of('express', 'rate'));
  sayFigure('ours ÷ bare', of('ours', 'rate') / of('bare', 'rate'));
  sayFigure('ours ÷ Express', of('ours', 'rate') / of('express', 'rate'));
  sayFigure('p99 ms', of('ours', 'p99'), { most: 60 });
  sayFigure('p99 ms of the bare server', of('bare', 'p99'));
  sayFigure('p99 ms of Express', of('express', 'p99'));
  sayFigure('failed', Math.max(...found.ours.map(({ failed }) => failed)), { most: 0 });
  sayFigure('memory after ÷ before', after / before, { most: 1.05 });
}
