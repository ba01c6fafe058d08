import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startDraft, proposeChanges } from '../../src/actions/edit-draft.js';
import { reviewDraft } from '../../src/actions/review-draft.js';
import { submitDraft } from '../../src/actions/submit-draft.js';
import { apiRoutes } from '../../src/http/api/routes.js';
import { anAccount, aToken } from '../accounts.js';
import { aContent, anAct } from '../builders.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

/** Words that stand only in what is not public. */
const canary = 'canary-7f3a';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  const { db } = server;
  await anAccount(db, `${canary}-account`, { editor: 'longting' });
  await aToken(db, `${canary}-account`, `${canary}-token-secret-of-24`);
  const act = anAct('2026-11-24');
  const { id } = await startDraft(db, { edition: 'longting-district', title: canary }, act);
  await proposeChanges(
    db,
    { draft: id, revision: null },
    [
      { kind: 'edit', code: '19-001', fields: { note: canary, timeLimit: canary }, reason: canary },
      {
        kind: 'add',
        key: null,
        code: null,
        place: { domain: '19', follows: null },
        content: aContent({ level2: canary, legalBases: [`《${canary}》`], disclosingBodies: [canary] }),
        reason: canary,
      },
    ],
    act,
  );
  await submitDraft(db, { draft: id, revision: null }, null, act);
  const comment = `${canary} 退回`;
  await reviewDraft(
    db,
    id,
    { kind: 'legality', decision: 'return', comment, digest: null },
    anAct('2026-11-24', '法审员'),
  );
});
afterAll(() => server.close());

const values = fc.constantFrom(
  '1', '2', '3', '19', '20', '19-001', '19-003', '+1', 'longting-district', '2020-11-02', '2026-12-01', '2099-01-01',
  'draft', 'editing', 'true', '*', '%', '_', "' or 1=1 --", canary, '区民政局', '主动公开', '政府网站', '__proto__', '',
); // prettier-ignore
const names = fc.constantFrom(
  'on', 'known', 'version', 'domain', 'q', 'level', 'body', 'channel', 'regulation', 'limit', 'cursor', 'from', 'to',
  'substantive', 'status', 'state', 'draft', 'sort', 'fields', 'include', 'account', 'id', 'edition', 'back', 'view',
); // prettier-ignore
const paths = fc.oneof(
  fc
    .tuple(fc.constantFrom(...apiRoutes.map(({ path }) => path)), values)
    .map(
      ([path, value]) =>
        `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'edition' ? 'longting-district' : encodeURIComponent(value)))}`,
    ),
  fc.constantFrom(
    '/', '/editions/longting-district', '/editions/longting-district/versions', '/editions/longting-district/versions/2',
    '/editions/longting-district/items/19-001', '/editions/longting-district/compare', '/drafts', '/login', '/account',
  ), // prettier-ignore
);
const requests = fc.record({
  path: paths,
  query: fc.array(fc.tuple(names, values), { maxLength: 3 }),
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD'),
  headers: fc.constantFrom<Record<string, string>>(
    {},
    { Accept: 'text/html' },
    { Range: 'bytes=0-99999' },
    { 'If-None-Match': '"nothing"' },
    { Cookie: 'session=s%3Aforged.signature; __Host-session=x' },
    { 'X-Forwarded-For': '127.0.0.1', 'X-HTTP-Method-Override': 'PATCH' },
  ),
});

it('T-PU-01 T-PU-03: given anonymous requests of any kind, then nothing of drafts, reviews, accounts or the log is told', async () => {
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(requests, async ({ path, query, method, headers }) => {
      const search = new URLSearchParams(query).toString();
      const asked = `${path}${search === '' ? '' : `?${search}`}`;
      const response = await fetch(`${server.url}${asked}`, { method, headers, redirect: 'manual' });
      const told = JSON.stringify([...response.headers]) + (await response.text());
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      expect(response.status).toBeLessThan(500);
      // what was asked may be said back, and nothing more
      const said = decodeURIComponent(asked.replaceAll('+', ' ')).split(canary).length - 1;
      if (said === 0) expect(told).not.toContain(canary);
    }),
    { numRuns: Number(process.env['CANARY_RUNS'] ?? 600) },
  );
  expect(seen.get(200) ?? 0).toBeGreaterThan(20);
});

it('T-PU-03: given a portal that asks for drafts by any name, then it is told which parameters there are', async () => {
  for (const parameter of ['status=draft', 'state=editing', 'draft=1', 'preview=1', 'version=draft'])
    expect((await fetch(`${server.url}/api/v1/editions/longting-district/catalog?${parameter}`)).status).toBe(
      400,
    );
});
