import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { backUp, restoreBackup } from '../../src/actions/back-up.js';
import { prepareExport } from '../../src/actions/prepare-export.js';
import { wholeEdition } from '../../src/catalog/file-mark.js';
import { exportFormats, writeCatalog } from '../../src/export/formats.js';
import { openDatabase } from '../../src/store/database.js';
import type { Db, Engine } from '../../src/store/engine.js';
import { listVersions } from '../../src/store/versions.js';
import { emptyPostgres } from '../engines.js';
import type { Line } from './inspect.js';
import { readDone } from './inspect.js';
import type { CleanUps, Worker } from './lives.js';
import { aFolder, begin, readJournal, startWorker, using } from './lives.js';
import type { Acknowledged } from './office.js';
import { edition } from './office.js';

/* Backups while an office imports, reviews and publishes without a pause. `ROUNDS=50 npm run fault` is the long run. */

const rounds = Number(process.env['ROUNDS'] ?? 2);

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const otherEngine: Record<Engine, Engine> = { sqlite: 'postgres', postgres: 'sqlite' };

async function emptyUrl(engine: Engine): Promise<string> {
  return engine === 'postgres' ? emptyPostgres(cleanUps) : `sqlite:${join(aFolder(cleanUps), 'catalog.db')}`;
}

/** What was done in a database, by its log, and each file of each of its versions. */
type Content = { done: Line[]; files: [name: string, sha256: string][] };

function contentOf(url: string): Promise<Content> {
  return usingUrl(url, async (db) => ({ done: await readDone(db), files: await filesOf(db) }));
}

async function usingUrl<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  return using(await openDatabase(url, { create: false }), ({ db }) => work(db));
}

async function filesOf(db: Db): Promise<Content['files']> {
  const files: Content['files'] = [];
  const versions = await listVersions(db, edition);
  for (const version of versions.sort((a, b) => a.number - b.number))
    for (const format of exportFormats) {
      const bytes = await writeCatalog(format, await prepareExport(db, version, wholeEdition));
      files.push([`${version.number}.${format}`, createHash('sha256').update(bytes).digest('hex')]);
    }
  return files;
}

async function untilPublished({ child, said }: Worker, journal: string): Promise<Acknowledged[]> {
  for (;;) {
    const told = readJournal(journal);
    if (told.some(({ action }) => action === 'version.publish')) return told;
    if (child.exitCode !== null) throw new Error(said.join(''));
    await sleep(2);
  }
}

/** A backup taken in the middle of work; what was acknowledged before it began, and what the source is in the end. */
async function backUpAtWork(engine: Engine, path: string) {
  const url = await emptyUrl(engine);
  await begin(url);
  const before = await usingUrl(url, readDone);
  const journal = join(aFolder(cleanUps), 'journal');
  writeFileSync(journal, '');
  const worker = startWorker(cleanUps, { url, journal });
  await worker.ready;
  worker.child.stdin?.write('go\n');
  const told = await untilPublished(worker, journal);
  const verification = await using(await openDatabase(url, { create: false }), (source) =>
    backUp(source, path),
  );
  worker.child.kill('SIGKILL');
  await worker.ended;
  expect(worker.said.join('')).toBe('');
  const promised = [...before, ...told.map(({ action, thing }) => ({ action, thing }))];
  return { verification, promised, source: await contentOf(url) };
}

async function restoreInto(engine: Engine, path: string) {
  const url = await emptyUrl(engine);
  const verification = await restoreBackup(path, () => openDatabase(url, { create: true }));
  return { url, verification };
}

it.each(['sqlite', 'postgres'] as const)(
  'T-BK-01 given a backup while people work (%s), then restored into the other engine, and from there back, every file of every version is the same',
  async (engine) => {
    const started = performance.now();
    const tally = { rounds, acknowledged: 0, more: 0, versions: 0, files: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const folder = aFolder(cleanUps);
      const [path, pathThere] = [join(folder, 'backup.db'), join(folder, 'backup-there.db')];
      const { verification, promised, source } = await backUpAtWork(engine, path);
      const there = await restoreInto(otherEngine[engine], path);
      await using(await openDatabase(there.url, { create: false }), (copy) => backUp(copy, pathThere));
      const back = await restoreInto(engine, pathThere);
      expect([there.verification, back.verification]).toEqual([verification, verification]);

      const restored = await contentOf(there.url);
      expect(restored.done.slice(0, promised.length)).toEqual(promised);
      expect(restored).toEqual({
        done: source.done.slice(0, restored.done.length),
        files: source.files.slice(0, restored.files.length),
      });
      expect(restored.files).toHaveLength(verification.versions * exportFormats.length);
      expect(await contentOf(back.url)).toEqual(restored);
      tally.acknowledged += promised.length;
      tally.more += source.done.length - restored.done.length;
      tally.versions += verification.versions;
      tally.files += restored.files.length;
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`${engine}: ${seconds} s, ${JSON.stringify(tally)}`);
  },
);
