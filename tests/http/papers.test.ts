import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aDraft } from '../publish.js';
import { get } from './sending.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const nameOf = ({ headers }: Response) =>
  decodeURIComponent(/UTF-8''(.*)$/.exec(headers.get('Content-Disposition') ?? '')?.[1] ?? '');

const papers = [
  ['diff.docx', '新旧条目对照表', 'docx'],
  ['diff.explanation.docx', '修订说明', 'docx'],
  ['diff.xlsx', '新旧条目对照表', 'xlsx'],
  ['diff.list.xlsx', '变动清单', 'xlsx'],
  ['diff.html', '新旧条目对照表', 'html'],
] as const;

it.each(papers)(
  'given two versions, then anybody may have %s, under its name',
  async (file, paper, ending) => {
    const response = await fetch(`${server.url}/api/v1/editions/longting-district/${file}?from=1&to=2`);
    expect([response.status, nameOf(response)]).toEqual([
      200,
      `龙亭区基层政务公开标准目录（区级版）_${paper}_第1版至第2版.${ending}`,
    ]);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  },
);

it.each(papers)('given a draft, then %s is for those who may see it', async (file, paper, ending) => {
  const change = { kind: 'edit', code: '19-002', fields: { note: '保密' }, reason: '因故' } as const;
  const draft = await aDraft(server.db, [change]);
  const path = `/api/v1/drafts/${draft}/${file}`;
  expect((await fetch(`${server.url}${path}`)).status).toBe(401);
  const response = await get(server, path);
  expect([response.status, nameOf(response), response.headers.get('Cache-Control')]).toEqual([
    200,
    `龙亭区基层政务公开标准目录（区级版）_${paper}_第2版至第${draft}号草案.${ending}`,
    'no-store',
  ]);
});

it('given the page, then what went is struck and what came is bold, and nothing in it is markup of its own', async () => {
  const text = await (
    await fetch(`${server.url}/api/v1/editions/longting-district/diff.html?from=1&to=2`)
  ).text();
  expect(text).toContain('<del>20</del>个工作日内');
  expect(text).toContain('<ins>10</ins>个工作日内');
  expect(text).not.toContain('<script>');
});

it.each([
  ['diff.docx?from=1', 400, 'request.parameter-invalid'],
  ['diff.docx?from=1&to=9', 404, 'version.unknown'],
  ['diff.docx?from=1&to=2&paper=list', 400, 'request.parameter-unknown'],
])('given %s, then it is refused', async (file, status, code) => {
  const response = await fetch(`${server.url}/api/v1/editions/longting-district/${file}`);
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
});
