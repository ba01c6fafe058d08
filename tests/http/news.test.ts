import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { saveRegulation } from '../../src/actions/save-regulations.js';
import type { Standing } from '../../src/http/news.js';
import { watchStanding } from '../../src/http/news.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import { withPeople } from '../accounts.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { aDraft, approveDraft, publishChanges } from '../publish.js';
import { aRegulation } from '../regulation/builders.js';

let database: Database;
let at: Date;
let look: () => Promise<Standing>;
beforeEach(async () => {
  database = await openDatabase('sqlite::memory:', { create: true });
  await withPeople(database.db);
  const catalog = aCatalog(aDomain('19', [anItem('19-001'), anItem('19-002')], '社会救助'));
  await initialize(database.db, [aStarter(catalog)], anAct().at);
  ({ at } = anAct());
  look = watchStanding({ db: database.db, now: () => at });
});
afterEach(() => database.close());

it('given drafts that are edited, submitted and approved, then nothing has changed for everybody', async () => {
  const before = await look();
  await approveDraft(
    database.db,
    await aDraft(database.db, [{ kind: 'withdraw', code: '19-002', reason: '取消' }]),
  );
  expect(await look()).toEqual(before);
});

it('given an act that is registered, then something has', async () => {
  const before = await look();
  await saveRegulation(database.db, aRegulation('社会救助暂行办法'), anAct());
  const after = await look();
  expect(after.versions).toBe(before.versions);
  expect(after.rest).not.toBe(before.rest);
  expect(await look()).toEqual(after);
});

it('given a version that is published, then there is one more', async () => {
  const before = await look();
  await publishChanges(database.db, [{ kind: 'withdraw', code: '19-002', reason: '取消' }]);
  expect((await look()).versions).toBe(before.versions + 1);
});

it('given a day that ends, then what is in force may be something else', async () => {
  const before = await look();
  at = new Date('2026-11-25T16:00:00Z'); // midnight in Kaifeng
  expect(await look()).toEqual({ ...before, rest: before.rest.replace('2026-11-25', '2026-11-26') });
});
