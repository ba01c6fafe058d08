import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { createApp } from '../../src/http/app.js';
import type { Service } from '../../src/http/route.js';
import { listen, stop } from '../../src/http/server.js';
import { findAccount, saveDisabled, savePassword } from '../../src/store/accounts.js';
import { aToken } from '../accounts.js';
import { anAct } from '../builders.js';
import type { TestServer } from './service.js';
import { aServer, testSecret, tokens } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, passwords, withPasswords } from './visitor.js';

const noon = anAct().at;
/** Minutes since noon; each example has its own quarter of an hour. */
let minutes = 0;
let service: Service;
let server: TestServer;
beforeAll(async () => {
  const now = () => new Date(noon.getTime() + minutes * 60_000);
  server = await aServer((given) => (service = { ...given, now }), { trustProxy: 1 });
  await withPasswords(server);
});
afterAll(() => server.close());
beforeEach(() => {
  minutes += 1_000;
});

let addresses = 0;
/** A browser at an address of its own, which the proxy before the server tells. */
const aBrowser = (address = `10.9.${addresses >> 8}.${addresses++ % 256}`): Visitor =>
  aVisitor(() => server, { 'X-Forwarded-For': address });

async function signedIn(account: string, address?: string): Promise<Visitor> {
  const browser = aBrowser(address);
  expect((await browser.signIn(account)).status).toBe(303);
  return browser;
}

const mayRead = async (browser: Visitor) => (await browser.get('/account')).status;
const count = async (table: 'session' | 'event_log' | 'login_failure') =>
  Number(
    (
      await server.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );
async function entries(action: string): Promise<Record<string, unknown>[]> {
  const rows = await server.db
    .selectFrom('event_log')
    .selectAll()
    .where('action', '=', action)
    .orderBy('sequence')
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
}

describe('signing in', () => {
  it('given the right password, then one goes where one wanted to, is named on every page, and the log tells', async () => {
    const browser = aBrowser('10.1.1.1');
    const fields = {
      account: '法制办',
      password: passwords['法制办']!,
      back: '/editions/longting-district?q=低保',
    };
    const response = await browser.post('/login', fields);
    expect([response.status, decodeURI(response.headers.get('location') ?? '')]).toEqual([303, fields.back]);
    const page = await (await browser.get('/')).text();
    expect(page).toContain('法制办</a>');
    expect(page).toContain('退出');
    const [entry] = (await entries('session.begin')).slice(-1);
    expect(entry).toMatchObject({
      account: '法制办',
      via: 'page',
      address: '10.1.1.1',
      outcome: 'done',
      details: { by: 'password' },
    });
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
    'given %s as where to go, then one goes home',
    async (back) => {
      const response = await aBrowser().post('/login', {
        account: '法制办',
        password: passwords['法制办']!,
        back,
      });
      expect(response.headers.get('location')).toBe('/');
    },
  );

  it('given a first password, then only it can be changed, and the page says so', async () => {
    const { key, passwordHash } = (await findAccount(server.db, '民政局'))!;
    await savePassword(server.db, key, { hash: passwordHash!, mustChange: true, at: noon });
    const browser = aBrowser();
    const response = await browser.signIn('民政局');
    expect(response.headers.get('location')).toBe('/account');
    expect(await (await browser.get('/account')).text()).toContain('请先改成自己的口令');
    const refused = await browser.get('/api/v1/imports/1');
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'password.must-change' }]);
    const next = 'Wn6-rgcd83k';
    const changed = await browser.post('/account', { current: passwords['民政局']!, next, repeated: next });
    expect(changed.headers.get('location')).toBe('/account?done=password');
    expect((await browser.get('/api/v1/imports/1')).status).toBe(404);
    expect((await entries('password.change')).at(-1)).toMatchObject({ account: '民政局', outcome: 'done' });
    await withPasswords(server);
  });

  it.each([
    ['a wrong one', { current: 'x', next: 'Wn6-rgcd83k', repeated: 'Wn6-rgcd83k' }, 403, '原口令不对'],
    ['a weak new one', { next: 'Abcdefgh12', repeated: 'Abcdefgh12' }, 400, '太有规律'],
    ['the same again', { next: passwords['法制办']!, repeated: passwords['法制办']! }, 400, '与原口令相同'],
    ['two new ones', { next: 'Wn6-rgcd83k', repeated: 'Wn6-rgcd83l' }, 400, '两次输入的新口令不一样'],
  ])('given %s, then the password stays', async (_given, fields, status, says) => {
    const browser = await signedIn('法制办');
    const response = await browser.post('/account', { current: passwords['法制办']!, ...fields });
    const page = await response.text();
    expect([response.status, /role="alert".*?<\/div>/s.exec(page)?.[0]]).toEqual([
      status,
      expect.stringContaining(says),
    ]);
    expect(page).toContain('<title>有误：我的账号');
    expect((await aBrowser().signIn('法制办')).status).toBe(303);
  });

  it('given a page for members, then others are shown where to sign in', async () => {
    const response = await aBrowser().get('/account');
    expect([response.status, await response.text()]).toEqual([
      401,
      expect.stringContaining('href="/login?back=%2Faccount"'),
    ]);
  });
});

describe('T-SE-01 a session can not be planted', () => {
  it('given any cookie from before, then the one after signing in is another, and the old one is worth nothing', async () => {
    const browser = aBrowser();
    browser.cookies.set('session', 's%3Aplanted.signature');
    await browser.signIn('法制办');
    const first = browser.cookies.get('session');
    await browser.signIn('法制办');
    const second = browser.cookies.get('session');
    expect(new Set([first, second, 's%3Aplanted.signature']).size).toBe(3);
    const old = aBrowser();
    old.cookies.set('session', first!);
    expect([await mayRead(old), await mayRead(browser)]).toEqual([401, 200]);
  });

  it('given a changed password, then the session goes on under a new id', async () => {
    const browser = await signedIn('法制办');
    const before = browser.cookies.get('session');
    const next = 'Wn6-rgcd83k';
    await browser.post('/account', { current: passwords['法制办']!, next, repeated: next });
    const old = aBrowser();
    old.cookies.set('session', before!);
    expect([await mayRead(old), await mayRead(browser)]).toEqual([401, 200]);
    await withPasswords(server);
  });
});

describe('T-SE-02 no other site can make somebody do something', () => {
  const forged: [string, Record<string, string>][] = [
    ['no origin', { Origin: '' }],
    ['the origin of nothing', { Origin: 'null' }],
    ['a sister host', { Origin: 'http://sister.localhost' }],
    ['our host with another port', { Origin: 'http://127.0.0.1:1' }],
    ['our name in another’s', { Origin: 'http://localhost.evil.example' }],
    ['no origin, but another site', { Origin: '', 'Sec-Fetch-Site': 'same-site' }],
  ];
  const everything = async () => ({ sessions: await count('session'), entries: await count('event_log') });

  async function refused(browser: Visitor): Promise<void> {
    const csrf = await browser.csrf();
    const before = await everything();
    const asJson = { 'Content-Type': 'text/plain' };
    for (const path of [
      '/logout',
      '/account',
      '/account/sessions',
      '/api/v1/editions/longting-district/imports',
    ]) {
      for (const [, headers] of forged)
        expect([path, headers, (await browser.post(path, { csrf }, headers)).status]).toEqual([
          path,
          headers,
          403,
        ]);
      expect([path, (await browser.post(path, { csrf: 'another' })).status]).toEqual([path, 403]);
      expect([path, (await browser.post(path, { csrf: '' }, asJson)).status]).toEqual([
        path,
        path.startsWith('/api') ? 403 : 415,
      ]);
    }
    // that it was tried is in the log, once a minute
    expect(await everything()).toEqual({ ...before, entries: before.entries + 1 });
    expect((await entries('session.use')).at(-1)).toMatchObject({ account: '法制办', outcome: 'refused' });
  }

  it('given a session and a forged request, then it is refused and nothing changes', async () => {
    await refused(await signedIn('法制办'));
  });

  it.each(forged)('given %s, then nobody is signed in', async (_given, headers) => {
    const browser = aBrowser();
    const fields = { account: '法制办', password: passwords['法制办']! };
    expect([(await browser.post('/login', fields, headers)).status, browser.cookies.size]).toEqual([403, 0]);
  });

  it('given a browser that tells no origin but that the page was ours, then it is let through', async () => {
    const fields = { account: '法制办', password: passwords['法制办']! };
    const response = await aBrowser().post('/login', fields, { Origin: '', 'Sec-Fetch-Site': 'same-origin' });
    expect(response.status).toBe(303);
  });

  it('given many odd requests of nobody, then it is all the same', async () => {
    const browser = await signedIn('法制办');
    const odd = [
      '/login?back=%00',
      '/LOGIN',
      '/logout',
      '/account?done=x',
      '/api/v1/imports/x',
      '/%ff',
      '/login/oidc',
    ];
    for (let round = 0; round < 20; round++)
      await Promise.all(
        odd.map((path, i) =>
          aBrowser().post(path, { csrf: 'x' }, [{ Origin: 'null' }, { Cookie: 'session=s%3Ax.y' }][i % 2]),
        ),
      );
    await refused(browser);
  });

  it('given GETs only, then nothing changes', async () => {
    const browser = await signedIn('法制办');
    const before = await everything();
    for (const path of [
      '/login',
      '/logout',
      '/account',
      '/account/sessions',
      '/login/oidc',
      '/login/oidc/callback',
    ])
      await browser.get(path);
    expect(await everything()).toEqual(before);
    expect(await mayRead(browser)).toBe(200);
  });

  it('given a token, then it works without all that: no browser sends it by itself', async () => {
    await aToken(server.db, '法制办', 'a-token-made-after-the-password');
    const headers = {
      Authorization: 'Bearer a-token-made-after-the-password',
      Origin: 'https://elsewhere.example',
    };
    const response = await fetch(`${server.url}/api/v1/editions/longting-district/imports`, {
      method: 'POST',
      headers,
    });
    expect(response.status).toBe(415);
  });
});

describe('T-SE-03 what ends other sessions', () => {
  it('given somebody who signs out, then the session is dead and the log tells', async () => {
    const browser = await signedIn('法制办');
    const cookie = browser.cookies.get('session')!;
    expect((await browser.post('/logout')).headers.get('location')).toBe('/');
    expect(browser.cookies.has('session')).toBe(false);
    browser.cookies.set('session', cookie);
    expect(await mayRead(browser)).toBe(401);
    expect((await entries('session.end')).at(-1)).toMatchObject({ account: '法制办', outcome: 'done' });
  });

  it('given two browsers, then the one that changes the password, or says so, ends the other', async () => {
    const [one, other] = [await signedIn('法制办'), await signedIn('法制办')];
    await one.post('/account/sessions');
    expect([await mayRead(one), await mayRead(other)]).toEqual([200, 401]);
    const third = await signedIn('法制办');
    const next = 'Wn6-rgcd83k';
    await one.post('/account', { current: passwords['法制办']!, next, repeated: next });
    expect([await mayRead(one), await mayRead(third)]).toEqual([200, 401]);
    await withPasswords(server);
  });

  it('T-AC-05 given an account that is disabled, then its session is dead at the next request, and for ever', async () => {
    const browser = await signedIn('法制办');
    const { key } = (await findAccount(server.db, '法制办'))!;
    await saveDisabled(server.db, key, noon);
    expect([await mayRead(browser), (await browser.get('/api/v1/imports/1')).status]).toEqual([401, 401]);
    await saveDisabled(server.db, key, null);
    expect(await mayRead(browser)).toBe(401);
  });

  it('given a server that starts again, then who is signed in still is, and who signed out is not', async () => {
    const [stays, leaves] = [await signedIn('法制办'), await signedIn('法制办')];
    const cookie = leaves.cookies.get('session')!;
    await leaves.post('/logout');
    leaves.cookies.set('session', cookie);
    const app = createApp(service, pino({ level: 'silent' }), {
      secret: testSecret,
      trustProxy: 1,
      oidc: null,
    });
    const again = await listen(app, '127.0.0.1', 0);
    const { port } = again.address() as { port: number }; // it listens on a port
    const ask = async ({ cookies }: Visitor) =>
      (
        await fetch(`http://127.0.0.1:${port}/account`, {
          headers: { Cookie: `session=${cookies.get('session')}` },
        })
      ).status;
    expect([await ask(stays), await ask(leaves)]).toEqual([200, 401]);
    await stop(again, 100);
  });
});

describe('T-SE-04 the cookie of a session', () => {
  it('given a session, then it ends half an hour after the last request, or after eight hours', async () => {
    const browser = await signedIn('法制办');
    const began = minutes;
    for (minutes = began + 29; minutes < began + 480; minutes += 29)
      expect([minutes - began, await mayRead(browser)]).toEqual([minutes - began, 200]);
    minutes = began + 480;
    expect(await mayRead(browser)).toBe(401);
    const idle = await signedIn('法制办');
    minutes += 30;
    expect(await mayRead(idle)).toBe(401);
  });

  it('given plain http, then only pages of ours, and no script, see it', async () => {
    const response = await aBrowser().signIn('法制办');
    const cookies = response.headers.getSetCookie();
    expect(cookies.find((cookie) => cookie.startsWith('session='))).toMatch(
      /^session=s%3A\S+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(cookies.find((cookie) => cookie.startsWith('known-'))).toMatch(
      /^known-[\w-]{12}=\d{13}\.[\w-]{43}; Max-Age=7776000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
  });

  it('given https before us, then it is bound to the very host, and pages are only asked for by https', async () => {
    const secure = await aServer((given) => ({ ...given, baseUrl: 'https://catalog.example' }));
    await withPasswords(secure);
    const browser = aVisitor(() => secure, { Origin: 'https://catalog.example' });
    const fields = { account: '法制办', password: passwords['法制办']! };
    const headers = { Origin: 'https://catalog.example', Host: 'catalog.example' };
    const response = await browser.post('/login', fields, headers);
    expect(response.headers.getSetCookie().map((cookie) => cookie.replace(/=.*?;/, '=…;'))).toEqual([
      expect.stringMatching(
        /^__Host-known-[\w-]{12}=…; Max-Age=7776000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
      ),
      '__Host-session=…; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await browser.get('/account')).status).toBe(200);
    expect((await browser.post('/login', fields, { Origin: secure.url })).status).toBe(403);
    await secure.close();
  });
});

describe('T-SE-05 passwords can not be guessed, nor anybody be locked out', () => {
  const wrong = (browser: Visitor, account: string, path = '/login', more: Record<string, string> = {}) =>
    browser.post(path, { account, password: 'Wrong-72xq', ...more });

  it('given one account tried from everywhere in every disguise, then ten tries at most are compared, and its holder gets in', async () => {
    const holder = await signedIn('法制办', '10.7.0.1');
    const before = (await entries('session.begin')).length;
    const statuses = new Set<number>();
    for (let round = 0; round < 60; round++) {
      const browser = aBrowser();
      const name = ['法制办', ' 法制办 ', '法制办\u200b'][round % 3]!;
      const path = ['/login', '/LOGIN', '/login/', '/Login?'][round % 4]!;
      statuses.add((await wrong(browser, name, path)).status);
    }
    expect([...statuses].sort()).toEqual([401, 429]);
    expect((await entries('session.begin')).length - before).toBeLessThanOrEqual(10);
    expect((await holder.signIn('法制办')).status).toBe(303);
    const travelling = { account: '法制办', password: passwords['法制办']! };
    expect((await holder.post('/login', travelling, { 'X-Forwarded-For': '10.7.7.7' })).status).toBe(303);
    expect((await aBrowser('10.7.0.1').signIn('法制办')).status).toBe(303);
    const elsewhere = await aBrowser().signIn('法制办');
    expect([elsewhere.status, Number(elsewhere.headers.get('retry-after'))]).toEqual([429, 900]);
    minutes += 15;
    expect((await aBrowser().signIn('法制办')).status).toBe(303);
  });

  it('given a stolen cookie of a browser that was let in, when the password is changed, then it is a stranger’s, and the holder’s new one is not', async () => {
    const holder = await signedIn('法制办', '10.5.0.1');
    const thief = aBrowser('10.5.0.2');
    for (const [name, value] of holder.cookies) if (name !== 'session') thief.cookies.set(name, value);
    minutes += 1;
    const next = 'Wn6-rgcd83k';
    await holder.post('/account', { current: passwords['法制办']!, next, repeated: next });
    for (let n = 0; n < 5; n++) await wrong(aBrowser(), '法制办');
    expect((await thief.signIn('法制办', next)).status).toBe(429);
    expect((await holder.post('/login', { account: '法制办', password: next })).status).toBe(303);
    await withPasswords(server);
  });

  it('given a thousand accounts tried from one address, then it has to wait, and nobody else', async () => {
    const neighbour = await signedIn('法制办', '10.6.6.6');
    const before = (await entries('session.begin')).length;
    for (let n = 0; n < 50; n++) await wrong(aBrowser('10.6.6.6'), `某人${n}`);
    expect((await entries('session.begin')).length - before).toBe(30);
    expect((await entries('session.begin')).at(-1)).toMatchObject({
      account: '-',
      outcome: 'failed',
      details: { tried: '某人29', why: 'unknown-account', throttles: 'address' },
    });
    expect((await neighbour.signIn('法制办')).status).toBe(303);
    expect((await aBrowser('10.6.6.6').signIn('法制办')).status).toBe(303);
    expect((await aBrowser().signIn('民政局')).status).toBe(303);
  });

  it('given many tries at the same moment, then they are counted all the same', async () => {
    const before = await count('login_failure');
    const all = await Promise.all(Array.from({ length: 40 }, () => wrong(aBrowser(), '民政局')));
    expect(all.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(4);
    expect((await count('login_failure')) - before).toBeLessThanOrEqual(4);
  });

  it('given a field that does not belong, or one twice, then the form is refused', async () => {
    expect((await wrong(aBrowser(), '法制办', '/login', { id: '1' })).status).toBe(400);
    const twice = await fetch(`${server.url}/login`, {
      method: 'POST',
      body: 'account=a&account=b&password=c',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: server.url },
    });
    expect(twice.status).toBe(400);
  });

  it('given an address of IPv6, then its whole network is one', async () => {
    for (let n = 0; n < 40; n++) await wrong(aBrowser(`2001:db8:0:1::${n}`), `某人${n}`);
    expect((await wrong(aBrowser('2001:db8:0:1::ffff'), '某人')).status).toBe(429);
    expect((await wrong(aBrowser('2001:db8:1:1::1'), '某人')).status).toBe(401);
  });

  it('given nobody whose word is believed, then a claim to be somewhere else changes nothing', async () => {
    const plain = await aServer();
    for (let n = 0; n < 40; n++)
      await aVisitor(() => plain, { 'X-Forwarded-For': `10.5.0.${n}` }).signIn(`某人${n}`, 'Wrong-72xq');
    expect((await aVisitor(() => plain, { 'X-Forwarded-For': '10.5.1.1' }).signIn('某人', 'x')).status).toBe(
      429,
    );
    await plain.close();
  });
});

describe('T-SE-06 nobody learns which accounts there are', () => {
  it('given no such account, a wrong password, none at all, or a disabled account, then the answer is the same', async () => {
    const disabled = (await findAccount(server.db, '民政局'))!;
    await saveDisabled(server.db, disabled.key, noon);
    const answers = await Promise.all(
      [
        ['没有这个人', 'Wrong-72xq'],
        ['法制办', 'Wrong-72xq'],
        ['测试员', 'Wrong-72xq'],
        ['民政局', passwords['民政局']!],
      ].map(async ([account = '', password = '']) => {
        const response = await aBrowser().signIn(account, password);
        return [response.status, (await response.text()).replace(account, '…')];
      }),
    );
    await saveDisabled(server.db, disabled.key, null);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual([401, expect.stringContaining('账号或口令不对。')]);
    expect(
      (await entries('session.begin'))
        .slice(-4)
        .map(({ details }) => (details as { why: string }).why)
        .sort(),
    ).toEqual(['disabled', 'no-password', 'unknown-account', 'wrong-password']);
  });
});

describe('T-SE-07 a flood of logins', () => {
  it('given 50 at once, then some are asked to come back, all are answered, and others are served meanwhile', async () => {
    const flood = Array.from({ length: 50 }, (_, n) => aBrowser().signIn(`某人${n}`, 'x'));
    const status = await fetch(`${server.url}/api/v1/status`);
    expect(status.status).toBe(200);
    const answers = await Promise.all(flood);
    expect([...new Set(answers.map((answer) => answer.status))].sort()).toEqual([401, 503]);
    const turnedAway = answers.filter((answer) => answer.status === 503);
    expect(new Set(turnedAway.map((answer) => answer.headers.get('retry-after')))).toEqual(new Set(['2']));
  });
});

describe('T-SE-08 nobody leaves a trace', () => {
  it('given requests of who is not signed in, then there is no session and no cookie', async () => {
    const before = await count('session');
    const paths = ['/', '/login', '/account', '/editions/longting-district', '/api/v1/editions', '/nothing'];
    for (let round = 0; round < 10; round++)
      for (const path of paths) {
        const headers = round % 2 === 0 ? {} : { Cookie: 'session=s%3Amade-up.made-up' };
        expect((await aBrowser().get(path, headers)).headers.getSetCookie()).toEqual([]);
      }
    expect((await aBrowser().signIn('法制办', 'wrong')).headers.getSetCookie()).toEqual([]);
    expect(await count('session')).toBe(before);
  });
});

describe('T-AU-07 no secret is written down', () => {
  it('given somebody who signs in, fails, and changes the password, then neither log nor database has a secret', async () => {
    const browser = await signedIn('法制办');
    const csrf = await browser.csrf();
    const secrets = [passwords['法制办']!, 'Canary-9xq-tried', 'Canary-8wn-weak'];
    await aBrowser().signIn('法制办', 'Canary-9xq-tried');
    await browser.post('/account', {
      current: 'Canary-8wn-weak',
      next: 'Canary-9xq-tried',
      repeated: 'Canary-9xq-tried',
    });
    const cookies = [...browser.cookies.values()].map(decodeURIComponent);
    const ids = cookies.flatMap((cookie) => /^s:([^.]+)/.exec(cookie)?.[1] ?? []);
    expect(ids).toHaveLength(1);
    await fetch(`${server.url}/api/v1/imports/1`, {
      headers: { Authorization: `Bearer ${tokens.法制办}`, 'X-CSRF-Token': csrf },
    });
    const log = server.log.join('\n');
    for (const secret of [...secrets, ...cookies, ...ids, csrf, tokens.法制办])
      expect(log).not.toContain(secret);
    const tables = await server.db.introspection.getTables();
    for (const { name } of tables) {
      const rows = await server.db
        .selectFrom(name as 'session')
        .selectAll()
        .execute(); // whatever table it is
      const text = JSON.stringify(rows, (_key, value: unknown) => value);
      for (const secret of [...secrets, ...cookies, ...ids, tokens.法制办])
        expect(text).not.toContain(secret);
    }
  });
});
