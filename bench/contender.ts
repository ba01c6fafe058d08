/* Servers that are asked for the same, by autocannon in a process of its own. */
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type autocannon from 'autocannon';
import type { Asked } from './bare-server.js';
import type { Load } from './ask.js';
import { cpuOf } from './process.js';

export type Case = Asked & { name: string; wanted: number };

export type Contender = { pid: number; urlOf: (each: Case) => string };

export type Figures = { rate: number; cpuMicros: number; p99: number };

const run = promisify(execFile);
export const asSource = ['--no-warnings', '--import', './src/import/source-loader.mjs'];

/** As fast as it answers, or so often a second. */
export async function load(
  contender: Contender,
  each: Case,
  more: Partial<Load> & Pick<Load, 'duration'>,
): Promise<Figures> {
  const asked = { url: contender.urlOf(each), headers: each.headers, connections: 10, ...more };
  const before = cpuOf(contender.pid);
  const { stdout } = await run(process.execPath, [...asSource, 'bench/ask.ts', JSON.stringify(asked)]);
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

/** The yardstick, which learns from a server what it sends. */
export function startBare(origin: string, cases: readonly Case[]): Promise<ChildProcess & { url: string }> {
  return startYardstick('bench/bare-server.ts', origin, cases);
}

/** `program`: takes a server and what to ask it for, and prints its port. */
export async function startYardstick(
  program: string,
  origin: string,
  wanted: readonly Asked[],
): Promise<ChildProcess & { url: string }> {
  const asked = JSON.stringify(wanted.map(({ path, headers }) => ({ path, headers })));
  const server = spawn(process.execPath, [...asSource, program, origin, asked], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  return Object.assign(server, { url: `http://127.0.0.1:${String(line).trim()}` });
}

export function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

export function print(...columns: (string | number)[]): void {
  const cells = columns.map((cell) =>
    typeof cell === 'number' ? String(Number(cell.toPrecision(3))) : cell,
  );
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

export function printHead(...columns: string[]): void {
  print(...columns);
  print(...columns.map(() => '---'));
}
