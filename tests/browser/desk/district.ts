import { fileURLToPath } from 'node:url';
import { bringCalendar } from '../../../src/actions/change-calendar.js';
import { importFile } from '../../../src/actions/import-file.js';
import { initialize } from '../../../src/actions/initialize.js';
import { readSentFile } from '../../../src/actions/read-sent-file.js';
import { recordEvent } from '../../../src/actions/record-event.js';
import { registerFirstRegulations, saveRegulation } from '../../../src/actions/save-regulations.js';
import { chooseWaiting, keepWaiting } from '../../../src/actions/waiting-imports.js';
import type { DraftChange } from '../../../src/catalog/draft.js';
import { readFile } from '../../../src/import/import.js';
import { readWorkingDays } from '../../../src/import/register/read-working-days.js';
import { readKnownDomains, readRegulations, readStarters } from '../../../src/import/starter.js';
import { openDatabase } from '../../../src/store/database.js';
import type { Db } from '../../../src/store/engine.js';
import { anAccount, withPeople } from '../../accounts.js';
import { anAct } from '../../builders.js';
import type { TestServer } from '../../http/service.js';
import { serverOver } from '../../http/service.js';
import { withPasswords } from '../../http/visitor.js';
import { publishChanges } from '../../publish.js';
import { anEvent, aRegulation } from '../../regulation/builders.js';
import { aSpreadsheet } from './spreadsheet.js';

const catalogs = fileURLToPath(new URL('../../../catalogs/', import.meta.url));
const domains = readKnownDomains(catalogs);

/**
 * A server with the catalogs and the register a district begins with, at work: a second version to come, an act that was
 * superseded with its tasks, an import that waits at each step and one that became a draft.
 */
export async function aDistrict(): Promise<TestServer> {
  const database = await openDatabase('sqlite::memory:', { create: true });
  const { db } = database;
  await withPeople(db);
  await anAccount(db, '法制办', { editor: 'longting' });
  await anAccount(db, '发布员', { publisher: 'longting' });
  await anAccount(db, '北郊乡', { township: 'beijiao' });
  await anAccount(db, '管理员', { administrator: 'longting' });
  await initialize(db, readStarters(catalogs), anAct('2026-11-01').at);
  await registerFirstRegulations(db, readRegulations(catalogs), anAct('2026-11-01').at);
  await bringCalendar(db, readWorkingDays(catalogs), anAct('2026-11-01').at);
  await publishChanges(db, revision, '2026-12-01', '2026-11-20');
  await endAnAct(db);
  await sendFiles(db);
  const server = await serverOver(database, (service) => ({
    ...service,
    reader: { ...service.reader, domains: () => domains },
  }));
  await withPasswords(server);
  return server;
}

/** By what they are there for. */
export const waiting = { columns: 1, check: 2, notATable: 3 } as const;
export const imported = 1;

const oldBasis = '《养老机构设立许可办法》（民政部令第48号）';

const revision: DraftChange[] = [
  {
    kind: 'edit',
    code: '20-002',
    fields: { timeLimit: '制定或变更之日起7个工作日内', legalBases: [oldBasis] },
    reason: '民政局来函',
  },
  { kind: 'edit', code: '20-003', fields: { legalBases: [oldBasis] }, reason: '民政局来函' },
  { kind: 'withdraw', code: '20-004', reason: '并入 20-002' },
];

async function endAnAct(db: Db): Promise<void> {
  const act = anAct('2026-11-21', '法制办');
  const enacted = [anEvent('enacted', '2013-06-28'), anEvent('commenced', '2013-07-01')];
  const about = { id: 'yljgslxkbf', kind: '部门规章', documentNumber: '民政部令第48号' } as const;
  await saveRegulation(db, aRegulation('养老机构设立许可办法', { ...about, events: enacted }), act);
  const event = anEvent('superseded', '2020-11-01', {
    documentNumber: '民政部令第66号',
    successors: { mode: 'all-of', titles: ['养老机构管理办法'] },
  });
  await recordEvent(db, about.id, { event, dryRun: false }, act);
}

async function sendFiles(db: Db): Promise<void> {
  const act = anAct('2026-11-25', '起草人');
  const edition = 'longting-district';
  const table = { bytes: aSpreadsheet(), name: '养老服务目录（民政局报送）.xlsx' };
  await keepWaiting(db, { ...table, bytes: aSpreadsheet('送审稿') }, null, act);
  const { id: second } = await keepWaiting(db, table, edition, act);
  await chooseWaiting(db, second, { choices: (before) => ({ ...before, columnsSeen: true }) }, act);
  await keepWaiting(db, { bytes: Buffer.from('%PDF-1.7\n%âãÏÓ\n'), name: '目录.pdf' }, edition, act);
  const request = { edition, title: null, dryRun: false, sender: '起草人' };
  const said = { sender: '起草人', corrections: [], cells: [] };
  const read = await readSentFile(db, readFile, table, domains, said, act);
  await importFile(db, read, request, domains, act);
}
