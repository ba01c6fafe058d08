import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import { withPeople } from '../accounts.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { Compiled } from './compiled.js';
import type { Acknowledged } from './office.js';

/* Processes that work on a database until they are killed. */

export type CleanUps = (() => Promise<void>)[];

export function aFolder(cleanUps: CleanUps): string {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-kill-'));
  cleanUps.push(() => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  return folder;
}

/** A database with people and a catalog. */
export async function begin(url: string): Promise<void> {
  await using(await openDatabase(url, { create: true }), async ({ db }) => {
    await withPeople(db);
    const catalog = aCatalog(aDomain('19', [anItem('19-001'), anItem('19-002')], '社会救助'));
    await initialize(db, [aStarter(catalog)], anAct('2026-11-01').at);
  });
}

export async function using<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

export type Worker = {
  child: ChildProcess;
  ready: Promise<unknown>;
  ended: Promise<unknown>;
  said: string[];
};

const worker = new Compiled('tests/fault/worker.ts');
afterAll(() => {
  worker.remove();
});

/** `dieAt`: the call of the database at which it kills itself; `environment`: what else it is told. */
export function startWorker(
  cleanUps: CleanUps,
  {
    url,
    journal,
    dieAt,
    environment = {},
  }: { url: string; journal: string; dieAt?: number; environment?: Record<string, string> },
): Worker {
  const child = spawn(process.execPath, [worker.path(), url, journal, String(dieAt ?? '')], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: 'pipe',
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = once(child, 'exit');
  cleanUps.push(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  });
  const ready = Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error(said.join('')))),
  ]);
  ready.catch(() => undefined); // told when it is waited for
  return { child, ready, ended, said };
}

/** What was acknowledged; a line that was being written when the process ended was not. */
export function readJournal(path: string): Acknowledged[] {
  return parseJournal(readFileSync(path, 'utf8'));
}

export function parseJournal(text: string): Acknowledged[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Acknowledged); // the worker wrote them
}
