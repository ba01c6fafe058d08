import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import { FaultAt } from './fault-at.js';
import { expectSound, expectWhole, readDone } from './inspect.js';
import type { CleanUps } from './lives.js';
import { aFolder, begin, readJournal, startWorker, using } from './lives.js';
import { publishNext } from './office.js';

/* kill −9 right after each call of the database in one round of the office; `CALLS=200 npm run fault` leaves none out. */

const kills = Number(process.env['CALLS'] ?? 20);

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** The calls of one round, or as many of them as there are to be kills, and the first of the next round. */
async function momentsOfRound(): Promise<number[]> {
  const url = `sqlite:${join(aFolder(cleanUps), 'catalog.db')}`;
  await begin(url);
  const counter = new FaultAt(Infinity, 'before', () => undefined);
  await using(await openDatabase(url, { create: false }), ({ db }) =>
    publishNext(db.withPlugin(counter), () => undefined),
  );
  const step = Math.max(1, Math.floor(counter.calls / kills));
  const all = Array.from({ length: counter.calls }, (_, index) => index + 1);
  return [...all.filter((call) => call % step === 0), counter.calls + 1];
}

it('T-DU-02 given kill −9 right after the n-th call of the database, then what was acknowledged is there and nothing is half there', async () => {
  const [whole, folder, journals] = [aFolder(cleanUps), aFolder(cleanUps), aFolder(cleanUps)];
  await begin(`sqlite:${join(whole, 'catalog.db')}`);
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  const [started, moments] = [performance.now(), await momentsOfRound()];
  const seen = new Set<string>();
  const workerAt = (dieAt: number) =>
    startWorker(cleanUps, { url, journal: join(journals, String(dieAt)), dieAt });
  let next = workerAt(moments[0] ?? 1);
  for (const [index, dieAt] of moments.entries()) {
    const worker = next;
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    cpSync(whole, folder, { recursive: true });
    writeFileSync(join(journals, String(dieAt)), '');
    const before = await using(await openDatabase(url, { create: false }), ({ db }) => readDone(db));
    await worker.ready;
    worker.child.stdin?.write('go\n');
    await worker.ended;
    expect(worker.child.signalCode ?? worker.said.join('')).toBe('SIGKILL');
    next = workerAt(moments[index + 1] ?? 1);
    const told = readJournal(join(journals, String(dieAt)));
    await using(await openDatabase(url, { create: false }), async ({ db }) => {
      await expectSound(db, folder);
      await expectWhole(db, before, told);
    });
    seen.add(told.at(-1)?.action ?? 'nothing');
  }
  expect(seen).toContain('version.publish');
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`sqlite: killed at ${moments.length} of ${moments.at(-1) ?? 0} calls, ${seconds} s`);
});
