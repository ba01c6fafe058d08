import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answered, Shown } from '../../src/http/answers.js';
import { readAnswers } from '../../src/http/answers.js';
import { apiRoutes } from '../../src/http/api/routes.js';
import { ImportJobs } from '../../src/http/import-jobs.js';
import type { Route } from '../../src/http/route.js';
import { anAct } from '../builders.js';
import type { TestServer } from './service.js';
import { aSmallTown, smallTownToken } from './small-town.js';

let town: TestServer;
beforeAll(async () => {
  town = await aSmallTown((service) => ({
    ...service,
    jobs: new ImportJobs(service.db, () => anAct().at, { patienceMs: 0 }),
  }));
});
afterAll(() => town.close());

/** What is asked for; `UPDATE_GOLDEN=1` writes what is answered to `schemas/answers`, and its diff is reviewed like code. */
const paths: Record<string, string> = {
  readStatus: '/status',
  listEditions: '/editions',
  readEdition: '/editions/longting-district',
  listVersions: '/editions/longting-district/versions',
  readVersion: '/editions/longting-district/versions/1',
  readCatalog: '/editions/longting-district/catalog?on=2026-12-01',
  readDomain: '/editions/longting-district/versions/1/domains/20',
  readStructure: '/editions/longting-district/versions/2/structure',
  diffVersions: '/editions/longting-district/diff?from=1&to=2',
  listItems: '/editions/longting-district/items?level=县级&fields=level1,level2,levels&limit=1',
  readItem: '/editions/longting-district/items/20-001?on=2026-12-01',
  readItemHistory: '/editions/longting-district/items/20-001/history',
  search: '/search?q=养老',
  listRegulations: '/regulations?q=老年人&status=有效',
  readRegulation: '/regulations/lnrqybzf',
  listCitations: '/regulations/lnrqybzf/citations',
  listOrganizations: '/organizations',
  readOrganization: '/organizations/beijiao',
  readWorkingDays: '/working-days',
  listAccounts: '/accounts',
  readAccount: '/accounts/测试员',
  listTokens: '/tokens',
  listDrafts: '/drafts',
  readDraft: '/drafts/2',
  diffDraft: '/drafts/2/diff',
  readDraftCatalog: '/drafts/2/catalog',
  listDraftProblems: '/drafts/2/problems',
  listConflicts: '/drafts/2/conflicts',
  checkDraft: '/drafts/2/health',
  checkEdition: '/editions/longting-district/health',
  listTasks: '/tasks',
  listNotices: '/notices',
  listWebhooks: '/webhooks',
  listDeliveries: '/webhooks/1/deliveries',
  readSinceExport: '/editions/longting-district/since-export',
  readImport: '/imports/1',
  readImpacts: '/events/12/impacts',
  reportWork: '/reports/work?from=2026-11-01&to=2026-11-25',
  readLog: '/log?limit=2',
  readCheckpoint: '/log/checkpoint',
  readTimeMap: '/editions/longting-district/timemap',
  readJsonFeed: '/feed.json?limit=1',
  readAtomFeed: '/feed.atom?limit=1',
  exportXlsx: '/editions/longting-district/export.xlsx?version=1',
  exportDocx: '/editions/longting-district/export.docx?version=1',
  exportWorkbook: '/editions/longting-district/export.workbook.xlsx?version=1',
  exportCsv: '/editions/longting-district/export.csv?version=1&domain=20',
  exportJson: '/editions/longting-district/export.json?on=2026-12-01',
  exportHtml: '/editions/longting-district/export.html?version=1&paper=A4',
  exportBundle: '/editions/longting-district/bundle.zip?version=1',
  readTemplate: '/editions/longting-district/template.xlsx',
  diffVersionsComparisonDocx: '/editions/longting-district/diff.docx?from=1&to=2',
  diffVersionsExplanationDocx: '/editions/longting-district/diff.explanation.docx?from=1&to=2',
  diffVersionsComparisonXlsx: '/editions/longting-district/diff.xlsx?from=1&to=2',
  diffVersionsChangeListXlsx: '/editions/longting-district/diff.list.xlsx?from=1&to=2',
  diffVersionsComparisonHtml: '/editions/longting-district/diff.html?from=1&to=2&substantive=true',
  diffDraftComparisonDocx: '/drafts/2/diff.docx',
  diffDraftExplanationDocx: '/drafts/2/diff.explanation.docx',
  diffDraftComparisonXlsx: '/drafts/2/diff.xlsx',
  diffDraftChangeListXlsx: '/drafts/2/diff.list.xlsx',
  diffDraftComparisonHtml: '/drafts/2/diff.html',
  exportConflicts: '/drafts/2/conflicts.xlsx',
  exportClearanceXlsx: '/regulations/clearance.xlsx?region=开封市龙亭区',
  exportClearanceDocx: '/regulations/clearance.docx?region=开封市龙亭区',
  readImportReport: '/imports/1/report.xlsx',
  exportLog: '/log/export.jsonl',
};

const reading = apiRoutes.filter(({ method }) => method === 'GET');
/** Drawn anew each time: of jobs and of what feeds tell. */
const drawn = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const asDrawn = '5c0f6d0e-7a51-4a3c-9a54-2f1d8c0b7e36';

const authorized = { Authorization: `Bearer ${smallTownToken}` };
const ask = (path: string, headers = {}) => fetch(`${town.url}/api/v1${path}`, { headers });

/** JSON or text whole; of a file, which is there, its head. */
async function shown(response: Response): Promise<Shown> {
  const { headers } = response;
  const [type, disposition] = [headers.get('content-type') ?? '', headers.get('content-disposition')];
  if (disposition === null)
    return { answer: type.includes('json') ? await response.json() : await response.text() };
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
  return { file: { type, disposition } };
}

function holdAgainst(operationId: string, answered: Answered): void {
  const example = JSON.parse(JSON.stringify(answered).replaceAll(drawn, asDrawn)) as Answered;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    const file = new URL(`../../schemas/answers/${operationId}.json`, import.meta.url);
    writeFileSync(file, `${JSON.stringify(example, null, 2)}\n`);
  }
  expect(example).toEqual(readAnswers().get(operationId));
}

describe('the examples of the API', () => {
  it('are there for every route that reads', () => {
    expect(reading.map(({ operationId }) => operationId).sort()).toEqual(
      [...Object.keys(paths), 'readImportJob'].sort(),
    );
  });

  it.each(reading.filter(({ operationId }) => operationId in paths))(
    '$operationId answers what its example says, of the type it is said to be of',
    async ({ operationId, access, responds, hasValidator }) => {
      const path = paths[operationId] ?? '';
      const headers = access === 'public' ? {} : authorized;
      const response = await ask(path, headers);
      expect(response.status).toBe(200);
      expect(typesOf(responds)).toContain(bareType(response));
      holdAgainst(operationId, { path, ...(await shown(response)) });
      const etag = response.headers.get('etag');
      expect(etag !== null).toBe(hasValidator);
      const again = await ask(path, { ...headers, 'If-None-Match': etag ?? '*' });
      expect(again.status).toBe(hasValidator ? 304 : 200);
    },
  );

  it('readImportJob answers what its example says, but for its number', async () => {
    const form = new FormData();
    form.append(
      'file',
      new Blob([
        '序号,一级事项,二级事项,公开内容,公开依据\n1,养老服务通用政策,老年人补贴,补贴标准,《河南省老年人权益保障条例》',
      ]),
      '养老服务.csv',
    );
    form.append('dryRun', 'true');
    form.append('domain', '20');
    const sent = { method: 'POST', headers: authorized, body: form };
    const begun = await fetch(`${town.url}/api/v1/editions/longting-district/imports`, sent);
    const location = begun.headers.get('location') ?? '';
    expect([begun.status, location]).toEqual([202, expect.stringMatching(drawn)]);
    let answer: { state?: string } = {};
    while (answer.state !== 'done')
      answer = (await (await fetch(town.url + location, { headers: authorized })).json()) as typeof answer;
    holdAgainst('readImportJob', { path: location.replace('/api/v1', ''), answer });
  });
});

function bareType({ headers }: Response): string {
  return withoutCharset(headers.get('content-type') ?? '');
}

function typesOf(responds: Route['responds']): string[] {
  if (responds === 'nothing') return [];
  if ('schema' in responds) return ['application/json'];
  return ('texts' in responds ? responds.texts : responds.mediaTypes).map(withoutCharset);
}

function withoutCharset(type: string): string {
  return type.replace('; charset=utf-8', '');
}
