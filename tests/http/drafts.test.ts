import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiRoutes } from '../../src/http/api/routes.js';
import { schemaCompiler } from '../../src/schema.js';
import { aToken } from '../accounts.js';
import { aContent } from '../builders.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

let server: TestServer;
const secretOf = (name: string) => `secret-of-${Buffer.from(name).toString('hex')}`;
const people = ['测试员', '法审员', '密审员'];
beforeAll(async () => {
  server = await aServer();
  for (const name of people) await aToken(server.db, name, secretOf(name));
});
afterAll(() => server.close());

type Call = { who?: string; etag?: string | null; body?: unknown };
type Reply = { status: number; etag: string | null; json: Record<string, unknown> };

/** Calls a route and holds its answer against the schema it declares. */
async function call(
  operationId: string,
  path: string,
  { who = '测试员', etag = null, body }: Call = {},
): Promise<Reply> {
  const route = apiRoutes.find((each) => each.operationId === operationId)!;
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method: route.method,
    headers: {
      Authorization: `Bearer ${secretOf(who)}`,
      ...(etag === null ? {} : { 'If-Match': etag }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json = (await response.json()) as Record<string, unknown>;
  if (response.ok && typeof route.responds === 'object' && 'schema' in route.responds) {
    const validate = schemaCompiler().getSchema(`/schemas/${route.responds.schema}.json`)!;
    expect([validate(json), validate.errors]).toEqual([true, null]);
  }
  return { status: response.status, etag: response.headers.get('etag'), json };
}

const edition = 'longting-district';
const edit = (fields: object) => ({ kind: 'edit', code: '19-002', fields, reason: '新办法' });

describe('a draft over HTTP, from its first change to its version', () => {
  let draft = '';
  let etag: string | null = null;
  let digest = '';

  it('is begun, and named by its number and its revision', async () => {
    const made = await call('addDraft', '/drafts', { body: { edition, title: '十二月修订' } });
    expect(made).toMatchObject({
      status: 201,
      etag: '"1"',
      json: { behind: 0, reviews: [], baseVersion: 2 },
    });
    draft = `/drafts/${String(made.json['id'])}`;
    ({ etag } = made);
  });

  it('takes a change only from who says which revision they saw', async () => {
    const body = edit({ timeLimit: '5个工作日内' });
    expect(await call('proposeChange', `${draft}/changes`, { body })).toMatchObject({
      status: 428,
      json: { code: 'request.revision-missing' },
    });
    const changed = await call('proposeChange', `${draft}/changes`, { body, etag });
    expect(changed).toMatchObject({ status: 200, etag: '"2"' });
    expect(
      await call('proposeChange', `${draft}/changes`, { body: edit({ note: '乙' }), etag }),
    ).toMatchObject({
      status: 409,
      json: { code: 'draft.changed', seen: 1, now: 2 },
    });
    ({ etag } = changed);
  });

  it('refuses a change that is no change, and tells where', async () => {
    const body = { ...edit({ timeLimit: 5 }), published: true };
    expect(await call('proposeChange', `${draft}/changes`, { body, etag })).toMatchObject({
      status: 422,
      json: { code: 'schema.mismatch' },
    });
  });

  it('gives a new item its key, and takes it back', async () => {
    const place = { domain: '19', follows: null };
    const body = {
      kind: 'add',
      key: null,
      code: null,
      place,
      content: aContent({ level2: '新的事' }),
      reason: '新设',
    };
    const added = await call('proposeChange', `${draft}/changes`, { body, etag });
    expect(added.json).toMatchObject({ changes: [{ kind: 'edit' }, { kind: 'add', key: '+1' }] });
    expect((await call('readDraftCatalog', `${draft}/catalog`)).json).toMatchObject({
      domains: [
        { items: [{ code: '+1' }, { code: '19-001' }, { code: '19-002' }, { code: '19-003' }] },
        { items: [] },
      ],
    });
    const dropped = await call('dropChange', `${draft}/changes/${encodeURIComponent('+1')}`, {
      etag: added.etag,
    });
    expect(dropped.json).toMatchObject({ changes: [{ kind: 'edit' }] });
    ({ etag } = dropped);
  });

  it('is shown as a difference and with its problems', async () => {
    expect((await call('diffDraft', `${draft}/diff`)).json).toMatchObject({
      digest: '修改 1 项。涉及 社会救助 1 个领域。主要修改：公开时限 1 项。',
      changes: [{ field: 'timeLimit', weight: 'substantive' }],
    });
    expect((await call('listDraftProblems', `${draft}/problems`)).json).toMatchObject({
      problems: [{ code: 'draft.domain-empty' }],
    });
  });

  it('comes onto a version that was published meanwhile, where somebody decides', async () => {
    const other = await call('addDraft', '/drafts', { body: { edition, title: '抢先' } });
    const path = `/drafts/${String(other.json['id'])}`;
    const body = edit({ timeLimit: '3个工作日内' });
    const changed = await call('proposeChange', `${path}/changes`, { body, etag: other.etag });
    await approve(path, changed.etag);
    expect(
      await call('publishDraft', `${path}/publication`, {
        body: { effectiveOn: '2026-12-02', note: '抢先' },
      }),
    ).toMatchObject({ status: 201, json: { number: 3 } });

    expect(await call('submitDraft', `${draft}/submission`, { etag, body: { reason: null } })).toMatchObject({
      status: 409,
      json: { code: 'version.stale' },
    });
    const { json } = await call('listConflicts', `${draft}/conflicts`);
    expect(json).toMatchObject({ behind: 1, conflicts: [{ kind: 'field', field: 'timeLimit' }] });
    const [conflict] = json['conflicts'] as { key: string }[];
    const decisions = [{ key: conflict!.key, choice: { value: '4个工作日内' } }];
    const rebased = await call('rebaseDraft', `${draft}/rebase`, { etag, body: { decisions } });
    expect(rebased.json).toMatchObject({
      baseVersion: 3,
      conflicts: [],
      changes: [{ kind: 'edit', fields: { timeLimit: '4个工作日内' } }],
    });
    ({ etag } = rebased);
  });

  it('T-WF-02: is approved by two others, each of exactly what they saw, and published once', async () => {
    digest = await approve(draft, etag);
    expect((await call('readDraft', draft)).json).toMatchObject({
      state: 'approved',
      digest,
      reviews: [
        { kind: 'legality', reviewer: '法审员', digest },
        { kind: 'secrecy', reviewer: '密审员', digest },
      ],
    });
    const body = { effectiveOn: '2026-12-03', note: '修订' };
    expect(await call('publishDraft', `${draft}/publication`, { body })).toMatchObject({
      status: 201,
      json: { number: 4, updateType: 'major' },
    });
    expect(await call('publishDraft', `${draft}/publication`, { body })).toMatchObject({
      status: 409,
      json: { code: 'draft.not-open' },
    });
  });

  it('stands in the history of the item, with the reason', async () => {
    const history = await call('readItemHistory', `/editions/${edition}/items/19-002/history`);
    expect(history.json).toMatchObject({
      since: { timeLimit: 4, note: 1 },
      history: [{ causes: [] }, { causes: [{ reason: '新办法' }] }, { causes: [{ reason: '新办法' }] }],
    });
  });

  it('an old version comes back as a draft, and a draft can be given up', async () => {
    const made = await call('restoreVersion', `/editions/${edition}/restorations`, { body: { version: 1 } });
    expect(made).toMatchObject({ status: 201, json: { title: '恢复到第 1 版' } });
    const path = `/drafts/${String(made.json['id'])}`;
    expect((await call('abandonDraft', `${path}/abandonment`, { etag: made.etag })).json).toMatchObject({
      state: 'abandoned',
    });
    expect((await call('listDrafts', '/drafts?state=abandoned')).json).toMatchObject({
      drafts: [{ state: 'abandoned' }],
    });
  });
});

async function approve(path: string, etag: string | null): Promise<string> {
  const submitted = await call('submitDraft', `${path}/submission`, { etag, body: { reason: null } });
  expect(submitted.json).toMatchObject({ state: 'in-review' });
  const digest = String(submitted.json['digest']);
  for (const [kind, who] of [
    ['legality', '法审员'],
    ['secrecy', '密审员'],
  ] as const) {
    const operation = kind === 'legality' ? 'reviewLegality' : 'reviewSecrecy';
    const body = { decision: 'approve', comment: null, digest };
    expect((await call(operation, `${path}/reviews/${kind}`, { who, body })).status).toBe(200);
  }
  return digest;
}
