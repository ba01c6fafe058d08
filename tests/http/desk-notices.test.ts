import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { anAccount } from '../accounts.js';
import { anAct } from '../builders.js';
import { aDraft, approveDraft } from '../publish.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  const { db } = server;
  await anAccount(db, '北郊乡', { township: 'beijiao' });
  await anAccount(db, '各乡镇', { township: 'longting' });
  await withPasswords(server);
  const change = { kind: 'edit' as const, code: '19-001', fields: { note: '新注' }, reason: '来函' };
  const id = await aDraft(db, [change], 'longting-township');
  await approveDraft(db, id);
  await publishDraft(db, id, { effectiveOn: '2026-12-01', note: '统一备注' }, anAct());
});
afterAll(() => server.close());

const signedIn = async (name: string): Promise<Visitor> => {
  const visitor = aVisitor(() => server);
  await visitor.signIn(name);
  return visitor;
};
const pageOf = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
const addressIn = (html: string) => /action="(\/desk\/notices\/\d+\/receipts)"/.exec(html)?.[1] ?? '';

describe('变动提醒', () => {
  it('given a town’s clerk, then 工作台 and the export say what is to be signed for; signed, then neither does', async () => {
    const clerk = await signedIn('北郊乡');
    const home = await pageOf(clerk, '/desk');
    expect(home).toContain('第2版发布');
    expect(await pageOf(clerk, '/desk/export')).toContain('<b>1 条</b>变动提醒还没有签收');
    const sent = await clerk.post(addressIn(home), { organization: 'beijiao', back: 'desk' });
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/desk']);
    expect(await pageOf(clerk, '/desk')).toContain('已签收。');
    expect(await pageOf(clerk, '/desk')).not.toContain('第2版发布');
    expect(await pageOf(clerk, '/desk/export')).not.toContain('变动提醒还没有签收');
  });

  it('given the legal office, then it sees who has not signed and is offered no button', async () => {
    const html = await pageOf(await signedIn('法制办'), '/desk/notices');
    expect(html).toContain('未签收 1 个：柳园口乡人民政府');
    expect(addressIn(html)).toBe('');
  });

  it('given somebody signed already, then who signs again is told who did', async () => {
    const clerk = await signedIn('各乡镇');
    const address = addressIn(await pageOf(clerk, '/desk/notices'));
    const sent = await clerk.post(address, { organization: 'beijiao', back: '' });
    expect(sent.headers.get('Location')).toBe('/desk/notices');
    expect(await pageOf(clerk, '/desk/notices')).toContain('这条提醒已由 北郊乡 签收。');
  });

  it('given a notice there is not, then the page says so and nothing is signed for', async () => {
    const clerk = await signedIn('北郊乡');
    const refused = await clerk.post('/desk/notices/9999/receipts', { organization: 'beijiao', back: '' });
    expect([refused.status, await refused.text()]).toEqual([
      404,
      expect.stringContaining('没有第 9999 号变动提醒要这个单位签收。'),
    ]);
  });
});
