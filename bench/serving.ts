/*
 * What public JSON costs of the server as it is built, beside a bare node:http that sends the same bytes: how often a second,
 * what of a processor, how long the slowest wait, what is held after many requests, and while a file is imported.
 * `npm run bench:serving -- [rounds] [seconds each] [log level]`. Both servers run side by side and are asked in turn.
 */
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type autocannon from 'autocannon';
import type { Asked } from './bare-server.js';
import type { Load } from './load.js';
import { cpuOf, heldBy } from './process.js';
import { fill, startServer, token } from './server.js';
import { writeWorkbook } from './workbook.js';

const pinned = '/api/v1/editions/longting-district/versions/2';
const item = '/api/v1/editions/longting-district/items/20-005';

type Case = Asked & { name: string; wanted: number };

const cases: Case[] = [
  { name: 'pinned catalog, plain', path: pinned, headers: {}, wanted: 0.85 },
  { name: 'pinned catalog, gzip', path: pinned, headers: { 'Accept-Encoding': 'gzip' }, wanted: 0.85 },
  { name: 'pinned catalog, br', path: pinned, headers: { 'Accept-Encoding': 'gzip, br' }, wanted: 0.85 },
  { name: 'pinned catalog, 304', path: pinned, headers: { 'If-None-Match': '*' }, wanted: 0.85 },
  { name: 'one item', path: item, headers: {}, wanted: 0.6 },
];

const [rounds = '5', seconds = '3', logLevel = 'warn'] = process.argv.slice(2);

type Contender = { pid: number; urlOf: (each: Case) => string };

type Figures = { rate: number; cpuMicros: number; p99: number };

async function load(contender: Contender, each: Case, more: Partial<Load> = {}): Promise<Figures> {
  const asked = {
    url: contender.urlOf(each),
    headers: each.headers,
    connections: 10,
    duration: Number(seconds),
    ...more,
  };
  const before = cpuOf(contender.pid);
  const { stdout } = await run(process.execPath, [...asSource, 'bench/load.ts', JSON.stringify(asked)]);
  const result = JSON.parse(stdout) as autocannon.Result;
  const failed = result.errors + result.timeouts + result['4xx'] + result['5xx'];
  if (failed > 0) throw new Error(`${each.name}: ${failed} requests failed`);
  const answered = result.requests.total;
  return {
    rate: answered / result.duration,
    cpuMicros: ((cpuOf(contender.pid) - before) * 1000) / answered,
    p99: result.latency.p99,
  };
}

const run = promisify(execFile);
const asSource = ['--no-warnings', '--import', './src/import/source-loader.mjs'];

async function startBare(origin: string): Promise<ChildProcess & { url: string }> {
  const asked = JSON.stringify(cases.map(({ path, headers }) => ({ path, headers })));
  const server = spawn(process.execPath, [...asSource, 'bench/bare-server.ts', origin, asked], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  return Object.assign(server, { url: `http://127.0.0.1:${String(line).trim()}` });
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function print(...columns: (string | number)[]): void {
  const cells = columns.map((cell) =>
    typeof cell === 'number' ? String(Number(cell.toPrecision(3))) : cell,
  );
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

function printHead(...columns: string[]): void {
  print(...columns);
  print(...columns.map(() => '---'));
}

type Both = { ours: Contender; bare: Contender };

async function measureRates({ ours, bare }: Both, rounds: number): Promise<Map<Case, number>> {
  const found = cases.map((each) => ({ each, ours: [] as Figures[], bare: [] as Figures[] }));
  for (let round = 0; round < rounds; round++)
    for (const figures of found) {
      figures.bare.push(await load(bare, figures.each));
      figures.ours.push(await load(ours, figures.each));
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
async function measureWaiting({ ours, bare }: Both, most: Map<Case, number>, rounds: number): Promise<void> {
  process.stdout.write('\n');
  printHead('', 'offered/s', 'p99 ms', 'bare', 'wanted', 'reached');
  for (const [each, rate] of most) {
    const offered = { overallRate: Math.round(rate / 2), connections: 20 };
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

async function measureMemory({ ours }: Both): Promise<void> {
  const small = cases.filter(({ name }) => name === 'one item' || name.endsWith('304'));
  const askFor = async (requests: number) => {
    for (const each of small) await load(ours, each, { amount: requests / small.length });
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

/** A file of 5,000 rows is sent in when reading begins. */
async function measureImport({ ours }: Both, origin: string, rounds: number): Promise<void> {
  const [, packed] = cases;
  if (!packed) return;
  const bytes = new Uint8Array(writeWorkbook(5_000, 1));
  const alone: number[] = [];
  const beside: number[] = [];
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    alone.push((await load(ours, packed)).rate);
    const importing = importFile(origin, bytes);
    beside.push((await load(ours, packed)).rate);
    took.push(await importing);
  }
  process.stdout.write('\n');
  printHead('', 'requests/s alone', 'beside an import', 'ratio', 'the import took ms', 'wanted', 'reached');
  const ratio = median(beside) / median(alone);
  print(packed.name, median(alone), median(beside), ratio, median(took), 0.8, ratio >= 0.8 ? 'yes' : 'no');
}

async function importFile(origin: string, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const form = new FormData();
  form.set('file', new Blob([bytes]), '目录.xlsx');
  const started = performance.now();
  const response = await fetch(`${origin}/api/v1/editions/longting-district/imports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: form,
  });
  if (!response.ok)
    throw new Error(`the import: ${response.status} ${(await response.text()).slice(0, 300)}`);
  await response.arrayBuffer();
  return performance.now() - started;
}

async function measure(origin: string, both: Both, rounds: number): Promise<void> {
  for (const each of cases) await load(both.ours, each, { duration: 1 });
  const most = await measureRates(both, rounds);
  await measureWaiting(both, most, rounds);
  await measureMemory(both);
  await measureImport(both, origin, rounds);
}

const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
const url = `sqlite:${join(folder, 'catalog.db')}`;
const port = 20_000 + (process.pid % 10_000);
const origin = `http://127.0.0.1:${port}`;
try {
  await fill(url);
  const server = await startServer(url, port, logLevel);
  const bare = await startBare(origin);
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ''}\n\n`);
  const ours: Contender = { pid: server.pid ?? 0, urlOf: ({ path }) => `${origin}${path}` };
  const other: Contender = { pid: bare.pid ?? 0, urlOf: (each) => `${bare.url}/${cases.indexOf(each)}` };
  await measure(origin, { ours, bare: other }, Number(rounds)).finally(() => {
    bare.kill();
    server.kill();
  });
  await once(server, 'exit');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
