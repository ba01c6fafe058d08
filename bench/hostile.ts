/*
 * What the hostile files beside the checkout cost the server as it is built: all of them sent to one server, one after the
 * other, as people would upload them: `npm run bench:hostile`. While each is read, another asks for the server's status. Says
 * how long each answer took, what the reader held, how long who asked for the status had to wait, and whether the server
 * is still the same.
 */
import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { initialize } from '../src/actions/initialize.js';
import { readStarters } from '../src/import/starter.js';
import { openDatabase } from '../src/store/database.js';
import { aToken, withPeople } from '../tests/accounts.js';
import { childrenOf, peakOf } from './process.js';
import { startServer } from './server.js';

const generator = fileURLToPath(new URL('../../shared/hostile/make_hostile.py', import.meta.url));
const wanted = { seconds: 5, mebibytes: 512, statusMs: 200 };
const secret = 'a-secret-to-send-files-with';

type Answer = { file: string; ms: number; outcome: string; peak: number };

async function fill(url: string): Promise<void> {
  const { db, close } = await openDatabase(url, { create: true });
  await withPeople(db);
  await initialize(db, readStarters('catalogs'), new Date('2026-11-01T04:00:00Z'));
  await aToken(db, '测试员', secret);
  await close();
}

/** Sends a file; what would take long is asked for again until it is answered. */
async function send(server: ChildProcess, origin: string, folder: string, file: string): Promise<Answer> {
  const headers = { Authorization: `Bearer ${secret}` };
  const form = new FormData();
  form.append('file', new Blob([readFileSync(join(folder, file))]), file);
  form.append('dryRun', 'true');
  const path = '/api/v1/editions/longting-district/imports';
  const started = performance.now();
  const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: form });
  let { status } = response;
  let body = (await response.json()) as Body; // an outcome, a job or a problem
  const job = response.headers.get('Location');
  while (job !== null && body.state === 'running') {
    await sleep(20);
    const again = await fetch(new URL(job, origin), { headers });
    ({ status } = again);
    body = (await again.json()) as Body; // a job or a problem
  }
  const outcome = outcomeOf(status, body);
  const ms = performance.now() - started;
  return { file, ms, outcome, peak: Math.max(0, ...childrenOf(server.pid ?? 0).map(peakOf)) };
}

/** An outcome, a job that holds one, or a problem. */
type Body = {
  state?: string;
  code?: string;
  outcome?: string | Body;
  problems?: { code: string; severity: string }[];
};

/** A report with rows or problems, or the refusal's code. */
function outcomeOf(status: number, { code, outcome, problems = [] }: Body): string {
  if (typeof outcome === 'object') return outcomeOf(status, outcome);
  const first = problems.find(({ severity }) => severity === 'error')?.code;
  return status >= 400 ? (code ?? String(status)) : `${outcome ?? 'no outcome'}${first ? ` (${first})` : ''}`;
}

/** How long each of many small requests beside it waits; until told to stop. */
async function askStatus(origin: string, until: { over: boolean }): Promise<number[]> {
  const waits: number[] = [];
  while (!until.over) {
    const started = performance.now();
    await (await fetch(`${origin}/api/v1/status`)).arrayBuffer();
    waits.push(performance.now() - started);
    await sleep(10);
  }
  return waits.sort((a, b) => a - b);
}

function print(...columns: (string | number)[]): void {
  process.stdout.write(`| ${columns.join(' | ')} |\n`);
}

function report(answers: Answer[], waits: number[], alive: boolean): void {
  const slowest = answers.toSorted((a, b) => b.ms - a.ms).slice(0, 8);
  print('slowest', 'ms', 'answer', 'peak MiB of the reader');
  print('---', '---', '---', '---');
  for (const { file, ms, outcome, peak } of slowest) print(file, ms.toFixed(0), outcome, peak.toFixed(0));
  const most = Math.max(...answers.map(({ peak }) => peak));
  const faults = answers.filter(
    ({ outcome }) => outcome.startsWith('no outcome') || outcome === 'internal-error',
  );
  const p99 = waits[Math.floor(waits.length * 0.99)] ?? Number.NaN;
  const reached =
    alive &&
    faults.length === 0 &&
    most <= wanted.mebibytes &&
    p99 <= wanted.statusMs &&
    (slowest[0]?.ms ?? 0) <= wanted.seconds * 1_000;
  process.stdout.write(
    `\n${answers.length} files, ${faults.length} without an answer of their own; the reader held ${most.toFixed(0)} MiB at most; ` +
      `the status took ${(waits[waits.length >> 1] ?? 0).toFixed(1)} ms in the middle and ${p99.toFixed(0)} ms at the 99th of a hundred ` +
      `(${waits.length} requests); the server ${alive ? 'is the same' : 'has ended'}. Reached: ${reached ? 'yes' : 'no'}.\n`,
  );
}

async function measure(folder: string): Promise<void> {
  spawnSync('python3', [generator, folder], { stdio: 'ignore' });
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  await fill(url);
  const port = 20_000 + (process.pid % 10_000);
  const origin = `http://127.0.0.1:${port}`;
  const server = await startServer(url, port);
  const until = { over: false };
  const waits = askStatus(origin, until);
  const answers: Answer[] = [];
  const files = readdirSync(folder).filter((file) => !file.startsWith('catalog.db') && file !== 'EXPECT.tsv');
  for (const file of files) answers.push(await send(server, origin, folder, file));
  until.over = true;
  const waited = await waits;
  const alive = server.exitCode === null;
  server.kill();
  await once(server, 'exit');
  report(answers, waited, alive);
}

const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
try {
  if (existsSync(generator)) {
    process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ''}\n\n`);
    await measure(folder);
  } else
    process.stdout.write(
      'The generator of hostile files is not beside the checkout: nothing was measured.\n',
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
