import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { keepCheckpoint } from '../../src/actions/keep-checkpoint.js';
import { logExport } from '../../src/actions/log-export.js';
import { parseCheckpoints, sayCheckpoint } from '../../src/log/checkpoint.js';
import type { Db } from '../../src/store/engine.js';
import { readHead } from '../../src/store/event-log.js';
import { aCatalog, aDomain, aFileMark, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';

const keys = ['a-key-that-nobody-has-guessed-for-years'];
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-kept-'));
  file = join(folder, 'checkpoints.txt');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (time: string) => new Date(`2026-11-25T${time}+08:00`);
const keep = (db: Db, time: string, by = keys) => keepCheckpoint(db, { file, keys: by }, at(time));
const kept = () => parseCheckpoints(readFileSync(file, 'utf8'), keys);

async function aVersion(db: Db): Promise<void> {
  const catalog = aCatalog(aDomain('19', [anItem('19-001'), anItem('19-002')]));
  await initialize(db, [aStarter(catalog)], anAct('2026-11-01').at);
}

/** Something that is logged at noon of the 25th. */
function something(db: Db): Promise<void> {
  return logExport(db, aFileMark(), 'csv', anAct());
}

onBothEngines('the file of checkpoints', (open) => {
  it('given a publication, then a sealed line is kept, once', async () => {
    const { db } = await open();
    expect(await keep(db, '12:00:00')).toBeNull();
    await aVersion(db);
    const head = (await readHead(db))!;
    expect(await keep(db, '12:00:00')).toBe(sayCheckpoint(head, keys));
    expect(await keep(db, '23:00:00')).toBeNull();
    await publishChanges(db, [{ kind: 'withdraw', code: '19-002', reason: '取消' }]);
    expect(await keep(db, '12:00:01')).not.toBeNull();
    expect(kept()).toEqual({ checkpoints: [head, await readHead(db)], faults: [] });
  });

  it('given anything else, then a line is kept when it is an hour old', async () => {
    const { db } = await open();
    await aVersion(db);
    await keep(db, '12:00:00');
    await something(db);
    expect(await keep(db, '12:59:59')).toBeNull();
    await something(db);
    expect(await keep(db, '13:00:00')).toBe(sayCheckpoint((await readHead(db))!, keys));
    expect(await keep(db, '14:00:00')).toBeNull();
  });

  it('given a line that was torn or forged, then it is passed over and the next stands by itself', async () => {
    const { db } = await open();
    await aVersion(db);
    const head = (await readHead(db))!;
    writeFileSync(file, `${sayCheckpoint({ ...head, sequence: 99 }, ['another-key'])}\nlog-1 1 00`);
    expect(await keep(db, '12:00:00')).toBe(sayCheckpoint(head, keys));
    expect(kept()).toEqual({
      checkpoints: [head],
      faults: [
        { line: 1, fault: 'seal-wrong' },
        { line: 2, fault: 'malformed' },
      ],
    });
  });

  it('given a log that ends before what was kept of it, then that is said and nothing is written', async () => {
    const { db } = await open();
    await aVersion(db);
    appendFileSync(file, `${sayCheckpoint({ ...(await readHead(db))!, sequence: 9 }, keys)}\n`);
    await expect(keep(db, '12:00:00')).rejects.toMatchObject({
      code: 'log.behind-checkpoint',
      details: { kept: 9, sequence: 1 },
    });
    expect(kept().checkpoints).toHaveLength(1);
  });

  it('given a long file, then its last line counts', async () => {
    const { db } = await open();
    await aVersion(db);
    writeFileSync(file, `${sayCheckpoint((await readHead(db))!, keys)}\n`.repeat(500));
    expect(await keep(db, '12:00:00')).toBeNull();
  });

  it('given no key, then lines are kept without a seal', async () => {
    const { db } = await open();
    await aVersion(db);
    expect(await keep(db, '12:00:00', [])).toBe(sayCheckpoint((await readHead(db))!, []));
  });

  it('given a folder that is not there, then it is refused, and nothing of the log is lost', async () => {
    const { db } = await open();
    await aVersion(db);
    file = join(folder, 'no', 'checkpoints.txt');
    await expect(keep(db, '12:00:00')).rejects.toMatchObject({ code: 'file.unwritable' });
    expect((await readHead(db))!.sequence).toBe(1);
  });
});
