import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiRoutes } from '../../src/http/api/routes.js';
import { describeApi } from '../../src/http/openapi.js';
import { schemaCompiler } from '../../src/schema.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1${path}`, { headers });
const D = '/editions/longting-district';

type Scenario = { path: string; status: number; has?: unknown; code?: string };

/** path · status · what the answer must have · or its code. */
const scenarios: Scenario[] = [
  {
    path: '/status',
    status: 200,
    has: {
      database: 'sqlite',
      today: '2026-11-25',
      editions: [
        { id: 'longting-district', version: 2 },
        { id: 'longting-township', version: 1 },
      ],
    },
  },
  {
    path: '/editions',
    status: 200,
    has: {
      editions: [{ id: 'longting-district', latestVersion: { number: 2 } }, { id: 'longting-township' }],
    },
  },
  { path: D, status: 200, has: { level: 'district' } },
  { path: '/editions/nowhere', status: 404, code: 'edition.unknown' },
  {
    path: `${D}/versions`,
    status: 200,
    has: { versions: [{ number: 2, effectiveOn: '2026-12-01' }, { number: 1 }] },
  },
  {
    path: `${D}/versions/1`,
    status: 200,
    has: { version: { number: 1 }, domains: [{ code: '19' }, { code: '20', items: [{ code: '20-001' }] }] },
  },
  {
    path: `${D}/versions/2`,
    status: 200,
    has: {
      domains: [
        {
          items: [
            { timeLimit: { rules: [{ kind: 'within', count: 10, unit: 'working-day' }] } },
            {},
            { code: '19-003' },
          ],
        },
        { items: [] },
      ],
    },
  },
  { path: `${D}/versions/3`, status: 404, code: 'version.unknown' },
  { path: `${D}/versions/0`, status: 400, code: 'request.parameter-invalid' },
  { path: `${D}/versions/two`, status: 400, code: 'request.parameter-invalid' },
  { path: `${D}/catalog`, status: 200, has: { version: { number: 1 } } },
  { path: `${D}/catalog?on=2026-11-30`, status: 200, has: { version: { number: 1 } } },
  { path: `${D}/catalog?on=2026-12-01`, status: 200, has: { version: { number: 2 } } },
  { path: `${D}/catalog?on=2026-12-01&known=2026-11-19`, status: 200, has: { version: { number: 1 } } },
  {
    path: `${D}/catalog?on=2026-12-01&known=2026-11-20T12:00:00%2B08:00`,
    status: 200,
    has: { version: { number: 2 } },
  },
  {
    path: `${D}/catalog?on=2020-11-01`,
    status: 404,
    code: 'version.none-in-force',
    has: { firstOn: '2020-11-02' },
  },
  { path: `${D}/catalog?on=1900-01-01`, status: 404, code: 'version.none-in-force' },
  {
    path: `${D}/catalog?known=2021-01-01`,
    status: 404,
    code: 'version.none-in-force',
    has: { firstOn: null },
  },
  {
    path: `${D}/catalog?on=2026-02-30`,
    status: 400,
    code: 'request.parameter-invalid',
    has: { parameter: 'on' },
  },
  {
    path: `${D}/catalog?day=2026-02-01`,
    status: 400,
    code: 'request.parameter-unknown',
    has: { known: ['on', 'known'] },
  },
  { path: `${D}/catalog?on=2026-12-01&on=2026-12-02`, status: 400, code: 'request.parameter-invalid' },
  { path: `${D}/versions/1/domains/20`, status: 200, has: { name: '养老服务', items: [{ code: '20-001' }] } },
  { path: `${D}/versions/1/domains/21`, status: 404, code: 'domain.unknown' },
  {
    path: `${D}/versions/2/structure`,
    status: 200,
    has: {
      domains: [
        { code: '19', items: [{ code: '19-001' }, {}, {}] },
        { code: '20', items: [] },
      ],
    },
  },
  { path: `${D}/items`, status: 200, has: { total: 3, next: null } },
  {
    path: `${D}/items?q=低保`,
    status: 200,
    has: { total: 1, items: [{ code: '19-001', domain: { code: '19', name: '社会救助' } }] },
  },
  { path: `${D}/items?q=低保 名单`, status: 200, has: { total: 1 } },
  { path: `${D}/items?q=低保&on=2026-12-01&domain=19`, status: 200, has: { version: 2, total: 1 } },
  { path: `${D}/items?body=卫生健康`, status: 200, has: { total: 1, items: [{ code: '20-001' }] } },
  { path: `${D}/items?channel=政府公报`, status: 200, has: { total: 0, items: [], next: null } },
  { path: `${D}/items?level=县级&regulation=国务院令第649号`, status: 200, has: { total: 3 } },
  { path: `${D}/items?limit=2`, status: 200, has: { total: 3, next: '1.2' } },
  { path: `${D}/items?limit=2&cursor=1.2`, status: 200, has: { items: [{ code: '20-001' }], next: null } },
  {
    path: `${D}/items?code=20-001,19-002,19-999`,
    status: 200,
    has: { total: 2, items: [{ code: '19-002' }, { code: '20-001' }] },
  },
  {
    path: `${D}/items?fields=level2,domain&limit=1`,
    status: 200,
    has: { items: [{ domain: { code: '19', name: '社会救助' }, code: '19-001', level2: '低保对象名单' }] },
  },
  {
    path: `${D}/items?fields=level2,password`,
    status: 400,
    code: 'request.parameter-invalid',
    has: { parameter: 'fields' },
  },
  { path: `${D}/items?version=2`, status: 200, has: { version: 2, total: 3 } },
  { path: `${D}/items?version=9`, status: 404, code: 'version.unknown' },
  { path: `${D}/items?version=1&on=2026-12-01`, status: 400, code: 'request.malformed' },
  { path: `${D}/items?version=1&cursor=1.2`, status: 400, code: 'request.malformed' },
  { path: `${D}/items?code=`, status: 200, has: { total: 3 } },
  { path: `${D}/items?code=19-001,,`, status: 400, code: 'request.parameter-invalid' },
  { path: `${D}/items?level=foo`, status: 400, code: 'request.parameter-invalid' },
  { path: `${D}/items?domain=99`, status: 404, code: 'domain.unknown' },
  { path: `${D}/items?cursor=1.2&on=2026-12-01`, status: 400, code: 'request.malformed' },
  { path: `${D}/items?q=a%00b`, status: 400, code: 'request.parameter-invalid' },
  { path: `${D}/items?limit=0`, status: 400, code: 'request.parameter-invalid' },
  { path: `${D}/items?cursor=elsewhere`, status: 400, code: 'request.parameter-invalid' },
  {
    path: `${D}/items/19-001`,
    status: 200,
    has: { status: 'in-force', version: 1, since: 1, item: { level2: '低保对象名单' } },
  },
  { path: `${D}/items/19-001?on=2026-12-01`, status: 200, has: { version: 2, since: 2 } },
  {
    path: `${D}/items/20-001?on=2026-12-01`,
    status: 200,
    has: { status: 'withdrawn', since: 2, item: { disclosingBodies: ['区卫生健康委员会'] } },
  },
  { path: `${D}/items/20-001?version=1`, status: 200, has: { status: 'in-force', version: 1 } },
  { path: `${D}/items/20-001?version=2`, status: 200, has: { status: 'withdrawn', version: 2 } },
  { path: `${D}/items/19-003?version=1`, status: 404, code: 'item.not-yet', has: { on: '2020-11-02' } },
  { path: `${D}/items/19-001?version=1&known=2026-02-01`, status: 400, code: 'request.malformed' },
  { path: `${D}/items/19-003`, status: 404, code: 'item.not-yet', has: { firstOn: '2026-12-01' } },
  { path: `${D}/items/19-999`, status: 404, code: 'item.unknown' },
  {
    path: `${D}/versions?known=2026-02-01`,
    status: 200,
    has: { versions: [{ number: 1, scheduled: false, retroactive: true }] },
  },
  { path: `${D}/versions`, status: 200, has: { total: 2, next: null } },
  { path: `${D}/versions?limit=1`, status: 200, has: { total: 2, versions: [{ number: 2 }], next: '1' } },
  { path: `${D}/versions?limit=1&cursor=1`, status: 200, has: { versions: [{ number: 1 }], next: null } },
  { path: `${D}/versions?number=1,9`, status: 200, has: { total: 1, versions: [{ number: 1 }] } },
  { path: `${D}/versions?number=0`, status: 400, code: 'request.parameter-invalid' },
  { path: `${D}/versions?cursor=elsewhere`, status: 400, code: 'request.parameter-invalid' },
  {
    path: `${D}/versions?fields=title`,
    status: 400,
    code: 'request.parameter-invalid',
    has: { parameter: 'fields', expected: expect.stringContaining('effectiveOn') },
  },
  {
    path: `${D}/items/20-001/history?known=2026-02-01`,
    status: 200,
    has: { history: [{ kind: 'added' }] },
  },
  {
    path: `${D}/items/19-003/history?known=2026-02-01`,
    status: 404,
    code: 'item.unknown',
  },
  {
    path: `${D}/items/20-001/history`,
    status: 200,
    has: {
      history: [
        { kind: 'added', version: { number: 1 } },
        { kind: 'withdrawn', version: { number: 2 } },
      ],
    },
  },
  {
    path: `${D}/items/20-001/history?limit=1&cursor=1`,
    status: 200,
    has: { total: 2, history: [{ kind: 'withdrawn' }], since: { level1: 1 }, next: null },
  },
  { path: `${D}/items/20-001/history?fields=level1`, status: 400, code: 'request.parameter-invalid' },
  {
    path: `${D}/diff?from=1&to=2`,
    status: 200,
    has: {
      summary: { added: 1, changed: 1, reworded: 0, removed: 1, moved: 0, renamed: 0, domains: 0 },
      digest: '新增 1 项、修改 1 项、删除 1 项。涉及 社会救助、养老服务 2 个领域。主要修改：公开时限 1 项。',
    },
  },
  {
    path: `${D}/diff?from=1&to=2&domain=20`,
    status: 200,
    has: {
      summary: { added: 0, changed: 0, removed: 1 },
      changes: [{ kind: 'item-removed', code: '20-001' }],
    },
  },
  { path: `${D}/diff?from=1&to=2&domain=19,21`, status: 404, code: 'domain.unknown', has: { domain: '21' } },
  {
    path: `${D}/diff?from=1&to=2&substantive=true`,
    status: 200,
    has: { changes: [{ weight: 'substantive' }, { weight: 'substantive' }, { weight: 'substantive' }] },
  },
  { path: `${D}/diff?from=1&to=2&substantive=1`, status: 400, code: 'request.parameter-invalid' },
  { path: `${D}/diff?from=2&to=2`, status: 200, has: { changes: [], digest: '没有变动。' } },
  { path: `${D}/diff?from=1`, status: 400, code: 'request.parameter-invalid', has: { parameter: 'to' } },
  { path: `${D}/diff?from=1&to=9`, status: 404, code: 'version.unknown' },
  { path: `${D}/export.json?version=1`, status: 200, has: { version: { number: 1 } } },
  { path: `${D}/export.json?version=1&on=2026-12-01`, status: 400, code: 'request.malformed' },
  { path: `${D}/export.csv?domain=99`, status: 404, code: 'domain.unknown' },
  { path: `${D}/export.pdf`, status: 404, code: 'request.route-unknown' },
  {
    path: '/organizations',
    status: 200,
    has: { organizations: expect.arrayContaining([expect.objectContaining({ id: 'longting' })]) },
  },
  { path: '/organizations?fields=title', status: 400, code: 'request.parameter-invalid' },
  { path: '/organizations/longting', status: 200, has: { kind: 'district', parent: null } },
  { path: '/organizations/nowhere', status: 404, code: 'organization.unknown' },
  {
    path: '/regulations',
    status: 200,
    has: { on: '2026-11-25', total: 2, next: null, regulations: [{ id: 'jiu' }, { id: 'shjz' }] },
  },
  {
    path: '/regulations?q=社会 办法&status=有效',
    status: 200,
    has: { total: 1, regulations: [{ status: '有效' }] },
  },
  { path: '/regulations?status=已废止&on=2019-12-31', status: 200, has: { total: 0 } },
  {
    path: '/regulations?kind=部门规章&on=2020-01-01',
    status: 200,
    has: { regulations: [{ status: '已废止' }] },
  },
  { path: '/regulations?limit=1', status: 200, has: { total: 2, next: '1', regulations: [{ id: 'jiu' }] } },
  { path: '/regulations?limit=1&cursor=1', status: 200, has: { next: null, regulations: [{ id: 'shjz' }] } },
  { path: '/regulations?id=shjz,nothing', status: 200, has: { total: 1, regulations: [{ id: 'shjz' }] } },
  { path: '/regulations?fields=title,status', status: 200, has: { total: 2 } },
  {
    path: '/search?q=低保',
    status: 200,
    has: {
      on: '2026-11-25',
      total: 1,
      items: [
        {
          code: '19-001',
          title: '低保对象名单',
          editions: ['longting-district', 'longting-township'],
          where: 'name',
          passages: [],
        },
      ],
      regulations: [],
      next: null,
    },
  },
  { path: '/search?q=dbdxmd', status: 200, has: { items: [{ code: '19-001' }] } },
  {
    path: '/search?q=救助&edition=longting-township',
    status: 200,
    has: {
      domains: [{ code: '19', places: [{ edition: 'longting-township', items: 1 }] }],
      regulations: [{ id: 'shjz', status: '有效' }],
    },
  },
  { path: '/search?q=649号&limit=1', status: 200, has: { total: 3, items: [{ where: 'text' }], next: '1' } },
  { path: '/search', status: 400, code: 'request.parameter-invalid', has: { parameter: 'q' } },
  { path: '/search?q=低保&edition=nowhere', status: 404, code: 'edition.unknown' },
  { path: '/regulations?cursor=elsewhere', status: 400, code: 'request.parameter-invalid' },
  { path: '/regulations?status=作废', status: 400, code: 'request.parameter-invalid' },
  {
    path: '/regulations/jiu?on=2015-01-01',
    status: 200,
    has: {
      title: '旧办法',
      standing: { status: '有效', inForce: true },
      events: [{ event: { kind: 'enacted' } }, { event: { kind: 'repealed', on: '2020-01-01' } }],
    },
  },
  { path: '/regulations/nowhere', status: 404, code: 'regulation.unknown' },
  {
    path: '/regulations/shjz/citations',
    status: 200,
    has: {
      on: '2026-11-25',
      total: 4,
      items: [
        { edition: 'longting-district', version: 1, domain: '19', code: '19-001', title: '低保对象名单' },
        { code: '19-002', cited: ['《社会救助暂行办法》（国务院令第649号）第十一条'] },
        { code: '20-001' },
        { edition: 'longting-township', code: '19-001' },
      ],
    },
  },
  {
    path: '/regulations/shjz/citations?on=2026-12-01',
    status: 200,
    has: { total: 4, next: null },
  },
  {
    path: '/regulations/shjz/citations?edition=longting-township',
    status: 200,
    has: { total: 1, items: [{ edition: 'longting-township', code: '19-001' }] },
  },
  { path: '/regulations/shjz/citations?edition=nowhere', status: 404, code: 'edition.unknown' },
  { path: '/regulations/shjz/citations?fields=level1', status: 400, code: 'request.parameter-invalid' },
  { path: '/regulations/shjz/citations?on=2019-01-01', status: 200, has: { total: 0, items: [] } },
  { path: '/regulations/jiu/citations', status: 200, has: { total: 0, items: [] } },
  { path: '/working-days', status: 200, has: { knownThrough: '2026-12-31' } },
  { path: '/nothing/here', status: 404, code: 'request.route-unknown' },
];

describe('answers', () => {
  it.each(scenarios)('GET $path → $status $code', async ({ path, status, has, code }) => {
    const response = await get(path);
    const body: unknown = await response.json();
    expect(response.status).toBe(status);
    if (has !== undefined) expect(body).toMatchObject(has as Record<string, unknown>);
    if (code === undefined) return;
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ code, status, type: `/problems/${code}` });
  });

  it.each(scenarios.filter(({ status }) => status === 200))(
    'GET $path is as its schema says',
    async ({ path }) => {
      const schema = schemaOf(path);
      const validate = schemaCompiler().getSchema(`/schemas/${schema}.json`)!;
      const valid = validate(await (await get(path)).json());
      expect([valid, validate.errors]).toEqual([true, null]);
    },
  );
});

function schemaOf(path: string): string {
  const bare = path.replace(/\?.*/, '');
  const found = apiRoutes.find((route) =>
    new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare),
  );
  return typeof found?.responds === 'object' && 'schema' in found.responds
    ? found.responds.schema
    : 'catalog';
}

const examples = apiRoutes.map((route) => ({
  path: route.path
    .replace('{edition}', 'longting-district')
    .replace('{number}', '1')
    .replace('{domain}', '19')
    .replace('{code}', '19-001')
    .replace('{import}', '1')
    .replace('{job}', 'none'),
  declared: route.path,
  method: route.method,
  access: route.access,
}));
const addresses = [...new Set(examples.map(({ declared }) => declared))].map((declared) => {
  const here = examples.filter((example) => example.declared === declared);
  const allowed = [
    ...here.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
    'OPTIONS',
  ];
  return { declared, path: here[0]?.path, allowed };
});
const authorized = { Authorization: `Bearer ${tokens.民政局}` };

describe('fields', () => {
  const rowsOf = async (path: string, list: string) =>
    ((await (await get(path)).json()) as Record<string, object[]>)[list];

  it('given fields of a list, then each row has these, and what names it, only', async () => {
    expect(await rowsOf(`${D}/items?code=19-002&fields=level1,level2`, 'items')).toEqual([
      { code: '19-002', level1: '最低生活保障', level2: '事项19-002' },
    ]);
    expect(await rowsOf('/regulations?fields=status', 'regulations')).toEqual([
      { id: 'jiu', status: '已废止' },
      { id: 'shjz', status: '有效' },
    ]);
    expect(await rowsOf(`${D}/versions?fields=effectiveOn`, 'versions')).toEqual([
      { number: 2, effectiveOn: '2026-12-01' },
      { number: 1, effectiveOn: '2020-11-02' },
    ]);
    expect(await rowsOf(`${D}/items/20-001/history?fields=kind&limit=1`, 'history')).toEqual([
      { kind: 'added', version: expect.objectContaining({ number: 1 }) },
    ]);
    expect(
      await rowsOf('/regulations/shjz/citations?edition=longting-township&fields=title', 'items'),
    ).toEqual([{ edition: 'longting-township', code: '19-001', title: '低保对象名单' }]);
  });

  it('given some organizations, then these, with what is asked of them', async () => {
    expect(await rowsOf('/organizations?id=longting,nowhere&fields=kind', 'organizations')).toEqual([
      { id: 'longting', kind: 'district' },
    ]);
  });

  it('given only the field that names each row, then it is that', async () => {
    expect(await rowsOf(`${D}/items?fields=code&limit=2`, 'items')).toEqual([
      { code: '19-001' },
      { code: '19-002' },
    ]);
    expect(await rowsOf('/regulations?fields=id', 'regulations')).toEqual([{ id: 'jiu' }, { id: 'shjz' }]);
    expect(await rowsOf(`${D}/versions?fields=number`, 'versions')).toEqual([{ number: 2 }, { number: 1 }]);
  });

  it('given other fields of the same list, then another validator', async () => {
    const tagOf = async (fields: string) => (await get(`${D}/items${fields}`)).headers.get('etag');
    expect(await tagOf('?fields=level1')).not.toBe(await tagOf('?fields=level2'));
  });
});

describe('every route', () => {
  it('has a scenario that it answers', () => {
    const answered = scenarios
      .filter(({ status }) => status === 200)
      .map(({ path }) => path.replace(/\?.*/, ''));
    const missing = apiRoutes.filter(
      (route) =>
        route.access === 'public' &&
        !answered.some((path) => new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)),
    );
    // what is no JSON is shown by examples of its own, what needs a token in imports.test.ts
    expect(missing.filter(({ responds }) => typeof responds === 'object' && 'schema' in responds)).toEqual(
      [],
    );
  });

  it.each(examples)(
    '$method $declared refuses an unknown parameter and says which it knows',
    async ({ path, method }) => {
      const response = await fetch(`${server.url}/api/v1${path}?nonsense=1`, { method, headers: authorized });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        code: 'request.parameter-unknown',
        parameter: 'nonsense',
      });
    },
  );

  it.each(addresses)('$declared takes no method but $allowed', async ({ path, allowed }) => {
    const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !allowed.includes(method));
    for (const other of others) {
      const response = await fetch(`${server.url}/api/v1${path}`, { method: other });
      expect([response.status, response.headers.get('allow')]).toEqual([405, allowed.join(', ')]);
      expect(await response.json()).toMatchObject({ code: 'request.method-not-allowed', method: other });
    }
  });

  it.each(examples.filter(({ access }) => access !== 'public'))(
    '$method $declared needs a token',
    async ({ path, method }) => {
      const response = await fetch(`${server.url}/api/v1${path}`, { method });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(await response.json()).toMatchObject({ code: 'token.missing' });
    },
  );

  it('is described, with its method, all its parameters and whether it needs a token', async () => {
    type Described = {
      security?: unknown;
      parameters: { name: string }[];
      requestBody?: { content: Record<string, { schema: { properties: Record<string, unknown> } }> };
    };
    const described = (await (await get('/openapi.json')).json()) as {
      paths: Record<string, Record<string, Described>>;
    };
    const said = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters, requestBody, security }]) => [
        `${method.toUpperCase()} ${path}`,
        [
          ...parameters.map(({ name }) => name),
          ...Object.keys(requestBody?.content['multipart/form-data']?.schema.properties ?? {}),
        ],
        security === undefined ? 'public' : 'token',
      ]),
    );
    expect(said).toEqual(
      apiRoutes.map(({ method, path, parameters, takes, access }) => [
        `${method} ${path}`,
        [
          ...parameters.filter((parameter) => parameter.in !== 'form').map(({ name }) => name),
          ...(takes === 'file' ? ['file'] : []),
          ...parameters.filter((parameter) => parameter.in === 'form').map(({ name }) => name),
        ],
        access === 'public' ? 'public' : 'token',
      ]),
    );
  });

  it('is described with how often it may be asked, and with what a browser needs beside its session', () => {
    type Operation = { security?: object[]; responses: Record<string, { headers?: object }> };
    const described = describeApi(apiRoutes, 'https://catalog.example', '1') as {
      components: { securitySchemes: Record<string, { name?: string }> };
      paths: Record<string, Record<string, Operation>>;
    };
    const { session, csrf } = described.components.securitySchemes;
    expect([session?.name, csrf?.name]).toEqual(['__Host-session', 'X-CSRF-Token']);
    for (const { method, path, access, takes, responds } of apiRoutes) {
      const { security, responses } = described.paths[path]![method.toLowerCase()]!;
      const limited =
        method !== 'GET' || takes === 'file' || (typeof responds === 'object' && 'mediaTypes' in responds);
      expect([path, '429' in responses]).toEqual([path, limited]);
      const session = method === 'GET' ? { session: [] } : { session: [], csrf: [] };
      expect([path, security]).toEqual([path, access === 'public' ? undefined : [{ token: [] }, session]]);
    }
    expect(described.paths['/drafts']?.['post']?.responses['429']?.headers).toHaveProperty('Retry-After');
  });
});

describe('caching', () => {
  it('given a version, then its ETag is its hash, it never changes, and who has it gets 304', async () => {
    const first = await get(`${D}/versions/1`);
    const { version } = (await first.json()) as { version: { hash: string } };
    expect(first.headers.get('etag')).toBe(`"${version.hash}"`);
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const again = await get(`${D}/versions/1`, { 'If-None-Match': `"other", W/"${version.hash}"` });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('given an item of a version, then it is asked for again, with a tag of what it says: its citations are derived', async () => {
    const path = `${D}/items/19-001`;
    const atVersion = await get(`${path}?version=1`);
    const onADay = await get(`${path}?on=2026-01-01`);
    expect(await onADay.json()).toEqual(await atVersion.json());
    expect([atVersion.headers.get('cache-control'), atVersion.headers.get('etag')]).toEqual([
      'public, max-age=300',
      expect.stringMatching(/^"[\w-]{27}"$/),
    ]);
    expect(onADay.headers.get('etag')).toBe(atVersion.headers.get('etag'));
  });

  it('given the catalog in force, then Content-Location names the version and it is asked for again', async () => {
    const response = await get(`${D}/catalog?on=2026-12-01`);
    expect(response.headers.get('content-location')).toBe(`/api/v1${D}/versions/2`);
    expect(response.headers.get('cache-control')).toContain('max-age=300');
  });

  it('given HEAD, then the same headers and no body', async () => {
    const response = await fetch(`${server.url}/api/v1${D}/versions/1`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('etag')).toMatch(/^"version-1:/);
  });
});

describe('files', () => {
  it.each([
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', [0x50, 0x4b]],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', [0x50, 0x4b]],
    ['csv', 'text/csv; charset=utf-8', [0xef, 0xbb]],
  ])('given export.%s, then it comes as a file with a name', async (format, type, begins) => {
    const response = await get(`${D}/export.${format}?version=2`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      `龙亭区基层政务公开标准目录（区级版）_第2版.${format}`,
    );
    expect([...new Uint8Array(await response.arrayBuffer()).slice(0, 2)]).toEqual(begins);
  });
});

it('given a template is asked for, then it comes as a file that is asked for again', async () => {
  const response = await get(`${D}/template.xlsx`);
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
    '龙亭区基层政务公开标准目录（区级版）_填报模板.xlsx',
  );
  const etag = response.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"version-1:[0-9a-f]{64}\.template"$/);
  expect((await get(`${D}/template.xlsx`, { 'If-None-Match': etag })).status).toBe(304);
});

describe('failures', () => {
  it('T-AV-04 given a compressed body, then it is refused before anything unpacks it', async () => {
    const response = await fetch(`${server.url}/api/v1/editions`, {
      method: 'POST',
      headers: { 'Content-Encoding': 'gzip' },
      body: 'x',
    });
    expect(response.status).toBe(415);
  });

  it('T-AV-09 given a fault of ours, then the answer has a number that the log has too, and no stack', async () => {
    const broken = await aServer((service) => ({
      ...service,
      catalogOf: () => Promise.reject(new Error('a fault of ours')),
    }));
    const response = await fetch(`${broken.url}/api/v1${D}/versions/1`);
    const text = await response.text();
    const { requestId } = JSON.parse(text) as { requestId: string };
    await broken.close();
    expect(response.status).toBe(500);
    expect(text).not.toMatch(/fault|\.ts|at /);
    expect(text).toContain(requestId);
    expect(
      broken.log.filter((line) => line.includes(requestId) && line.includes('a fault of ours')).length,
    ).toBeGreaterThan(0);
  });

  it('given a database that went away, then 503 with a sentence, and the next request is answered again', async () => {
    let away = true;
    const shaky = await aServer((service) => ({
      ...service,
      catalogOf: (version) =>
        away
          ? Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))
          : service.catalogOf(version),
    }));
    const first = await fetch(`${shaky.url}/api/v1${D}/versions/1`);
    away = false;
    const second = await fetch(`${shaky.url}/api/v1${D}/versions/1`);
    await shaky.close();
    expect([first.status, second.status]).toEqual([503, 200]);
    expect(await first.json()).toMatchObject({ code: 'database.unusable' });
  });
});
