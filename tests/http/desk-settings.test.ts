import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeAccount } from '../../src/actions/change-account.js';
import { changeCalendar } from '../../src/actions/change-calendar.js';
import { changeKnownOrganization } from '../../src/actions/save-organizations.js';
import { findAccount } from '../../src/store/accounts.js';
import { readCalendar } from '../../src/store/calendar.js';
import { searchLog } from '../../src/store/event-log.js';
import { anAccount } from '../accounts.js';
import { anAct } from '../builders.js';
import { textOf } from './pages/examples.js';
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
/** What a form was made for. */
function originIn(html: string): { revision: string; seen: string } {
  const valueOf = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return { revision: valueOf('revision'), seen: valueOf('seen').replaceAll('&quot;', '"') };
}

/** The fields at odds, each with all that stands in its three columns. */
function sidesIn(html: string): string[][] {
  const table = /<section class="clash">(.*?)<\/section>/su.exec(html)?.[1] ?? '';
  return [...table.matchAll(/<th scope="row">([^<]+)<\/th>(.*?)<\/tr>/gsu)].map(([, label, cells]) => [
    label ?? '',
    ...(cells?.match(/(?<=<li>)[^<]+/g) ?? []),
  ]);
}

const onceTold = expect.stringMatching(/^\/desk\/settings\/once\/./);
const leadsTo = (response: Response) => response.headers.get('Location') ?? '';
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
    expect([response.status, leadsTo(response)]).toEqual([303, onceTold]);
    const told = await administrator.get(leadsTo(response));
    const html = await told.text();
    expect([told.status, told.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
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

  it('given somebody else changed it meanwhile, then 原, 他的, 您的 stand side by side, and saving again counts', async () => {
    const administrator = await signedIn('管理员');
    await anAccount(server.db, '两人改', { editor: 'beijiao' });
    const one = `${accounts}/${encodeURIComponent('两人改')}`;
    const form = await (await administrator.get(one)).text();
    const yours = {
      name: '两人改',
      displayName: '我的写法',
      oidcSubject: '',
      role: 'editor',
      organization: 'beijiao',
      ...originIn(form),
    };
    await changeAccount(server.db, '两人改', { displayName: '他的写法' }, anAct('2026-11-25', '测试员'));
    const refused = await administrator.post(one, yours);
    const html = await refused.text();
    expect([refused.status, sidesIn(html)]).toEqual([409, [['姓名', '两人改', '他的写法', '我的写法']]]);
    expect(html).toMatch(/测试员 \d\d:\d\d 改过这个账号/);
    expect(html).toContain('value="我的写法"'); // what was typed stays in the form
    const blank = await administrator.post(one, { ...yours, displayName: '' });
    const again = await administrator.post(one, { ...yours, ...originIn(await blank.text()) });
    expect(again.status).toBe(409);
    expect((await administrator.post(one, { ...yours, ...originIn(html) })).status).toBe(303);
    expect(await findAccount(server.db, '两人改')).toMatchObject({ displayName: '我的写法' });
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
    const reset = await administrator.post(`${one}/password`);
    const html = await (await administrator.get(leadsTo(reset))).text();
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

describe('tokens on a page', () => {
  const tokens = '/desk/settings/tokens';

  it('given a new one, then its secret is said once, lets a program in, and no longer once it is revoked', async () => {
    const editor = await signedIn('法制办');
    const response = await editor.post(tokens, { name: '门户网站', days: '30', scopes: 'drafts' });
    const told = async (who: Visitor) => secretIn(await (await who.get(leadsTo(response))).text());
    const secret = await told(editor);
    const program = () =>
      fetch(`${server.url}/api/v1/drafts`, { headers: { Authorization: `Bearer ${secret}` } });
    expect([response.status, secret.startsWith('dct_'), (await program()).status]).toEqual([303, true, 200]);
    expect(await told(editor)).toBe(secret);
    expect([...editor.cookies].flat().join()).not.toContain(secret);
    const listed = await (await editor.get(tokens)).text();
    expect(listed).toContain('门户网站');
    expect(listed).not.toContain(secret);
    const revocation = /\/desk\/settings\/tokens\/\d+\/revocation/.exec(listed)?.[0] ?? '';
    expect((await editor.post(revocation)).headers.get('Location')).toBe(tokens);
    expect((await program()).status).toBe(401);
  });

  it('given days that can’t be, then the form is there again, and leads to them', async () => {
    const editor = await signedIn('法制办');
    const response = await editor.post(tokens, { name: '门户网站', days: '4000', scopes: '' });
    const html = await response.text();
    expect([response.status, html]).toEqual([400, expect.stringContaining('<a href="#days">')]);
    expect(html).toContain('value="门户网站"');
  });

  it('given who administers, then they see and end the tokens of others within reach, and nobody else does', async () => {
    const administrator = await signedIn('管理员');
    const of = `${tokens}?account=${encodeURIComponent('法制办')}`;
    const listed = await (await administrator.get(of)).text();
    const revocation = /\/desk\/settings\/tokens\/\d+\/revocation/.exec(listed)?.[0] ?? '';
    expect((await administrator.post(revocation)).headers.get('Location')).toBe(of);
    expect((await (await signedIn('民政局')).get(of)).status).toBe(404);
    expect((await (await signedIn('乡管理员')).get(of)).status).toBe(404);
  });
});

describe('organizations on a page', () => {
  const organizations = '/desk/settings/organizations';
  const bureau = `${organizations}/longting-civil-affairs`;
  const fields = { id: 'longting-justice', name: '龙亭区司法局', kind: 'department', parent: 'longting' };

  it('given who only reads, then the tree is there, without what changes it', async () => {
    const html = await (await (await signedIn('法制办')).get(organizations)).text();
    expect(html).toContain('龙亭区民政局');
    expect(html).not.toContain('登记单位');
    expect(await (await (await signedIn('法制办')).get(bureau)).text()).not.toContain('登记更名');
  });

  it('given a new one, then it is registered; where it can’t be, the form is there again', async () => {
    const administrator = await signedIn('管理员');
    const sent = { ...fields, aliases: '区司法局', from: '' };
    const wrong = await administrator.post(`${organizations}/new`, { ...sent, kind: 'village' });
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringContaining('value="龙亭区司法局"'),
    ]);
    const done = await administrator.post(`${organizations}/new`, sent);
    expect(done.headers.get('Location')).toBe(`${organizations}/longting-justice`);
    expect(await (await administrator.get(organizations)).text()).toContain('区司法局');
  });

  it('given somebody else changed it meanwhile, then neither a correction nor a new name undoes that unawares', async () => {
    const administrator = await signedIn('管理员');
    const one = `${organizations}/longting-justice`;
    const origin = originIn(await (await administrator.get(one)).text());
    const alias = { kind: 'alias', alias: '司法办' } as const;
    await changeKnownOrganization(server.db, 'longting-justice', alias, anAct('2026-11-25', '测试员'));
    const yours = { ...fields, aliases: '区司法局\n龙亭司法', from: '', ...origin };
    const refused = await administrator.post(one, yours);
    const html = await refused.text();
    expect([refused.status, sidesIn(html)]).toEqual([
      409,
      [['别名', '区司法局', '区司法局', '司法办', '区司法局', '龙亭司法']],
    ]);
    expect(html).toContain('区司法局\n龙亭司法</textarea>'); // what was typed stays in the form
    const renamed = await administrator.post(`${one}/rename`, {
      newName: '又一个名',
      renamedOn: '2026-06-01',
      ...origin,
    });
    expect([renamed.status, await renamed.text()]).toEqual([409, expect.stringContaining('又一个名')]);
  });

  it('given one that is renamed and then merged into another, then its history is told, and it changes no more', async () => {
    const administrator = await signedIn('管理员');
    const one = `${organizations}/longting-justice`;
    await administrator.post(`${one}/rename`, { newName: '龙亭区司法行政局', renamedOn: '2026-06-01' });
    await administrator.post(`${one}/end`, {
      mode: 'merged-into',
      successors: 'longting-civil-affairs',
      endedOn: '2026-11-01',
    });
    const text = textOf(await (await administrator.get(one)).text());
    expect(text).toContain('龙亭区司法局用到 2026-05-31');
    expect(text).toContain('龙亭区司法行政局2026-06-01 至 2026-10-31');
    expect(text).toContain('已并入龙亭区民政局');
    const again = await administrator.post(`${one}/rename`, { newName: '又一个名', renamedOn: '2026-12-01' });
    expect(again.status).toBe(422);
  });

  it('given a slip of the pen put right, then the name as it was written stays as an alias', async () => {
    const administrator = await signedIn('管理员');
    const sent = {
      id: 'longting-civil-affairs',
      kind: 'department',
      parent: 'longting',
      aliases: '',
      from: '',
    };
    await administrator.post(bureau, { ...sent, name: '开封市龙亭区民政局' });
    const text = textOf(await (await administrator.get(organizations)).text());
    expect(text).toContain('开封市龙亭区民政局');
    expect(text).toMatch(/部门龙亭区民政局/u);
  });

  it('given a list, then it is first told what would change, and then saved; one with a fault is not', async () => {
    const administrator = await signedIn('管理员');
    const list = (row: string) => ({ content: `标识,名称,类型,上级\n${row}`, name: '单位.csv' });
    const whole = list('xincun,新村,村,beijiao');
    const path = `${organizations}/import`;
    const tried = textOf(await (await administrator.upload(path, whole, { step: 'try' })).text());
    expect(tried).toContain('还没有保存');
    expect(await (await administrator.get(organizations)).text()).not.toContain('新村');
    expect((await administrator.upload(path, whole, { step: 'save' })).headers.get('Location')).toBe(
      organizations,
    );
    expect(await (await administrator.get(organizations)).text()).toContain('新村');
    const faulty = await administrator.upload(path, list('xincun,,村,beijiao'), { step: 'save' });
    expect(textOf(await faulty.text())).toContain('表里有问题，没有保存。');
  });
});

describe('the working calendar on a page', () => {
  const calendars = '/desk/settings/calendars';
  const sent = {
    year: '2027',
    holidays: '元旦 2027-01-01 2027-01-03',
    workdays: '2027-01-09',
    title: '关于2027年部分节假日安排的通知',
    issuedOn: '2026-11-10',
  };

  it('given the next year, then it is arranged, and the year before stays', async () => {
    const editor = await signedIn('法制办');
    expect((await editor.post(`${calendars}?year=2027`, sent)).headers.get('Location')).toBe(
      `${calendars}?year=2027`,
    );
    expect(await readCalendar(server.db)).toMatchObject({
      from: '2026-01-01',
      knownThrough: '2027-12-31',
      holidays: [{ from: '2026-01-01' }, { from: '2027-01-01' }],
      workdays: ['2026-01-04', '2027-01-09'],
    });
  });

  it('given somebody else arranged another year meanwhile, then neither arrangement is lost', async () => {
    const editor = await signedIn('法制办');
    const path = `${calendars}?year=2027`;
    const origin = originIn(await (await editor.get(path)).text());
    const known = (await readCalendar(server.db))!;
    const later = { ...known, knownThrough: '2028-12-31', workdays: [...known.workdays, '2027-01-16'] };
    await changeCalendar(server.db, later, anAct('2026-11-25', '测试员'));
    const yours = { ...sent, workdays: '2027-01-23', ...origin };
    const refused = await editor.post(path, yours);
    const html = await refused.text();
    expect([refused.status, sidesIn(html)]).toEqual([
      409,
      [['调休上班', '2027-01-09', '2027-01-09', '2027-01-16', '2027-01-23']],
    ]);
    expect(html).toContain('2027-01-23</textarea>');
    expect((await editor.post(path, { ...yours, ...originIn(html) })).status).toBe(303);
    expect(await readCalendar(server.db)).toMatchObject({
      knownThrough: '2028-12-31',
      workdays: ['2026-01-04', '2027-01-23'],
    });
  });

  it('given a year with another left out before it, then the form is there again with what was typed', async () => {
    const editor = await signedIn('法制办');
    const response = await editor.post(`${calendars}?year=2031`, { ...sent, year: '2031' });
    const html = await response.text();
    expect([response.status, html]).toEqual([422, expect.stringContaining('只能登记到 2029 年')]);
    expect(html).toContain('关于2027年部分节假日安排的通知');
  });

  it('given who may not arrange it, then they see it without a form, and can’t send one', async () => {
    const reviewer = await signedIn('法审员');
    const html = await (await reviewer.get(calendars)).text();
    expect(html).toContain('1月');
    expect(html).not.toContain('登记2026年的安排');
    expect((await reviewer.post(`${calendars}?year=2027`, sent)).status).toBe(404);
  });
});
