import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import { randomFrom } from '../generator.js';
import { expectSound, expectWhole, readDone } from './inspect.js';
import type { CleanUps } from './lives.js';
import { aFolder, begin, parseJournal, startWorker, using } from './lives.js';
import type { Files } from './power.js';
import { filesAfterCut } from './power.js';
import type { Step } from './shim.js';
import { buildShim } from './shim.js';

/* The power goes at any moment of an office's work; `CUTS=500 npm run fault` is the long run. */

const cuts = Number(process.env['CUTS'] ?? 40);
const seed = Number(process.env['SEED'] ?? 6);
const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

it('T-DU-03 given the power goes at any moment, then what was acknowledged is there and nothing is half there', async () => {
  const shim = buildShim(cleanUps);
  if (shim === null) {
    console.log('no gcc here: the power stays on');
    return;
  }
  const [folder, image] = [aFolder(cleanUps), aFolder(cleanUps)];
  const [database, journal] = [join(folder, 'data', 'catalog.db'), join(folder, 'journal')];
  const url = `sqlite:${database}`;
  await begin(url);
  const before = await using(await openDatabase(url, { create: false }), ({ db }) => readDone(db));
  const base: Files = new Map([[database, readFileSync(database)]]);
  writeFileSync(journal, '');
  const worker = startWorker(cleanUps, { url, journal, environment: shim.environment(folder) });
  await worker.ready;
  worker.child.stdin?.write('go\n');
  // until SQLite has moved what was written into the database file, and gone on
  const isMoved = ({ name, what }: Step) => name === database && what === 'w';
  for (let moved = -1; moved < 0 || shim.readTrace().length < moved + 500;) {
    if (worker.child.exitCode !== null) throw new Error(worker.said.join(''));
    await sleep(100);
    moved = shim.readTrace().findIndex(isMoved);
  }
  worker.child.kill('SIGKILL');
  await worker.ended;

  const steps = shim.readTrace();
  const told = steps.flatMap(({ name, what }, index) =>
    name === journal && what === 'w' ? [index + 1] : [],
  );
  const [random, started] = [randomFrom(seed), performance.now()];
  for (let cut = 0; cut < cuts; cut += 1) {
    // half of them right behind an acknowledgement, where nothing that was not synced may be needed
    const behind = told[Math.floor(random() * told.length)] ?? 0;
    const done = steps.slice(0, cut % 2 === 0 ? behind : Math.floor(random() * steps.length));
    const share = cut % 4 === 0 ? 0 : random();
    const files = filesAfterCut(base, done, () => random() < share);
    rmSync(image, { recursive: true });
    mkdirSync(image);
    for (const [name, content] of files)
      if (name.startsWith(database) && !name.endsWith('-shm'))
        writeFileSync(join(image, basename(name)), content);
    const written = done.filter(({ name, what }) => name === journal && what === 'w');
    const acknowledged = parseJournal(Buffer.concat(written.map(({ bytes }) => bytes)).toString());
    const copy = await openDatabase(`sqlite:${join(image, 'catalog.db')}`, { create: false });
    await using(copy, async ({ db }) => {
      await expectSound(db, image);
      await expectWhole(db, before, acknowledged);
    });
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`power: seed ${seed}, ${cuts} cuts within ${steps.length} steps on the disk, ${seconds} s`);
});
