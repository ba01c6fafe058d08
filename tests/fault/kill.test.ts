import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/database.js';
import type { Db } from '../../src/store/engine.js';
import { emptyPostgres } from '../engines.js';
import { randomFrom } from '../generator.js';
import type { Line } from './inspect.js';
import { expectSound, expectWhole, readDone } from './inspect.js';
import type { CleanUps, Worker } from './lives.js';
import { aFolder, begin, readJournal, startWorker, using } from './lives.js';
import type { Acknowledged } from './office.js';

/* kill −9 at random moments of import, review and publication. `KILLS=200 npm run fault` is the long run. */

const kills = Number(process.env['KILLS'] ?? 20);
/** Versions within the time in which the moments fall. */
const rounds = 4;
const seed = Number(process.env['SEED'] ?? 6);

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

type Tally = {
  kills: number;
  acknowledged: number;
  more: number;
  window: number;
  byLast: Record<string, number>;
};

type Look = (db: Db) => Promise<void>;

/** Kills a worker again and again at a moment of its work, and looks at what each left. */
async function killOverAndOver(url: string, times: number, look: Look): Promise<Tally> {
  const journals = aFolder(cleanUps);
  const random = randomFrom(seed);
  const journalOf = (life: number) => join(journals, `journal-${life}`);
  const tally: Tally = { kills: 0, acknowledged: 0, more: 0, window: 0, byLast: {} };
  let done: Line[] = await using(await openDatabase(url, { create: false }), ({ db }) => readDone(db));
  let next = startWorker(cleanUps, { url, journal: journalOf(0) });
  for (let life = 0; life <= times; life += 1) {
    const worker = next;
    writeFileSync(journalOf(life), '');
    await worker.ready;
    worker.child.stdin?.write('go\n');
    // the first tells how long it takes to open the database and publish so often
    if (life === 0) tally.window = await timeOfRounds(worker, journalOf(life));
    else await sleep(random() * tally.window);
    if (worker.child.exitCode !== null)
      throw new Error(worker.said.join('') || 'the worker ended without a word');
    expect(worker.said.join('')).toBe('');
    worker.child.kill('SIGKILL');
    await worker.ended;
    if (life < times) next = startWorker(cleanUps, { url, journal: journalOf(life + 1) });
    const told = readJournal(journalOf(life));
    await using(await openDatabase(url, { create: false }), async ({ db }) => {
      await look(db);
      const now = await expectWhole(db, done, told);
      count(tally, told, now.length - done.length - told.length);
      done = now;
    });
  }
  return tally;
}

async function timeOfRounds({ child, said }: Worker, journal: string): Promise<number> {
  const started = performance.now();
  while (readJournal(journal).filter(({ action }) => action === 'version.publish').length < rounds) {
    if (child.exitCode !== null) throw new Error(said.join(''));
    await sleep(2);
  }
  return performance.now() - started;
}

function count(tally: Tally, told: readonly Acknowledged[], more: number): void {
  const last = told.at(-1)?.action ?? 'nothing';
  tally.byLast[last] = (tally.byLast[last] ?? 0) + 1;
  tally.kills += 1;
  tally.acknowledged += told.length;
  tally.more += more;
}

it('T-DU-01 given kill −9 at random moments (sqlite), then what was acknowledged is there, nothing is half there, and no file is left beside the database', async () => {
  const started = performance.now();
  const folder = aFolder(cleanUps);
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  await begin(url);
  const tally = await killOverAndOver(url, kills, (db) => expectSound(db, folder));
  tell('sqlite', tally, started);
});

it('T-DU-01 given kill −9 at random moments (postgres), then what was acknowledged is there and nothing is half there', async () => {
  const started = performance.now();
  const url = await emptyPostgres(cleanUps);
  await begin(url);
  const tally = await killOverAndOver(url, Math.ceil(kills / 4), untilAlone);
  tell('postgres', tally, started);
});

/** The server ends what a killed client had begun when it notices that nobody listens. */
async function untilAlone(db: Db): Promise<void> {
  for (let others = 1; others > 0;) {
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`.execute(db);
    others = Number(rows[0]?.count);
  }
}

function tell(engine: string, tally: Tally, started: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${engine}: seed ${seed}, ${seconds} s, ${JSON.stringify(tally)}`);
}
