/*
 * What readers' pages cost, from a request to the last byte of its packed answer, of the server as it is built, with the
 * catalogs it starts with and one revision: `npm run bench:pages -- [rounds]`. The pages are asked for in turn and a yardstick
 * of fixed work between them, so that other work on the machine meets all alike.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Cost } from './process.js';
import { costOf } from './process.js';
import { fill, startServer } from './server.js';

const district = '/editions/longting-district';
const wanted = { whole: 60, other: 30, bytes: 150 * 1024 };

/** `whole`: all 652 items of the district on one page. */
const pages: { name: string; path: string; whole?: true }[] = [
  { name: 'the whole district catalog, as the table', path: `${district}?domain=all`, whole: true },
  { name: 'the whole district catalog, item by item', path: `${district}?domain=all&view=read`, whole: true },
  { name: 'the whole district catalog, to print', path: `${district}?domain=all&print=1`, whole: true },
  { name: 'its largest domain', path: `${district}?domain=23` },
  { name: 'home', path: '/' },
  { name: 'an item', path: `${district}/items/20-005` },
  { name: 'the versions', path: `${district}/versions` },
  { name: 'a version', path: `${district}/versions/2` },
  { name: 'a comparison', path: `${district}/compare?from=1&to=2` },
  { name: 'a search of all editions', path: `/search?q=${encodeURIComponent('养老')}` },
  { name: 'a search by initials', path: '/search?q=ylfw' },
  { name: 'the laws', path: '/regulations' },
  { name: 'a law', path: '/regulations/zfxxgktl' },
];

type Answer = { bytes: number; text: string };

async function ask(port: number, path: string): Promise<Answer> {
  const request = get({ port, path, headers: { Accept: 'text/html', 'Accept-Encoding': 'gzip' } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer); // a response gives buffers
  const packed = Buffer.concat(parts);
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode}`);
  return { bytes: packed.length, text: gunzipSync(packed).toString() };
}

const yardstickText = Buffer.from('基层政务公开标准目录'.repeat(35_000));

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

async function measure(port: number, rounds: number): Promise<void> {
  const found = new Map(pages.map(({ name }): [string, Cost[]] => [name, []]));
  const sizes = new Map<string, number>();
  const yardstick: number[] = [];
  for (const { path } of pages) for (let warm = 0; warm < 5; warm++) await ask(port, path);
  for (let round = 0; round < rounds; round++)
    for (const { name, path } of pages) {
      yardstick.push((await costOf(() => Promise.resolve(gzipSync(yardstickText)))).ms);
      found.get(name)?.push(await costOf(async () => sizes.set(name, (await ask(port, path)).bytes)));
    }
  print('page', 'median ms', 'fastest ms', 'mean CPU ms', 'yardsticks', 'KB packed', 'reached');
  print('---', '---', '---', '---', '---', '---', '---');
  const fixed = median(yardstick);
  for (const { name, whole } of pages) {
    const costs = found.get(name) ?? [];
    const ms = median(costs.map((cost) => cost.ms));
    const cpu = costs.reduce((sum, cost) => sum + cost.cpu, 0) / costs.length;
    const bytes = sizes.get(name) ?? Number.NaN;
    const reached = ms <= (whole ? wanted.whole : wanted.other) && bytes <= wanted.bytes;
    const least = Math.min(...costs.map((cost) => cost.ms));
    const figures = [ms, least, cpu, ms / fixed, bytes / 1024].map((figure) => figure.toFixed(1));
    print(name, ...figures, reached ? 'yes' : 'no');
  }
  process.stdout.write(`\nThe yardstick, packing 1 MB of text, took ${fixed.toFixed(1)} ms.\n`);
}

function print(...columns: string[]): void {
  process.stdout.write(`| ${columns.join(' | ')} |\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
const url = `sqlite:${join(folder, 'catalog.db')}`;
const port = 20_000 + (process.pid % 10_000);
try {
  await fill(url);
  const server = await startServer(url, port);
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ''}\n\n`);
  await measure(port, Number(process.argv[2] ?? 15));
  server.kill();
  await once(server, 'exit');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
