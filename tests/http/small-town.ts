import { bringCalendar } from '../../src/actions/change-calendar.js';
import { initialize } from '../../src/actions/initialize.js';
import { registerFirstRegulations } from '../../src/actions/save-regulations.js';
import { readRegulations, readStarters } from '../../src/import/starter.js';
import { openDatabase } from '../../src/store/database.js';
import { aToken, withPeople } from '../accounts.js';
import { aCatalog, anAct } from '../builders.js';
import { aDraft, publishChanges } from '../publish.js';
import type { TestServer } from './service.js';
import { serverOver } from './service.js';

/** Of 测试员, who may do everything. */
export const smallTownToken = 'a-token-of-who-may-do-everything';

/**
 * What examples are of: two matters of 养老服务 as 龙亭区 printed them and the acts they cite, a version that changes one of
 * them from 2026-12-01 on, and a draft that withdraws the other. It is noon of 2026-11-25 in Kaifeng.
 */
export async function aSmallTown(): Promise<TestServer> {
  const database = await openDatabase('sqlite::memory:', { create: true });
  const { db } = database;
  const [district] = readStarters('catalogs');
  const domain = district?.catalog.domains.find(({ code }) => code === '20');
  if (!district || !domain) throw new Error('养老服务 is no longer among the first catalogs');
  const { at } = anAct('2026-01-10');
  await withPeople(db);
  await aToken(db, '测试员', smallTownToken);
  await initialize(
    db,
    [{ ...district, catalog: aCatalog({ ...domain, items: domain.items.slice(0, 2) }) }],
    at,
  );
  const cited = ['lnrqybzf', 'zfxxgktl'];
  await registerFirstRegulations(
    db,
    readRegulations('catalogs').filter(({ id }) => cited.includes(id)),
    at,
  );
  const holidays = [{ name: '元旦', from: '2026-01-01', to: '2026-01-03' }];
  const sources = [{ title: '节假日安排', issuedOn: '2025-11-04' }];
  const calendar = {
    from: '2026-01-01',
    knownThrough: '2026-12-31',
    sources,
    holidays,
    workdays: ['2026-01-04'],
  };
  await bringCalendar(db, calendar, at);
  const fields = { timeLimit: '信息形成或者变更之日起10个工作日内' };
  await publishChanges(
    db,
    [{ kind: 'edit', code: '20-001', fields, reason: '新办法' }],
    '2026-12-01',
    '2026-11-20',
  );
  await aDraft(db, [{ kind: 'withdraw', code: '20-002', reason: '不再办理' }]);
  return serverOver(database);
}
