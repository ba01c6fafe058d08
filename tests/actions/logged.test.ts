import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { initialize } from '../../src/actions/initialize.js';
import { exportLog, logExport } from '../../src/actions/log-export.js';
import { perform } from '../../src/actions/perform.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { restoreVersion } from '../../src/actions/restore-version.js';
import { reviewDraft } from '../../src/actions/review-draft.js';
import { abandonDraft, recallDraft, submitDraft } from '../../src/actions/submit-draft.js';
import { permitImport } from '../../src/actions/read-import.js';
import type { Db, Engine } from '../../src/store/engine.js';
import { listDrafts } from '../../src/store/drafts.js';
import { addEdition } from '../../src/store/editions.js';
import { readHead } from '../../src/store/event-log.js';
import { aCatalog, aDomain, aFileMark, anAct, anEdition, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aRow, receive } from './imports.js';

const edition = 'longting-district';
const catalog = aCatalog(aDomain('19', [anItem('19-001'), anItem('19-002')], '社会救助'));

/** From now on no entry can be written, as with a full disk. */
async function stopLog(db: Db, engine: Engine): Promise<void> {
  if (engine === 'sqlite')
    await sql
      .raw(`create trigger no_log before insert on event_log begin select raise(abort, 'no log'); end`)
      .execute(db);
  else {
    await sql
      .raw(
        `create function no_log() returns trigger language plpgsql as $$ begin raise exception 'no log'; end $$`,
      )
      .execute(db);
    await sql
      .raw(`create trigger no_log before insert on event_log for each row execute function no_log()`)
      .execute(db);
  }
}

async function resumeLog(db: Db, engine: Engine): Promise<void> {
  await sql.raw(`drop trigger no_log${engine === 'postgres' ? ' on event_log' : ''}`).execute(db);
  if (engine === 'postgres') await sql.raw('drop function no_log()').execute(db);
}

/** Every row of every table. */
async function digest(db: Db): Promise<string> {
  const tables = (await db.introspection.getTables()).map(({ name }) => name).sort();
  const rows = await Promise.all(
    tables.map((name) => sql`select * from ${sql.table(name)}`.execute(db).then((found) => found.rows)),
  );
  return JSON.stringify(tables.map((name, index) => [name, rows[index]]));
}

/** The newest: numbers may have been burned by what failed. */
async function newest(db: Db): Promise<{ draft: number; revision: null }> {
  return { draft: (await listDrafts(db))[0]!.id, revision: null };
}

async function approve(db: Db, kind: 'legality' | 'secrecy', by: string): Promise<unknown> {
  const { draft } = await newest(db);
  const approval = { decision: 'approve', comment: null, digest: null, kind } as const;
  return reviewDraft(db, draft, approval, anAct('2026-11-25', by));
}

async function publish(db: Db): Promise<unknown> {
  return publishDraft(db, (await newest(db)).draft, { effectiveOn: '2026-12-01', note: '修订' }, anAct());
}

/** What people do, one after another, so that each finds what it needs. */
const deeds: [says: string, work: (db: Db) => Promise<unknown>][] = [
  ['loading an edition', (db) => initialize(db, [aStarter(catalog)], anAct('2026-11-01').at)],
  ['importing a file', (db) => receive(db, [aRow(5, { level2: '新事项' })])],
  ['submitting a draft', async (db) => submitDraft(db, await newest(db), '修订', anAct())],
  ['recalling it', async (db) => recallDraft(db, await newest(db), anAct())],
  ['submitting it again', async (db) => submitDraft(db, await newest(db), '修订', anAct())],
  ['approving its legality', (db) => approve(db, 'legality', '法审员')],
  ['approving its secrecy', (db) => approve(db, 'secrecy', '密审员')],
  ['publishing it', publish],
  ['restoring a version', (db) => restoreVersion(db, { edition, number: 1 }, anAct())],
  ['abandoning a draft', async (db) => abandonDraft(db, await newest(db), anAct())],
  ['taking an export', (db) => logExport(db, aFileMark({ version: 2 }), 'xlsx', anAct())],
  ['taking the log', (db) => exportLog(db, {}, 10, anAct())],
];

onBothEngines('T-AU-05 nothing is done that is not logged', (open, engine) => {
  it('given a log that can’t be written, then each deed fails and leaves nothing; else it is logged with what it did', async () => {
    const { db } = await open();
    for (const [says, work] of deeds) {
      const before = await digest(db);
      const entries = (await readHead(db))?.sequence ?? 0;
      await stopLog(db, engine);
      const failed = await work(db).then(
        () => 'done',
        () => 'failed',
      );
      await resumeLog(db, engine);
      expect([says, failed, await digest(db)]).toEqual([says, 'failed', before]);
      await work(db);
      expect([says, (await readHead(db))!.sequence > entries]).toEqual([says, true]);
    }
  });

  it('given a right that is missing and a log that can’t be written, then it is still no', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(catalog)], anAct('2026-11-01').at);
    await stopLog(db, engine);
    await expect(permitImport(db, edition, anAct('2026-11-25', '法审员'))).rejects.toMatchObject({
      message: expect.stringContaining('no log'),
    });
    await expect(perform(db, anAct(), 'export.take', () => Promise.resolve())).rejects.toThrow(
      'asked for no right',
    );
  });

  it('given a deed that fails after it was recorded, then its entry is gone with it', async () => {
    const { db } = await open();
    const before = await digest(db);
    const deed = perform(db, anAct(), 'export.take', async ({ require, record }) => {
      await require({ owners: [], account: '测试员' });
      record({ details: { format: 'csv' } });
      throw new Error('too late');
    });
    await expect(deed).rejects.toThrow('too late');
    expect(await digest(db)).toBe(before);
  });

  it('given a deed that records nothing, then it is our bug and nothing of it stays', async () => {
    const { db } = await open();
    const before = await digest(db);
    const silent = perform(db, anAct(), 'draft.add', async ({ tx, require }) => {
      await require({ owners: ['longting'] });
      await addEdition(tx, anEdition({ id: 'another' }), 9);
    });
    await expect(silent).rejects.toThrow('recorded nothing');
    expect(await digest(db)).toBe(before);
  });
});
