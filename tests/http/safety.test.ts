import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';
import { aVisitor, passwords, withPasswords } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer((service) => service, { limits: { write: 3, upload: 2, export: 2, identity: 2 } });
  await withPasswords(server);
});
afterAll(() => server.close());

const form = 'application/x-www-form-urlencoded';
const send = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init });

describe('what every answer says', () => {
  it.each([
    '/',
    '/login',
    '/account',
    '/nothing',
    '/api/v1/editions',
    '/api/v1/nothing',
    '/assets/look.css',
    '/schemas/item.json',
  ])('T-SC-03 given %s, then browsers are told to trust nothing but our own files', async (path) => {
    const { headers } = await send(path, { headers: { Accept: 'text/html' } });
    const names = ['content-security-policy', 'x-content-type-options', 'x-frame-options', 'referrer-policy'];
    expect(names.map((name) => headers.get(name))).toEqual([
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'self';object-src 'none'",
      'nosniff',
      'SAMEORIGIN',
      'same-origin',
    ]);
    expect([headers.get('x-powered-by'), headers.get('set-cookie')]).toEqual([null, null]);
  });
});

describe('what is taken in', () => {
  it.each([
    ['br', brotliCompressSync('account=a&password=b')],
    ['gzip', gzipSync('account=a&password=b')],
    ['identity, br', brotliCompressSync('account=a&password=b')],
  ])(
    'T-AV-04 given a body packed with %s, then nobody unpacks it, wherever it is sent',
    async (encoding, body) => {
      for (const path of ['/login', '/account', '/logout', '/api/v1/tokens', '/nothing']) {
        const headers = { 'Content-Type': form, 'Content-Encoding': encoding, Origin: server.url };
        expect([
          path,
          (await send(path, { method: 'POST', headers, body: new Uint8Array(body) })).status,
        ]).toEqual([path, 415]);
      }
    },
  );

  it.each([
    ['too much', form, `account=${'a'.repeat(70_000)}`, 413],
    ['too many fields', form, Array.from({ length: 60 }, (_, n) => `f${n}=x`).join('&'), 413],
    ['JSON', 'application/json', '{"account":"a"}', 415],
    ['plain text', 'text/plain', 'account=a', 415],
    ['a field that changes what objects are', form, '__proto__=x&account=a&password=b', 401],
    ['a list', form, 'account[]=a&password=b', 400],
  ])(
    'given %s to sign in with, then nobody is, and nothing else comes of it',
    async (_given, type, body, status) => {
      const headers = { 'Content-Type': type, Origin: server.url };
      expect((await send('/login', { method: 'POST', headers, body })).status).toBe(status);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it('T-AV-07 given a parameter that looks like a list or an object, then it is not one', async () => {
    for (const query of ['on[]=2026-01-01', 'on[a]=b', '__proto__[x]=1'])
      expect((await send(`/api/v1/editions/longting-district/catalog?${query}`)).status).toBe(400);
  });
});

describe('what is sent too often', () => {
  const tooOften = async (response: Response) => {
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await response.json()).toMatchObject({ code: 'request.too-often', title: '太频繁' });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  };
  const asToken = (token: string) => ({ Authorization: `Bearer ${token}` });
  const statuses = async (times: number, ask: () => Promise<Response>) => {
    const answers: Response[] = [];
    for (let n = 0; n < times; n++) answers.push(await ask());
    return answers;
  };

  it('given files, then each account has its own limit, whatever the path is spelled like', async () => {
    const paths = [
      '/api/v1/editions/longting-district/imports',
      '/API/v1/editions/longting-district/imports/',
    ];
    const upload = (token: string, path = paths[0]!) =>
      send(path, { method: 'POST', headers: asToken(token), body: new FormData() });
    const answers = await statuses(2, () => upload(tokens.民政局));
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    await tooOften(await upload(tokens.民政局, paths[1]));
    expect((await upload(tokens.法制办)).status).toBe(400);
  });

  it('given exports, then each address has its own limit, and plain reading has none', async () => {
    const path = '/api/v1/editions/longting-district/export.csv?version=1';
    const answers = await statuses(3, () =>
      send(path, { headers: { 'X-Forwarded-For': String(Math.random()) } }),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    await tooOften(answers[2]!);
    const reads = await statuses(20, () => send('/api/v1/editions'));
    expect(new Set(reads.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('given changes by page and by program, then an account has one limit for both', async () => {
    const browser = aVisitor(() => server);
    await browser.signIn('法制办');
    expect((await browser.post('/account/sessions')).status).toBe(303);
    const more = await statuses(2, () =>
      send('/api/v1/tokens/99', { method: 'DELETE', headers: asToken(tokens.法制办) }),
    );
    expect(more.map(({ status }) => status)).toEqual([404, 404]);
    expect((await browser.post('/account/sessions')).status).toBe(429);
  });
});

describe('T-SE-02 a session at the API', () => {
  it('given the session’s token and our origin, then programs of a page may change things; else not', async () => {
    const other = await aServer();
    await withPasswords(other);
    const browser = aVisitor(() => other);
    await browser.signIn('法制办', passwords['法制办']);
    const csrf = await browser.csrf();
    const body = JSON.stringify({ name: '门户' });
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const add = async (headers: Record<string, string>) => {
      const all = { 'Content-Type': 'application/json', Cookie: cookie, ...headers };
      return (await fetch(`${other.url}/api/v1/tokens`, { method: 'POST', headers: all, body })).status;
    };
    const tokensKept = async () => (await other.db.selectFrom('token').selectAll().execute()).length;
    const before = await tokensKept();
    expect([
      await add({}),
      await add({ Origin: other.url }),
      await add({ 'X-CSRF-Token': csrf }),
      await add({ 'X-CSRF-Token': csrf, Origin: 'null' }),
      await add({ 'X-CSRF-Token': `${csrf}0`, Origin: other.url }),
      await add({ 'X-CSRF-Token': csrf, Origin: other.url, 'Content-Type': 'text/plain' }),
    ]).toEqual([403, 403, 403, 403, 403, 415]);
    expect(await tokensKept()).toBe(before);
    expect(await add({ 'X-CSRF-Token': csrf, Origin: other.url })).toBe(201);
    await other.close();
  });
});
