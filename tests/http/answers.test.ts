import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAnswers } from '../../src/http/answers.js';
import { apiRoutes } from '../../src/http/api/routes.js';
import type { TestServer } from './service.js';
import { aSmallTown, smallTownToken } from './small-town.js';

let town: TestServer;
beforeAll(async () => {
  town = await aSmallTown();
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
};

/** Its number is drawn anew each time: shown by a test of its own. */
const needMore = ['readImportJob'];

const reading = apiRoutes.filter(
  ({ method, responds }) => method === 'GET' && typeof responds === 'object' && 'schema' in responds,
);

describe('the examples of the API', () => {
  it('are there for every route that reads', () => {
    const shown = [...Object.keys(paths), ...needMore].sort();
    expect(reading.map(({ operationId }) => operationId).sort()).toEqual(shown);
  });

  it.each(reading.filter(({ operationId }) => operationId in paths))(
    '$operationId answers what its example says',
    async ({ operationId, access }) => {
      const path = paths[operationId] ?? '';
      const headers: Record<string, string> =
        access === 'public' ? {} : { Authorization: `Bearer ${smallTownToken}` };
      const response = await fetch(`${town.url}/api/v1${path}`, { headers });
      const example = { path, answer: await response.json() };
      expect(response.status).toBe(200);
      if (process.env['UPDATE_GOLDEN'] === '1') {
        const file = new URL(`../../schemas/answers/${operationId}.json`, import.meta.url);
        writeFileSync(file, `${JSON.stringify(example, null, 2)}\n`);
      }
      expect(example).toEqual(readAnswers().get(operationId));
    },
  );
});
