import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAccount } from '../../src/store/accounts.js';
import { searchLog } from '../../src/store/event-log.js';
import { anAccount } from '../accounts.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await anAccount(server.db, '管理员', { administrator: 'longting' });
  await anAccount(server.db, '乡管理员', { administrator: 'beijiao' });
  await anAccount(server.db, '乡镇人员', { township: 'beijiao' });
  await withPasswords(server);
});
afterAll(() => server.close());

async function signedIn(name: string, password?: string): Promise<Visitor> {
  const visitor = aVisitor(() => server);
  const response = await visitor.signIn(name, password);
  expect(response.status).toBe(303);
  return visitor;
}

const accounts = '/desk/settings/accounts';
const secretIn = (html: string) => /id="secret"[^>]* value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('settings', () => {
  it('given somebody who administers nothing, then accounts are not among their settings, nor a page', async () => {
    const editor = await signedIn('法制办');
    const index = await (await editor.get('/desk/settings')).text();
    expect(index).toContain('我的账号和口令');
    expect(index).not.toContain(accounts);
    expect((await editor.get(accounts)).status).toBe(404);
    expect((await editor.post(`${accounts}/new`, { name: 'x1', displayName: '甲' })).status).toBe(404);
  });
});

describe('accounts on a page', () => {
  const added = {
    name: '新人',
    displayName: '新来的人',
    oidcSubject: '',
    role: 'township',
    organization: 'beijiao',
  };

  it('given a new one, then its password is said once, and it can do nothing before that is changed', async () => {
    const administrator = await signedIn('管理员');
    const response = await administrator.post(`${accounts}/new`, added);
    const html = await response.text();
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const newcomer = await signedIn('新人', secretIn(html));
    expect((await newcomer.get('/desk')).headers.get('Location')).toBe('/account');
    expect(await (await administrator.get(`${accounts}/${encodeURIComponent('新人')}`)).text()).not.toContain(
      'id="secret"',
    );
    expect((await findAccount(server.db, '新人'))?.grants).toEqual([
      { role: 'township', organization: 'beijiao' },
    ]);
  });

  it('given a name that is taken, then the form is there again as it was filled in, and leads to the name', async () => {
    const administrator = await signedIn('管理员');
    const response = await administrator.post(`${accounts}/new`, { ...added, name: '法制办' });
    const html = await response.text();
    expect(response.status).toBe(409);
    expect(html).toContain('<a href="#name">');
    expect(html).toContain('value="新来的人"');
    expect(html).toMatch(/value="beijiao" selected/);
  });

  it('given roles beyond one’s own reach, then they are refused at the roles, and the attempt is logged', async () => {
    const ofTown = await signedIn('乡管理员');
    const response = await ofTown.post(`${accounts}/new`, {
      ...added,
      name: '越权',
      role: 'administrator',
      organization: 'longting',
    });
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining('<a href="#grants">'),
    ]);
    expect(await findAccount(server.db, '越权')).toBeNull();
    expect(await searchLog(server.db, { action: 'account.add' }, 1)).toMatchObject([{ outcome: 'refused' }]);
    expect(await (await ofTown.get(accounts)).text()).not.toContain('法制办');
    expect((await ofTown.get(`${accounts}/${encodeURIComponent('法制办')}`)).status).toBe(404);
  });

  it('given other roles, then they are what it has, and the page says what was done', async () => {
    const administrator = await signedIn('管理员');
    const one = `${accounts}/${encodeURIComponent('乡镇人员')}`;
    const response = await administrator.post(one, {
      name: '乡镇人员',
      displayName: '乡里的人',
      oidcSubject: '',
      role: 'editor',
      organization: 'longting',
    });
    expect([response.status, response.headers.get('Location')]).toEqual([303, one]);
    expect(await (await administrator.get(one)).text()).toContain('已保存账号“乡镇人员”。');
    expect(await findAccount(server.db, '乡镇人员')).toMatchObject({
      displayName: '乡里的人',
      grants: [{ role: 'editor', organization: 'longting' }],
    });
  });

  it('given one that is disabled and used again, then its session ended and its password still holds', async () => {
    const administrator = await signedIn('管理员');
    const other = await signedIn('民政局');
    const one = `${accounts}/${encodeURIComponent('民政局')}`;
    expect((await other.get('/desk')).status).toBe(200);
    expect((await administrator.post(`${one}/disabling`)).status).toBe(303);
    expect((await other.get('/desk')).status).toBe(401);
    expect((await aVisitor(() => server).signIn('民政局')).status).toBe(401);
    expect((await administrator.post(`${one}/enabling`)).status).toBe(303);
    await signedIn('民政局');
  });

  it('given a password that is reset, then the new one is said once and the old one is none', async () => {
    const administrator = await signedIn('管理员');
    const one = `${accounts}/${encodeURIComponent('起草人')}`;
    const html = await (await administrator.post(`${one}/password`)).text();
    expect((await aVisitor(() => server).signIn('起草人')).status).toBe(401);
    await signedIn('起草人', secretIn(html));
  });

  it('given nobody else administers the district, then who does can’t be disabled, and the page says why', async () => {
    const administrator = await signedIn('管理员');
    await administrator.post(`${accounts}/${encodeURIComponent('测试员')}/disabling`);
    const response = await administrator.post(`${accounts}/${encodeURIComponent('管理员')}/disabling`);
    expect([response.status, await response.text()]).toEqual([
      409,
      expect.stringContaining('<a href="#grants">'),
    ]);
    await administrator.post(`${accounts}/${encodeURIComponent('测试员')}/enabling`);
  });
});
