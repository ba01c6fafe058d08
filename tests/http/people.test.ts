import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAccount } from '../../src/store/accounts.js';
import { readLines } from '../../src/store/event-log.js';
import { listOrganizations } from '../../src/store/organizations.js';
import { aToken, anAccount, anOrganization, organizations } from '../accounts.js';
import { expectValid } from './sending.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';

let server: TestServer;
const secrets = { 管理员: 'the-token-of-the-administrator', 乡管理员: 'the-token-of-a-town-administrator' };
beforeAll(async () => {
  server = await aServer();
  await anAccount(server.db, '管理员', { administrator: 'longting' });
  await anAccount(server.db, '乡管理员', { administrator: 'beijiao' });
  for (const [name, secret] of Object.entries(secrets)) await aToken(server.db, name, secret);
});
afterAll(() => server.close());

type Asked = { method?: string; token?: string | null; body?: unknown; seen?: string | null };

async function ask(path: string, { method = 'GET', token = secrets.管理员, body, seen = null }: Asked = {}) {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(seen === null ? {} : { 'If-Match': seen }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json = (await response.json()) as Record<string, unknown>;
  const { requestId, instance, ...told } = json; // of each answer its own
  const { headers } = response;
  return {
    status: response.status,
    json: told,
    location: headers.get('location'),
    tag: headers.get('etag'),
  };
}

describe('organizations over HTTP', () => {
  it('given anybody, then all are read, and one', async () => {
    const all = await ask('/organizations', { token: null });
    expectValid('organizations', all.json);
    expect([all.status, all.json]).toEqual([200, { organizations }]);
    expect((await ask('/organizations/beijiao', { token: null })).json).toEqual(organizations[1]);
    expect(await ask('/organizations/nowhere', { token: null })).toMatchObject({
      status: 404,
      json: { code: 'organization.unknown' },
    });
  });

  it('given an administrator, then one is registered, and changed', async () => {
    const office = anOrganization('office', '区政府办公室');
    const put = (body: unknown, token?: string) =>
      ask('/organizations/office', { method: 'PUT', body, ...(token === undefined ? {} : { token }) });
    expect((await put(office)).status).toBe(201);
    expect((await put({ ...office, aliases: ['政府办'] })).status).toBe(200);
    expect((await listOrganizations(server.db)).at(-1)).toEqual({ ...office, aliases: ['政府办'] });
    const refused: [body: unknown, token: string, status: number, code: string][] = [
      [office, tokens.民政局, 403, 'right.missing'],
      [office, secrets.乡管理员, 403, 'right.missing'],
      [{ ...office, id: 'other' }, secrets.管理员, 400, 'request.parameter-invalid'],
      [{ ...office, position: 1 }, secrets.管理员, 422, 'schema.mismatch'],
      [{ ...office, parent: 'office' }, secrets.管理员, 422, 'organization.invalid'],
    ];
    for (const [body, token, status, code] of refused)
      expect(await put(body, token)).toMatchObject({ status, json: { code } });
  });

  it('given a list in a file, then it is tried and then registered, and only by who may', async () => {
    const send = async (token: string, dryRun: boolean) => {
      const body = new FormData();
      const text = '单位标识,名称,类型,上级\nagriculture,区农业农村局,部门,longting\n';
      body.append('file', new Blob([text]), '单位.csv');
      body.append('dryRun', String(dryRun));
      const headers = { Authorization: `Bearer ${token}` };
      const path = `${server.url}/api/v1/organizations/imports`;
      const response = await fetch(path, { method: 'POST', headers, body });
      return [response.status, await response.json()] as const;
    };
    const [, tried] = await send(secrets.管理员, true);
    expectValid('organization-import', tried);
    expect(tried).toMatchObject({ outcome: 'dry-run', added: ['agriculture'] });
    expect((await send(tokens.民政局, false))[0]).toBe(403);
    expect(await send(secrets.管理员, false)).toMatchObject([
      200,
      { outcome: 'saved', added: ['agriculture'] },
    ]);
  }, 60_000);
});

describe('accounts over HTTP', () => {
  const town = {
    name: '北郊乡',
    displayName: '北郊乡党政办',
    grants: [{ role: 'township', organization: 'beijiao' }],
  };

  it('given an administrator, then one is made, read, changed, disabled, enabled, and its password reset', async () => {
    const made = await ask('/accounts', { method: 'POST', body: town });
    expectValid('added-account', made.json);
    expect([made.status, decodeURIComponent(made.location ?? '')]).toEqual([201, '/api/v1/accounts/北郊乡']);
    const path = `/accounts/${encodeURIComponent('北郊乡')}`;
    const read = await ask(path);
    expectValid('account', read.json);
    expect(made.json['account']).toEqual(read.json);
    const changed = await ask(path, { method: 'PATCH', body: { displayName: '党政办' } });
    expect(changed.json).toEqual({ ...read.json, displayName: '党政办' });
    const steps = [
      await ask(`${path}/disabling`, { method: 'PUT' }),
      await ask(`${path}/disabling`, { method: 'DELETE' }),
    ];
    expect(steps.map(({ status, json }) => [status, json['disabledAt']])).toEqual([
      [200, '2026-11-25T04:00:00.000Z'],
      [200, null],
    ]);
    const reset = await ask(`${path}/password`, { method: 'POST' });
    expectValid('first-password', reset.json);
    expect(reset.json['password']).not.toBe(made.json['password']);
    const list = await ask('/accounts', { token: secrets.乡管理员 });
    expectValid('accounts', list.json);
    expect((list.json['accounts'] as { name: string }[]).map(({ name }) => name)).toEqual([
      '乡管理员',
      '北郊乡',
    ]);
  });

  it('given an account that was disabled meanwhile, then who asks with the ETag of before is told, and their change is 409', async () => {
    await anAccount(server.db, '乙科', { editor: 'beijiao' });
    const path = `/accounts/${encodeURIComponent('乙科')}`;
    const { tag: seen } = await ask(path);
    const again = async () => {
      const headers = { Authorization: `Bearer ${secrets.管理员}`, 'If-None-Match': seen ?? '' };
      return (await fetch(`${server.url}/api/v1${path}`, { headers })).status;
    };
    expect(await again()).toBe(304);
    await ask(`${path}/disabling`, { method: 'PUT' });
    expect(await again()).toBe(200);
    const late = { method: 'PATCH', body: { displayName: '改名' } };
    expect(await ask(path, { ...late, seen })).toMatchObject({
      status: 409,
      json: { code: 'settings.changed' },
    });
    const { tag: now } = await ask(path);
    expect((await ask(path, { ...late, seen: now })).status).toBe(200);
  });

  it.each([
    { passwordHash: 'x' },
    { password: '12345678' },
    { mustChangePassword: false },
    { createdAt: '2020-01-01T00:00:00.000Z' },
    { disabledAt: null },
    { key: 1 },
    { grants: [{ role: 'administrator', organization: 'longting', account: '管理员' }] },
    { __proto__2: {} },
  ])('given %j in a body, then it is refused and nothing is made (T-AC-04)', async (more) => {
    const body = { name: '甲科', displayName: '甲科', ...more };
    expect(await ask('/accounts', { method: 'POST', body })).toMatchObject({
      status: 422,
      json: { code: 'schema.mismatch' },
    });
    expect(await findAccount(server.db, '甲科')).toBeNull();
    const before = await findAccount(server.db, '民政局');
    const change = { method: 'PATCH', body: { displayName: '改名', ...more } };
    expect((await ask(`/accounts/${encodeURIComponent('民政局')}`, change)).status).toBe(422);
    expect(await findAccount(server.db, '民政局')).toEqual(before);
  });

  const addresses: [method: string, below: string, body: unknown][] = [
    ['GET', '', undefined],
    ['PATCH', '', { displayName: '改名' }],
    ['PUT', '/disabling', undefined],
    ['DELETE', '/disabling', undefined],
    ['POST', '/password', undefined],
  ];
  it.each(addresses)(
    'given %s %s, then one out of reach is as one that is not there (T-AC-03)',
    async (method, below, body) => {
      const [hidden, absent] = await Promise.all(
        ['民政局', '没有的'].map((name) =>
          ask(`/accounts/${encodeURIComponent(name)}${below}`, { method, body, token: secrets.乡管理员 }),
        ),
      );
      expect(hidden).toMatchObject({ status: 404, json: { code: 'account.unknown' } });
      expect(JSON.stringify(hidden).replaceAll('民政局', '没有的')).toBe(JSON.stringify(absent));
    },
  );

  it.each([
    [tokens.民政局, 403],
    [null, 401],
  ])('given the token %j, then accounts are refused with %i', async (token, status) => {
    expect((await ask('/accounts', { token })).status).toBe(status);
    expect((await ask('/accounts', { token, method: 'POST', body: town })).status).toBe(status);
  });
});

describe('tokens over HTTP', () => {
  it('given a token, then its own account’s are read, without a secret, and none can be made with it', async () => {
    const { json, status } = await ask('/tokens', { token: tokens.民政局 });
    expectValid('tokens', json);
    expect([status, (json['tokens'] as unknown[]).length]).toEqual([200, 1]);
    expect(JSON.stringify(json)).not.toContain(tokens.民政局);
    expect(
      await ask('/tokens', { method: 'POST', body: { name: '另一个' }, token: tokens.民政局 }),
    ).toMatchObject({
      status: 403,
      json: { code: 'token.needs-login' },
    });
  });

  it('given an administrator above, then they are read and revoked, and the next request is refused', async () => {
    await aToken(server.db, '法制办', 'one-more-token-that-is-long-enough');
    const { json } = await ask(`/tokens?account=${encodeURIComponent('法制办')}`);
    const [{ id }] = json['tokens'] as [{ id: number }];
    const town = await ask(`/tokens/${id}`, { method: 'DELETE', token: secrets.乡管理员 });
    expect(town).toMatchObject({ status: 404, json: { code: 'token.unknown' } });
    const revoked = await ask(`/tokens/${id}`, { method: 'DELETE' });
    expectValid('token', revoked.json);
    expect(await ask('/tokens', { token: 'one-more-token-that-is-long-enough' })).toMatchObject({
      status: 401,
      json: { code: 'token.wrong' },
    });
  });
});

it('given all of this, then no secret is in the log of the server or of what was done (T-AU-07)', async () => {
  const made = await ask('/accounts', {
    method: 'POST',
    body: { name: '最后一个', displayName: '最后一个' },
  });
  const lines: string[] = [];
  for await (const { text } of readLines(server.db)) lines.push(text);
  const kept = [...server.log, ...lines].join('\n');
  const { passwordHash } = (await findAccount(server.db, '最后一个'))!;
  for (const canary of [...Object.values(secrets), String(made.json['password']), passwordHash!, 'argon2'])
    expect(kept).not.toContain(canary);
});

describe('settings that somebody else changed meanwhile, over HTTP', () => {
  const sources = [{ title: '关于2026年部分节假日安排的通知', issuedOn: '2025-11-04' }];
  const days = { from: '2026-01-01', knownThrough: '2026-12-31', sources, holidays: [], workdays: [] };

  it.each([
    [
      '/organizations/liuyuankou',
      'PUT',
      { ...organizations[2], aliases: ['甲', '丁', '丙'] },
      { ...organizations[2], aliases: ['乙'] },
    ],
    ['/accounts/%E4%B9%A1%E7%AE%A1%E7%90%86%E5%91%98', 'PATCH', { displayName: '甲' }, { displayName: '乙' }],
    ['/working-days', 'PUT', { ...days, workdays: ['2026-01-04'] }, { ...days, workdays: ['2026-02-14'] }],
  ])(
    'given the ETag of %s, then a change of what was seen is taken and another one is 409',
    async (path, method, one, other) => {
      const token = path === '/working-days' ? tokens.法制办 : secrets.管理员;
      const { tag: seen } = await ask(path, { token });
      const changed = await ask(path, { method, token, body: one, seen });
      expect([changed.status, changed.tag]).toEqual([200, (await ask(path, { token })).tag]);
      const late = await ask(path, { method, token, body: other, seen });
      expect(late).toMatchObject({ status: 409, json: { code: 'settings.changed' } });
      const { tag } = await ask(path, { token });
      expect((await ask(path, { method, token, body: other, seen: tag })).status).toBe(200);
      expect((await ask(path, { method, token, body: one })).status).toBe(200);
      const odd = await ask(path, { method, token, body: one, seen: '*' });
      expect(odd).toMatchObject({ status: 400, json: { code: 'request.parameter-invalid' } });
    },
  );
});
