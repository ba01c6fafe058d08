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
/** So often at most on one database: what each kill left is looked at whole, and grows. */
const killsEach = 25;
/** Databases that are worked on side by side. */
const sideBySide = 3;
/** Versions within the time in which the moments fall. */
const rounds = 4;
const seed = Number(process.env['SEED'] ?? 6);

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

type Tally = {
  databases: number;
  kills: number;
  acknowledged: number;
  more: number;
  byLast: Record<string, number>;
};

/** A database of its own, and what is looked at after each kill. */
type Victim = { url: string; look: (db: Db) => Promise<void> };

/** As many kills as are asked for, on as many databases as they take. */
async function killOften(times: number, aVictim: () => Promise<Victim>): Promise<Tally> {
  const tally: Tally = {
    databases: Math.ceil(times / killsEach),
    kills: 0,
    acknowledged: 0,
    more: 0,
    byLast: {},
  };
  let begun = 0;
  const workThrough = async () => {
    while (begun < tally.databases) {
      const number = (begun += 1);
      const share = Math.min(killsEach, times - (number - 1) * killsEach);
      await killOverAndOver(await aVictim(), { times: share, random: randomFrom(seed + number), tally });
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, workThrough));
  return tally;
}

/** Kills a worker again and again at a moment of its work, and looks at what each left. */
async function killOverAndOver(
  { url, look }: Victim,
  { times, random, tally }: { times: number; random: () => number; tally: Tally },
): Promise<void> {
  await begin(url);
  const journals = aFolder(cleanUps);
  const journalOf = (life: number) => join(journals, `journal-${life}`);
  let window = 0;
  let done: Line[] = await using(await openDatabase(url, { create: false }), ({ db }) => readDone(db));
  let next = startWorker(cleanUps, { url, journal: journalOf(0) });
  for (let life = 0; life < times; life += 1) {
    const worker = next;
    writeFileSync(journalOf(life), '');
    await worker.ready;
    worker.child.stdin?.write('go\n');
    // the first tells how long it takes to open the database and publish so often
    if (life === 0) window = await timeOfRounds(worker, journalOf(life));
    else await sleep(random() * window);
    if (worker.child.exitCode !== null)
      throw new Error(worker.said.join('') || 'the worker ended without a word');
    expect(worker.said.join('')).toBe('');
    worker.child.kill('SIGKILL');
    await worker.ended;
    if (life + 1 < times) next = startWorker(cleanUps, { url, journal: journalOf(life + 1) });
    const told = readJournal(journalOf(life));
    await using(await openDatabase(url, { create: false }), async ({ db }) => {
      await look(db);
      const now = await expectWhole(db, done, told);
      count(tally, told, now.length - done.length - told.length);
      done = now;
    });
  }
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
  const tally = await killOften(kills, () => {
    const folder = aFolder(cleanUps);
    const url = `sqlite:${join(folder, 'catalog.db')}`;
    return Promise.resolve({ url, look: (db: Db) => expectSound(db, folder) });
  });
  tell('sqlite', tally, started);
});

it('T-DU-01 given kill −9 at random moments (postgres), then what was acknowledged is there and nothing is half there', async () => {
  const started = performance.now();
  const aVictim = async () => ({ url: await emptyPostgres(cleanUps), look: untilAlone });
  const tally = await killOften(Math.ceil(kills / 4), aVictim);
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
