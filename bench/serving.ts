/*
 * What public JSON costs of the server as it is built, beside a bare node:http that sends the same bytes: how often a second,
 * what of a processor, how long the slowest wait, what is held after many requests, and while a file is imported.
 * `npm run bench:serving -- [rounds] [seconds each] [log level]`. Both servers run side by side and are asked in turn.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, Contender, Figures } from './contender.js';
import { load, median, print, printHead, startBare } from './contender.js';
import { heldBy } from './process.js';
import { measureImports } from './serving-import.js';
import { fill, startServer } from './server.js';

const pinned = '/api/v1/editions/longting-district/versions/2';
const item = '/api/v1/editions/longting-district/items/20-005';

/** `tag`: what a client has that asks again. */
const casesWith = (tag: string): Case[] => [
  { name: 'pinned catalog, plain', path: pinned, headers: {}, wanted: 0.85 },
  { name: 'pinned catalog, gzip', path: pinned, headers: { 'Accept-Encoding': 'gzip' }, wanted: 0.85 },
  { name: 'pinned catalog, br', path: pinned, headers: { 'Accept-Encoding': 'gzip, br' }, wanted: 0.85 },
  { name: 'pinned catalog, 304', path: pinned, headers: { 'If-None-Match': tag }, wanted: 0.85 },
  { name: 'one item', path: item, headers: {}, wanted: 0.6 },
];

const [rounds = '5', seconds = '3', logLevel = 'warn'] = process.argv.slice(2);
const duration = Number(seconds);

type Match = { cases: Case[]; ours: Contender; bare: Contender };

async function measureRates({ cases, ours, bare }: Match, rounds: number): Promise<Map<Case, number>> {
  const found = cases.map((each) => ({ each, ours: [] as Figures[], bare: [] as Figures[] }));
  for (let round = 0; round < rounds; round++)
    for (const figures of found) {
      figures.bare.push(await load(bare, figures.each, { duration }));
      figures.ours.push(await load(ours, figures.each, { duration }));
    }
  printHead('', 'requests/s', 'bare', 'ratio', 'CPU µs each', 'bare', 'ratio', 'wanted', 'reached');
  for (const { each, ...figures } of found) {
    const of = (who: 'ours' | 'bare', what: keyof Figures) => median(figures[who].map((one) => one[what]));
    const rate = of('ours', 'rate') / of('bare', 'rate');
    const cpu = of('bare', 'cpuMicros') / of('ours', 'cpuMicros');
    const rates = [of('ours', 'rate'), of('bare', 'rate'), rate] as const;
    const costs = [of('ours', 'cpuMicros'), of('bare', 'cpuMicros'), cpu] as const;
    print(each.name, ...rates, ...costs, each.wanted, rate >= each.wanted ? 'yes' : 'no');
  }
  return new Map(found.map(({ each, bare: of }) => [each, median(of.map(({ rate }) => rate))]));
}

/** At half of what the yardstick can do, offered to both alike. */
async function measureWaiting({ ours, bare }: Match, most: Map<Case, number>, rounds: number): Promise<void> {
  process.stdout.write('\n');
  printHead('', 'offered/s', 'p99 ms', 'bare', 'wanted', 'reached');
  for (const [each, rate] of most) {
    const offered = { duration, overallRate: Math.round(rate / 2), connections: 20 };
    const waits = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      waits.bare.push((await load(bare, each, offered)).p99);
      waits.ours.push((await load(ours, each, offered)).p99);
    }
    const [own, others] = [median(waits.ours), median(waits.bare)];
    // waits are told in whole milliseconds
    print(each.name, offered.overallRate, own, others, '3 ×', own <= 3 * Math.max(1, others) ? 'yes' : 'no');
  }
}

const many = 200_000;
const mayGrowMiB = 16;

async function measureMemory({ cases, ours }: Match): Promise<void> {
  const small = cases.filter(({ name }) => name === 'one item' || name.endsWith('304'));
  const askFor = async (requests: number) => {
    for (const each of small) await load(ours, each, { duration, amount: requests / small.length });
  };
  await askFor(many / 10);
  const before = heldBy(ours.pid);
  await askFor(many);
  const after = heldBy(ours.pid);
  process.stdout.write('\n');
  printHead('', 'MiB before', 'after', 'wanted', 'reached');
  const reached = after - before <= mayGrowMiB ? 'yes' : 'no';
  print(`${many} requests`, before, after, `+${mayGrowMiB} at most`, reached);
}

async function measure(origin: string, match: Match, rounds: number): Promise<void> {
  for (const each of match.cases)
    for (const who of [match.bare, match.ours]) await load(who, each, { duration: 1 });
  const most = await measureRates(match, rounds);
  await measureWaiting(match, most, rounds);
  await measureMemory(match);
  const packed = match.cases[1];
  if (packed) await measureImports(match, origin, packed, rounds, duration);
}

async function tagOf(url: string): Promise<string> {
  return (await fetch(url, { method: 'HEAD' })).headers.get('ETag') ?? '';
}

const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
const url = `sqlite:${join(folder, 'catalog.db')}`;
const port = 20_000 + (process.pid % 10_000);
const origin = `http://127.0.0.1:${port}`;
try {
  await fill(url);
  const server = await startServer(url, port, logLevel);
  const cases = casesWith(await tagOf(origin + pinned));
  const bare = await startBare(origin, cases);
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? ''}, load ${loadavg()[0]?.toFixed(1)} before`;
  process.stdout.write(`Node ${process.version}, ${machine}\n\n`);
  const ours: Contender = { pid: server.pid ?? 0, urlOf: ({ path }) => `${origin}${path}` };
  const other: Contender = { pid: bare.pid ?? 0, urlOf: (each) => `${bare.url}/${cases.indexOf(each)}` };
  await measure(origin, { cases, ours, bare: other }, Number(rounds)).finally(() => {
    bare.kill();
    server.kill();
  });
  await once(server, 'exit');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
