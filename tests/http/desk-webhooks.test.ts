import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverWebhooks } from '../../src/actions/deliver-webhooks.js';
import { mostTries } from '../../src/webhook/retry.js';
import { anAccount } from '../accounts.js';
import { anAct } from '../builders.js';
import { publishChanges } from '../publish.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
let administrator: Visitor;
beforeAll(async () => {
  server = await aServer((service) => ({ ...service, webhookAllow: ['portal.intranet'] }));
  await anAccount(server.db, '管理员', { administrator: 'longting' });
  await withPasswords(server);
  administrator = await signedIn('管理员');
});
afterAll(() => server.close());

async function signedIn(name: string): Promise<Visitor> {
  const visitor = aVisitor(() => server);
  expect((await visitor.signIn(name)).status).toBe(303);
  return visitor;
}

const webhooks = '/desk/settings/webhooks';
const wanted = { url: 'http://portal.intranet/hook', types: 'catalog.version.published', paused: '' };
const secretIn = (html: string) => /id="secret"[^>]* value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('webhooks on a page', () => {
  it('given somebody who administers nothing, then there is no such page', async () => {
    const editor = await signedIn('法制办');
    expect((await editor.get(webhooks)).status).toBe(404);
    expect(await (await editor.get('/desk/settings')).text()).not.toContain(webhooks);
    expect(await (await administrator.get('/desk/settings')).text()).toContain(webhooks);
  });

  it('given a new one, then its secret is said once', async () => {
    const response = await administrator.post(webhooks, wanted);
    const told = response.headers.get('Location') ?? '';
    const first = secretIn(await (await administrator.get(told)).text());
    expect(first).toMatch(/^whsec_/);
    const page = await (await administrator.get(`${webhooks}/1`)).text();
    expect(page).toContain('http://portal.intranet/hook');
    expect(page).not.toContain('whsec_');
  });

  it('given an address inside, then the form is there again as it was filled in, and says why', async () => {
    const response = await administrator.post(webhooks, { ...wanted, url: 'https://10.0.0.1/hook' });
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain('value="https://10.0.0.1/hook"');
    expect(html).toContain(
      '<a href="#url">不能通知这个地址：不是公网地址；内网的地址须由 WEBHOOK_ALLOW 放行。</a>',
    );
  });

  it('given nothing ticked, then that is said at the ticks', async () => {
    const html = await (await administrator.post(webhooks, { ...wanted, types: '' })).text();
    expect(html).toContain('<a href="#types">请至少选定一种通知。</a>');
  });

  it('given messages nobody takes for three days, then they stand on the desk and are sent again from the page', async () => {
    const edit = { kind: 'edit', code: '19-002', fields: { note: '新' }, reason: '新办法' } as const;
    await publishChanges(server.db, [edit], '2026-12-02');
    const start = anAct().at.getTime();
    for (let days = 0; days <= mostTries; days += 1)
      await deliverWebhooks(server.db, {
        baseUrl: 'http://localhost',
        send: () => Promise.resolve({ status: 503, fault: 'status' }),
        now: () => new Date(start + days * 86_400_000),
        chance: () => 0.5,
      });
    expect(await (await administrator.get('/desk')).text()).toContain('portal.intranet 有 1 条通知没有收下');
    expect(await (await (await signedIn('法制办')).get('/desk')).text()).not.toContain('portal.intranet');
    const page = await (await administrator.get(`${webhooks}/1`)).text();
    expect(page).toContain('回答不是成功（503）');
    expect((await administrator.post(`${webhooks}/1/deliveries/1/resending`, {})).status).toBe(303);
    expect(await (await administrator.get('/desk')).text()).not.toContain('portal.intranet');
  });

  it('is changed, gets another secret, and is removed', async () => {
    const changed = await administrator.post(`${webhooks}/1`, { ...wanted, paused: '1' });
    expect(changed.headers.get('Location')).toBe(`${webhooks}/1`);
    expect(await (await administrator.get(webhooks)).text()).toContain('已暂停');
    const renewal = await administrator.post(`${webhooks}/1/secret`, {});
    const told = await administrator.get(renewal.headers.get('Location') ?? '');
    expect(secretIn(await told.text())).toMatch(/^whsec_/);
    expect((await administrator.post(`${webhooks}/1/removal`, {})).headers.get('Location')).toBe(webhooks);
    expect((await administrator.get(`${webhooks}/1`)).status).toBe(404);
  });
});
