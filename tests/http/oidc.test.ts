import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addAccount } from '../../src/actions/add-account.js';
import { findAccount, saveDisabled, saveProfile } from '../../src/store/accounts.js';
import { anAct } from '../builders.js';
import type { TestProvider } from './provider.js';
import { aProvider, client } from './provider.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor } from './visitor.js';

const baseUrl = 'http://127.0.0.1:9';
let provider: TestProvider;
let server: TestServer;
beforeAll(async () => {
  // the provider tells at length that it is none for production
  for (const word of ['info', 'warn'] as const) jest.spyOn(console, word).mockImplementation(() => undefined);
  provider = await aProvider(`${baseUrl}/login/oidc/callback`);
  const oidc = { issuer: provider.issuer, ...client, claim: 'sub' };
  server = await aServer((service) => ({ ...service, baseUrl }), { oidc });
  const { key, displayName } = (await findAccount(server.db, '法制办'))!;
  await saveProfile(server.db, key, { displayName, oidcSubject: 'wang.fang' });
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

const aBrowser = () => aVisitor(() => server);

/** What the browser does at the provider, until it is sent back: gives the path it comes back to. */
async function atProvider(address: string): Promise<string> {
  const there = aVisitor(() => ({ url: '' }));
  for (let next = address; ;) {
    if (next.startsWith(baseUrl)) return next.slice(baseUrl.length);
    const response = await there.get(next);
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${next} answers ${response.status} ${await response.text()}`);
    next = new URL(location, provider.issuer).href;
  }
}

async function begin(browser: Visitor, back = '/editions/longting-district'): Promise<string> {
  const response = await browser.get(`/login/oidc?back=${encodeURIComponent(back)}`);
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
}

async function lastEntry(): Promise<unknown> {
  const row = await server.db
    .selectFrom('event_log')
    .select('body')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return JSON.parse(row.body);
}

describe('signing in at an identity provider', () => {
  it('given an account with the subject, then it is signed in and goes on; nothing but a short cookie was needed', async () => {
    const browser = aBrowser();
    expect(await (await browser.get('/login')).text()).toContain('href="/login/oidc?back=%2F"');
    const address = await begin(browser);
    expect(Object.keys(Object.fromEntries(new URL(address).searchParams)).sort()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ]);
    expect([
      [...browser.cookies.keys()],
      await server.db.selectFrom('session').selectAll().execute(),
    ]).toEqual([['oidc'], []]);
    const response = await browser.get(await atProvider(address));
    expect([response.status, response.headers.get('location')]).toEqual([303, '/editions/longting-district']);
    expect([...browser.cookies.keys()]).toEqual(['session']);
    expect(await (await browser.get('/account')).text()).toContain('法制办');
    expect(await lastEntry()).toMatchObject({
      account: '法制办',
      action: 'session.begin',
      outcome: 'done',
      details: { by: 'identity-provider' },
    });
    expect(server.log.join('\n')).not.toMatch(/[?&]code=[^-]/);
  });

  it('given a page that was opened from the address the provider sent back to, then its code is not in the log either', async () => {
    await aBrowser().get('/login', {
      Referer: `${baseUrl}/login/oidc/callback?code=secret-code&state=secret-state`,
    });
    expect(server.log.join('\n')).toContain('/login/oidc/callback?code=-&state=-');
    expect(server.log.join('\n')).not.toMatch(/secret-(code|state)/);
  });

  it('given a new account with a subject, when its holder signs in there, then they can work at once', async () => {
    const wanted = { displayName: '李娜', grants: [{ role: 'editor', organization: 'longting' }] } as const;
    const added = { ...wanted, grants: [...wanted.grants], name: '李娜', oidcSubject: 'li.na' };
    expect((await addAccount(server.db, added, anAct())).password).toBeNull();
    provider.person = 'li.na';
    const browser = aBrowser();
    const response = await browser.get(await atProvider(await begin(browser)));
    provider.person = 'wang.fang';
    expect(response.headers.get('location')).toBe('/editions/longting-district');
    expect((await browser.get('/api/v1/imports/1')).status).toBe(404);
    const { key, displayName } = (await findAccount(server.db, '李娜'))!;
    await saveProfile(server.db, key, { displayName, oidcSubject: null });
  });

  it.each([
    ['preferred_username', 303, ''],
    ['shoe_size', 403, '没有给出“shoe_size”，请管理员核对 OIDC_CLAIM'],
  ])('given %s as the claim accounts are known by, then it is asked for', async (claim, status, says) => {
    const oidc = { issuer: provider.issuer, ...client, claim };
    const other = await aServer((service) => ({ ...service, baseUrl }), { oidc });
    const { key, displayName } = (await findAccount(other.db, '法制办'))!;
    await saveProfile(other.db, key, { displayName, oidcSubject: 'E-wang.fang' });
    const browser = aVisitor(() => other);
    const response = await browser.get(await atProvider(await begin(browser, '/')));
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(says)]);
    await other.close();
  });

  it.each([
    ['somebody without an account', 'li.na', 'unknown-account'],
    ['somebody whose account is disabled', 'wang.fang', 'disabled'],
  ])('given %s, then the page says whom to ask, and the log tells', async (_given, person, why) => {
    const { key } = (await findAccount(server.db, '法制办'))!;
    await saveDisabled(server.db, key, anAct().at);
    provider.person = person;
    const browser = aBrowser();
    const response = await browser.get(await atProvider(await begin(browser)));
    provider.person = 'wang.fang';
    await saveDisabled(server.db, key, null);
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('请管理员登记')]);
    expect(browser.cookies.size).toBe(0);
    expect(await lastEntry()).toMatchObject({ outcome: 'failed', details: { subject: person, why } });
  });

  it('given somebody who changes their mind there, then the page says so', async () => {
    provider.person = null;
    const browser = aBrowser();
    const response = await browser.get(await atProvider(await begin(browser)));
    provider.person = 'wang.fang';
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining('您没有在统一身份认证中同意登录'),
    ]);
  });

  it.each([
    ['another browser', (path: string) => [aBrowser(), path] as const],
    [
      'a state of somebody else’s',
      (path: string, own: Visitor) => [own, path.replace(/state=[^&]+/, 'state=x')] as const,
    ],
    [
      'a code that was made up',
      (path: string, own: Visitor) => [own, path.replace(/code=[^&]+/, 'code=x')] as const,
    ],
    [
      'an issuer that is another',
      (path: string, own: Visitor) => [own, path.replace(/iss=[^&]+/, 'iss=x')] as const,
    ],
  ])('given %s, then nobody is signed in', async (_given, change) => {
    const own = aBrowser();
    const [browser, path] = change(await atProvider(await begin(own)), own);
    const response = await browser.get(path);
    expect([response.status, browser.cookies.has('session')]).toEqual([403, false]);
    expect(await response.text()).toContain('请从登录页再试一次');
  });

  it('given a cookie that was changed, or the way back taken twice, then nobody is signed in', async () => {
    const browser = aBrowser();
    const path = await atProvider(await begin(browser));
    const cookie = browser.cookies.get('oidc')!;
    const changed = aBrowser();
    changed.cookies.set(
      'oidc',
      `${Buffer.from('{"state":"x"}').toString('base64url')}.${cookie.split('.')[1]}`,
    );
    expect((await changed.get(path)).status).toBe(403);
    expect((await browser.get(path)).status).toBe(303);
    const again = aBrowser();
    again.cookies.set('oidc', cookie);
    expect((await again.get(path)).status).toBe(403);
  });

  it('given a provider that does not answer, then the page says so, and when it does again one can sign in', async () => {
    const oidc = { issuer: 'http://127.0.0.1:1', ...client, claim: 'sub' };
    const cut = await aServer((service) => ({ ...service, baseUrl }), { oidc });
    const response = await aVisitor(() => cut).get('/login/oidc');
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('用口令登录')]);
    await cut.close();
  });

  it('given none configured, then there is no such address, and the login page does not speak of it', async () => {
    const plain = await aServer();
    const browser = aVisitor(() => plain);
    expect((await browser.get('/login/oidc')).status).toBe(404);
    expect((await browser.get('/login/oidc/callback?code=x')).status).toBe(404);
    expect(await (await browser.get('/login')).text()).not.toContain('统一身份');
    await plain.close();
  });
});
