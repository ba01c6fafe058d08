import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { apiRoutes } from '../../src/http/api/routes.js';
import { schemaCompiler } from '../../src/schema.js';
import { anEvent, aRegulation } from '../regulation/builders.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

type Json = Record<string, unknown>;

/** As the legal office; the answer must be as its schema says. */
async function ask(method: string, path: string, body?: unknown): Promise<[number, Json]> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${tokens.法制办}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const told = (await response.json()) as Json;
  const bare = path.replace(/\?.*/, '');
  const route = apiRoutes.find(
    (one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare),
  )!;
  if (response.status < 300 && typeof route.responds === 'object' && 'schema' in route.responds) {
    const validate = schemaCompiler().getSchema(`/schemas/${route.responds.schema}.json`)!;
    expect([path, validate(told), validate.errors]).toEqual([path, true, null]);
  }
  return [response.status, told];
}

const repeal = {
  event: anEvent('superseded', '2026-11-10', {
    documentNumber: '国务院令第999号',
    successors: { mode: 'all-of', titles: ['社会救助法'] },
  }),
};

it('the law side over HTTP: registered, tried, recorded, seen, drafted, closed, checked and reported', async () => {
  const law = aRegulation('社会救助法', {
    id: 'shjzf',
    kind: '法律',
    events: [anEvent('enacted', '2026-10-01'), anEvent('commenced', '2026-11-10')],
  });
  expect(await ask('POST', '/regulations', law)).toMatchObject([201, { added: ['shjzf'] }]);
  expect(await ask('POST', '/regulations', law)).toMatchObject([200, { unchanged: 1 }]);

  expect(await ask('POST', '/regulations/shjz/events?dryRun=true', repeal)).toMatchObject([
    200,
    { outcome: 'dry-run', event: null, dueOn: '2026-12-23', tasks: { added: 5, present: 0 } },
  ]);
  const [status, recorded] = await ask('POST', '/regulations/shjz/events', repeal);
  // 20-001 is withdrawn by the version that takes effect in December, in which 19-003 is new
  expect([status, recorded]).toMatchObject([201, { outcome: 'recorded', tasks: { added: 5 } }]);
  const event = String(recorded['event']);
  expect(await ask('POST', '/regulations/shjz/events', repeal)).toMatchObject([200, { outcome: 'known' }]);
  expect(await ask('POST', `/events/${event}/tasks`, {})).toMatchObject([200, { tasks: { added: 0 } }]);

  expect(await ask('GET', `/events/${event}/impacts`)).toMatchObject([
    200,
    {
      impacts: [
        { code: '19-001', where: { in: 'version', number: 1 } },
        { code: '19-001', where: { in: 'scheduled', number: 2, effectiveOn: '2026-12-01' } },
        { code: '19-002', where: { in: 'version' } },
        { code: '19-002', where: { in: 'scheduled' } },
        { code: '19-003', where: { in: 'scheduled' } },
        { code: '20-001', where: { in: 'version' } },
        { edition: 'longting-township', code: '19-001' },
      ],
    },
  ]);
  const [, drafted] = await ask('POST', `/events/${event}/drafts`, { items: null });
  expect(drafted).toMatchObject({
    drafts: [
      { edition: 'longting-district', codes: ['19-001', '19-002', '19-003'] },
      { edition: 'longting-township', codes: ['19-001'] },
    ],
    left: [{ edition: 'longting-district', code: '20-001' }],
  });
  const [, tasks] = await ask('GET', '/tasks?state=open');
  expect(tasks).toMatchObject({ total: 1, tasks: [{ code: '20-001', body: '区卫生健康委员会' }] });
  const [{ id }] = tasks['tasks'] as [{ id: number }];
  expect(await ask('POST', `/tasks/${id}/closing`, { reason: '十二月起不再公开' })).toMatchObject([
    200,
    { state: 'closed', reason: '十二月起不再公开' },
  ]);
  expect(await ask('POST', `/tasks/${id}/closing`, { reason: '再来' })).toMatchObject([
    409,
    { code: 'task.not-open' },
  ]);
  expect(await ask('GET', '/tasks?overdue=true')).toMatchObject([200, { total: 0 }]);

  expect(await ask('GET', '/editions/longting-district/health')).toMatchObject([
    200,
    { version: 1, check: { counts: { '19': { repealed: 2 }, '20': { repealed: 1 } } } },
  ]);
  const [{ draft }] = drafted['drafts'] as [{ draft: number }];
  expect(await ask('GET', `/drafts/${draft}/health`)).toMatchObject([
    200,
    { draft, check: { counts: { '19': { 'in-force': 3 } } } },
  ]);
  expect(await ask('GET', '/reports/work?from=2026-11-01&to=2026-11-30')).toMatchObject([
    200,
    {
      editions: [
        { edition: 'longting-district', version: 1, domains: 2, items: 3 },
        { edition: 'longting-township', items: 1 },
      ],
      versions: [
        {
          number: 2,
          publishedOn: '2026-11-20',
          added: [{ code: '19-003', reason: '新办法' }],
          changed: [{ code: '19-001', title: '低保对象名单', reason: '新办法' }],
          withdrawn: [{ code: '20-001', reason: '取消' }],
        },
      ],
      events: { enacted: 0, amended: 0, ended: 1 },
      tasks: { made: 5, done: 0, closed: 1, late: 0, open: 4, overdue: 0 },
    },
  ]);
  expect(await ask('GET', '/reports/work?from=2026-12-01&to=2026-11-01')).toMatchObject([
    400,
    { code: 'request.parameter-invalid' },
  ]);

  expect(await ask('POST', `/events/${event}/retraction`, { reason: '登记有误' })).toMatchObject([
    200,
    { retracted: { reason: '登记有误' } },
  ]);
  expect(await ask('POST', `/events/${event}/retraction`, { reason: '再来' })).toMatchObject([
    409,
    { code: 'event.retracted' },
  ]);
  expect(await ask('GET', '/events/999/impacts')).toMatchObject([404, { code: 'event.unknown' }]);
});

it('a register sent as a file is tried before it is taken, and the next calendar reaches further', async () => {
  const form = new FormData();
  form.append(
    'file',
    new Blob(['序号,文件名称,文号,清理结果\n1,龙亭区旧规定,汴龙政〔2010〕2号,失效']),
    '清理结果.csv',
  );
  form.append('dryRun', 'true');
  form.append('decidedOn', '2026-11-20');
  const response = await fetch(`${server.url}/api/v1/regulations/imports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${tokens.法制办}` },
    body: form,
  });
  expect(await response.json()).toMatchObject({ outcome: 'dry-run', problems: [] });
  const calendar = {
    from: '2026-01-01',
    knownThrough: '2027-12-31',
    sources: [{ title: '节假日安排', issuedOn: '2026-11-01' }],
    holidays: [],
    workdays: [],
  };
  expect(await ask('PUT', '/working-days', calendar)).toMatchObject([200, { knownThrough: '2027-12-31' }]);
  expect(await ask('POST', '/citation-choices', { text: '《救助条例》', regulation: 'shjz' })).toMatchObject([
    200,
    { title: '社会救助暂行办法' },
  ]);
});

it.each(['xlsx', 'docx'])('the annex of a notice on clearing as %s, for everybody', async (format) => {
  const path = `/api/v1/regulations/clearance.${format}`;
  const response = await fetch(`${server.url}${path}?region=${encodeURIComponent('龙亭区')}`);
  expect([response.status, response.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringContaining(`clearance-2026-11-25.${format}`),
  ]);
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  expect((await fetch(`${server.url}${path}`)).status).toBe(400);
});
