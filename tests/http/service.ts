import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { bringCalendar } from '../../src/actions/change-calendar.js';
import { initialize } from '../../src/actions/initialize.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { registerFirstRegulations } from '../../src/actions/save-regulations.js';
import { readStatusOf } from '../../src/actions/status-of.js';
import { dayInShanghai } from '../../src/catalog/day.js';
import type { KnownDomain } from '../../src/catalog/domain.js';
import { createApp } from '../../src/http/app.js';
import { catalogCache } from '../../src/http/catalog-cache.js';
import type { GateSettings } from '../../src/http/gate.js';
import { ImportJobs } from '../../src/http/import-jobs.js';
import { MadeFiles } from '../../src/http/made-files.js';
import type { Service } from '../../src/http/route.js';
import { listen, stop } from '../../src/http/server.js';
import { readFile, readSheets } from '../../src/import/import.js';
import type { Db } from '../../src/store/engine.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import { addDraft } from '../../src/store/drafts.js';
import { aToken, anAccount, withPeople } from '../accounts.js';
import { approveDraft } from '../publish.js';
import { anEvent, aRegulation } from '../regulation/builders.js';
import { watchShapes } from './watch-shapes.js';
import { aCatalog, aContent, aDomain, anAct, anItem, aStarter } from '../builders.js';

/** A server over a database of its own, and what it logged. */
export type TestServer = { url: string; db: Db; log: string[]; close: () => Promise<void> };

/** By account. */
export const tokens = { 民政局: 'a-token-of-twenty-four-signs', 法制办: 'another-token-that-is-long-enough' };

/** What the server signs cookies with. */
export const testSecret = 'a-secret-for-tests-of-32-characters';

export const domains: KnownDomain[] = [
  { code: '19', name: '社会救助', aliases: [] },
  { code: '20', name: '养老服务', aliases: [] },
];

/**
 * Two editions. The district has two versions, one in force since 2020-11-02 and one from 2026-12-01 on that changes
 * 19-001, adds 19-003 and withdraws 20-001. It is noon of 2026-11-25 in Kaifeng.
 */
export async function aServer(
  change: (service: Service) => Service = (service) => service,
  settings: Partial<GateSettings> = {},
  around: (app: RequestListener) => RequestListener = (app) => app,
): Promise<TestServer> {
  const database = await openDatabase('sqlite::memory:', { create: true });
  await fill(database.db);
  return serverOver(database, change, settings, around);
}

/** A server over a database that is there already. */
export async function serverOver(
  { db, engine, close }: Database,
  change: (service: Service) => Service = (service) => service,
  settings: Partial<GateSettings> = {},
  around: (app: RequestListener) => RequestListener = (app) => app,
): Promise<TestServer> {
  const log: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
  const service = {
    db,
    engine,
    catalogOf: catalogCache(db),
    now: () => anAct().at,
    baseUrl: 'http://localhost',
    statusOf: () => readStatusOf(db, dayInShanghai(anAct().at)),
    reader: { domains: () => domains, readFile, readSheets },
    jobs: new ImportJobs(db, () => anAct().at, { patienceMs: 30_000 }),
    files: new MadeFiles(),
  };
  const gate = { secret: testSecret, trustProxy: null, oidc: null, ...settings };
  const { app, wrong } = watchShapes(createApp(change(service), logger, gate));
  const server = await listen(around(app), '127.0.0.1', 0);
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    db,
    log,
    close: async () => {
      await stop(server, 100);
      await close();
      if (wrong.length > 0) throw new Error(`answers that no schema describes:\n${wrong.join('\n')}`);
    },
  };
}

async function fill(db: Db): Promise<void> {
  await withPeople(db);
  for (const [name, secret] of Object.entries(tokens)) {
    await anAccount(db, name, { editor: 'longting' });
    await aToken(db, name, secret);
  }
  const catalog = aCatalog(
    aDomain('19', [anItem('19-001', { level2: '低保对象名单' }), anItem('19-002')], '社会救助'),
    aDomain('20', [anItem('20-001', { disclosingBodies: ['区卫生健康委员会'] })], '养老服务'),
  );
  const township = aCatalog(
    aDomain(
      '19',
      [anItem('19-001', { level2: '低保对象名单', disclosingBodies: ['乡镇人民政府'] })],
      '社会救助',
    ),
  );
  await initialize(
    db,
    [
      aStarter(catalog),
      aStarter(township, {
        id: 'longting-township',
        level: 'township',
        title: '龙亭区基层政务公开标准目录（乡镇版）',
      }),
    ],
    anAct('2026-01-10').at,
  );
  const draft = await addDraft(db, {
    edition: 'longting-district',
    baseVersion: 1,
    title: '修订',
    author: '起草人',
    organization: 'longting',
    createdAt: anAct('2026-11-01').at.toISOString(),
    importId: null,
    changes: [
      {
        kind: 'edit',
        code: '19-001',
        fields: { timeLimit: '信息形成或者变更之日起10个工作日内' },
        reason: '新办法',
      },
      {
        kind: 'add',
        key: '+1',
        code: null,
        place: { domain: '19', follows: '19-002' },
        content: aContent({ level2: '<script>alert(1)</script>' }),
        reason: '新办法',
      },
      { kind: 'withdraw', code: '20-001', reason: '取消' },
    ],
  });
  await approveDraft(db, draft.id, '2026-11-20');
  await publishDraft(
    db,
    draft.id,
    { effectiveOn: '2026-12-01', note: '因新办法施行而修订' },
    anAct('2026-11-20'),
  );
  await fillRegister(db);
}

/** What the items cite, and an act that has ended. */
async function fillRegister(db: Db): Promise<void> {
  const { at } = anAct('2026-11-01');
  const enacted = [anEvent('enacted', '2014-02-21'), anEvent('commenced', '2014-05-01')];
  const cited = aRegulation('社会救助暂行办法', { id: 'shjz', events: enacted });
  const ended = aRegulation('旧办法', {
    id: 'jiu',
    kind: '部门规章',
    events: [anEvent('enacted', '2010-01-01'), anEvent('repealed', '2020-01-01')],
  });
  await registerFirstRegulations(db, [cited, ended], at);
  const sources = [{ title: '节假日安排', issuedOn: '2025-11-04' }];
  const holidays = [{ name: '元旦', from: '2026-01-01', to: '2026-01-03' }];
  const calendar = { from: '2026-01-01', knownThrough: '2026-12-31', sources, holidays };
  await bringCalendar(db, { ...calendar, workdays: ['2026-01-04'] }, at);
}
