import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import { emptyPostgres } from '../engines.js';
import { randomFrom } from '../generator.js';
import { giveTokens } from './client.js';
import type { Crowd } from './crowd.js';
import { workAtOnce } from './crowd.js';
import { expectHistory, noHistory } from './history.js';
import { expectSound } from './inspect.js';
import type { CleanUps } from './lives.js';
import { aFolder, begin, using } from './lives.js';
import { edition, fileOf } from './office.js';
import type { RunningServer } from './server.js';
import { kill, startServer } from './server.js';

/* Many at once over several servers, and what each saw held against what is kept. `VERSIONS=200` is the long run. */

const versions = Number(process.env['VERSIONS'] ?? 3);
const seed = Number(process.env['SEED'] ?? 6);

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Whoever asks is sent to one of those that are there. */
function aCrowd(servers: readonly RunningServer[]): Crowd {
  const random = randomFrom(seed);
  const server = () => servers[Math.floor(random() * servers.length)] ?? { url: 'http://127.0.0.1:9' };
  return { server, random, history: noHistory() };
}

function tell(engine: string, { history }: Crowd, more: object): void {
  const counts = Object.entries(history).map(([name, list]) => [name, list.length]);
  console.log(`${engine}: seed ${seed}, ${JSON.stringify({ ...Object.fromEntries(counts), ...more })}`);
}

/** Runs commands beside the servers, one after another, until told to end; gives how many. */
function commandsBeside(url: string, folder: string): () => Promise<number> {
  const work = { over: false };
  const file = join(folder, '目录.csv');
  writeFileSync(file, fileOf(1));
  const running = (async () => {
    let count = 0;
    for (; !work.over; count += 1) {
      const commands = [
        ['import', file, '--edition', edition, '--title', `导入${count}`],
        ['backup', join(folder, `${count}.db`)],
        ['verify'],
        ['draft', 'list'],
      ];
      const env = { PATH: process.env['PATH'], DATABASE_URL: url, DISCLOSURE_CATALOG_AS: '起草人' };
      const args = ['dist/cli.js', ...(commands[count % commands.length] ?? [])];
      await promisify(execFile)(process.execPath, args, { env }); // throws unless it exits with 0
    }
    return count;
  })();
  running.catch(() => undefined); // told when it is waited for
  return () => {
    work.over = true;
    return running;
  };
}

it('T-DU-08 T-CO-02 given two servers on one SQLite file and commands beside them, then nothing anybody was told is lost, nobody sees time go back, and every version is what was approved', async () => {
  const [folder, elsewhere] = [aFolder(cleanUps), aFolder(cleanUps)];
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  await begin(url);
  await giveTokens(url);
  const crowd = aCrowd([await startServer(cleanUps, url), await startServer(cleanUps, url)]);
  const endCommands = commandsBeside(url, elsewhere);
  await workAtOnce(crowd, 4, versions);
  const commands = await endCommands();
  await using(await openDatabase(url, { create: false }), async ({ db }) => {
    await expectHistory(db, crowd.history);
    await expectSound(db, folder);
  });
  expect(crowd.history.appends.filter(({ outcome }) => outcome === 'unknown')).toEqual([]);
  tell('two on one file', crowd, { commands });
});

it('T-CO-02 given three servers on one PostgreSQL that are killed or stopped for a while again and again, then nothing anybody was told is lost, nobody sees time go back, and every version is what was approved', async () => {
  const url = await emptyPostgres(cleanUps);
  await begin(url);
  await giveTokens(url);
  const start = () => startServer(cleanUps, url);
  const servers = await Promise.all([start(), start(), start()]);
  const crowd = aCrowd(servers);
  const faults = { killed: 0, stopped: 0 };
  const work = { over: false };
  const nemesis = (async () => {
    for (let index = 0; !work.over; index = (index + 1) % servers.length) {
      const victim = servers[index];
      if (victim === undefined) return;
      if (crowd.random() < 0.5) {
        await kill(victim);
        servers[index] = await start();
        faults.killed += 1;
      } else {
        victim.child.kill('SIGSTOP');
        await sleep(500);
        victim.child.kill('SIGCONT');
        faults.stopped += 1;
      }
      await sleep(300);
    }
  })();
  await workAtOnce(crowd, 4, versions).finally(() => (work.over = true));
  await nemesis;
  await using(await openDatabase(url, { create: false }), ({ db }) => expectHistory(db, crowd.history));
  tell('three on one PostgreSQL', crowd, faults);
});
