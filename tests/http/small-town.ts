import { bringCalendar } from '../../src/actions/change-calendar.js';
import { addWebhook } from '../../src/actions/add-webhook.js';
import { importFile } from '../../src/actions/import-file.js';
import { initialize } from '../../src/actions/initialize.js';
import { logExport } from '../../src/actions/log-export.js';
import { recordEvent } from '../../src/actions/record-event.js';
import { registerFirstRegulations } from '../../src/actions/save-regulations.js';
import { readFile } from '../../src/import/import.js';
import { readKnownDomains, readRegulations, readStarters } from '../../src/import/starter.js';
import { markOf } from '../../src/catalog/file-mark.js';
import { openDatabase } from '../../src/store/database.js';
import type { Service } from '../../src/http/route.js';
import type { Db } from '../../src/store/engine.js';
import { latestVersion } from '../../src/store/versions.js';
import { aToken, withPeople } from '../accounts.js';
import { aCatalog, anAct } from '../builders.js';
import { aDraft, publishChanges } from '../publish.js';
import { anEvent } from '../regulation/builders.js';
import type { TestServer } from './service.js';
import { serverOver } from './service.js';

/** Of 测试员, who may do everything. */
export const smallTownToken = 'a-token-of-who-may-do-everything';

/**
 * What examples are of: two matters of 养老服务 as 龙亭区 printed them and the acts they cite, a version that changes one of
 * them from 2026-12-01 on, of which a portal is to be told and which came after an export, a draft that withdraws the other,
 * a file sent in and an act amended. It is noon of 2026-11-25 in Kaifeng.
 */
export async function aSmallTown(change?: (service: Service) => Service): Promise<TestServer> {
  const database = await openDatabase('sqlite::memory:', { create: true });
  const { db } = database;
  const [district] = readStarters('catalogs');
  const domain = district?.catalog.domains.find(({ code }) => code === '20');
  if (!district || !domain) throw new Error('养老服务 is no longer among the first catalogs');
  const { at } = anAct('2026-01-10');
  const first = aCatalog({ ...domain, items: domain.items.slice(0, 2) });
  await withPeople(db);
  await aToken(db, '测试员', smallTownToken);
  await initialize(db, [{ ...district, catalog: first }], at);
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
  await addWebhook(
    db,
    { url: 'https://portal.example.gov.cn/hooks', types: ['catalog.version.published'] },
    [],
    anAct('2026-11-01'),
  );
  await logExport(
    db,
    markOf(await latestVersion(db, district.edition.id), first, whole),
    'xlsx',
    anAct('2026-11-02'),
  );
  const fields = { timeLimit: '信息形成或者变更之日起10个工作日内' };
  await publishChanges(
    db,
    [{ kind: 'edit', code: '20-001', fields, reason: '新办法' }],
    '2026-12-01',
    '2026-11-20',
  );
  await aDraft(db, [{ kind: 'withdraw', code: '20-002', reason: '不再办理' }]);
  await sendFile(db);
  await recordEvent(
    db,
    'zfxxgktl',
    {
      event: anEvent('amended', '2026-11-24', { documentNumber: '国务院令第999号', articles: ['第二十条'] }),
      dryRun: false,
    },
    anAct('2026-11-25'),
  );
  return serverOver(database, change);
}

const whole = { domains: null, organization: null };

/** A row that is like one there is, and one below it that leaves out what is the same. */
async function sendFile(db: Db): Promise<void> {
  const csv = [
    '养老服务领域基层政务公开标准目录',
    '序号,一级事项,二级事项,公开内容,公开依据',
    '1,养老服务通用政策,国家和地方层面养老服务相关法律、法规,文件名称,《中华人民共和国老年人权益保障法》第三十七条',
    '2,,,文件名称,',
  ];
  const domains = readKnownDomains('catalogs');
  const [bytes, name] = [Buffer.from(csv.join('\n')), '养老服务.csv'];
  const reading = await readFile(bytes, name, domains);
  const request = { edition: 'longting-district', title: null, dryRun: false };
  await importFile(db, { bytes, name, reading }, request, domains, anAct('2026-11-25'));
}
