import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isValid } from '../../src/schema.js';
import { aToken, anAccount } from '../accounts.js';
import { publishChanges } from '../publish.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

const secret = 'a-token-of-an-administrator';

let server: TestServer;
beforeAll(async () => {
  server = await aServer((service) => ({ ...service, webhookAllow: ['127.0.0.1:9'] }));
  await anAccount(server.db, '网管', { administrator: 'longting' });
  await aToken(server.db, '网管', secret);
});
afterAll(() => server.close());

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${secret}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    json: (text === '' ? null : JSON.parse(text)) as Record<string, unknown> | null,
  };
}

describe('webhooks over HTTP', () => {
  it('are added, changed, listed, rotated, resent and removed; each answer fits its schema', async () => {
    const added = await ask('POST', '/webhooks', { url: 'http://127.0.0.1:9/hook' });
    expect([added.status, isValid('webhook-secret.json', added.json)]).toEqual([201, true]);
    const changed = await ask('PATCH', '/webhooks/1', { types: ['catalog.version.published'] });
    expect(changed).toMatchObject({ status: 200, json: { types: ['catalog.version.published'] } });
    const edit = { kind: 'edit', code: '19-002', fields: { note: '新' }, reason: '新办法' } as const;
    await publishChanges(server.db, [edit], '2026-12-02');
    const listed = await ask('GET', '/webhooks');
    expect([listed.json, isValid('webhooks.json', listed.json)]).toEqual([
      { webhooks: [changed.json] },
      true,
    ]);
    const deliveries = await ask('GET', '/webhooks/1/deliveries?state=waiting');
    expect(deliveries.json).toMatchObject({
      deliveries: [{ id: 1, webhook: 1, state: 'waiting', tries: [] }],
    });
    expect(isValid('webhook-deliveries.json', deliveries.json)).toBe(true);
    const again = { ...edit, fields: { note: '更新' } } as const;
    await publishChanges(server.db, [again], '2026-12-03');
    const newest = await ask('GET', '/webhooks/1/deliveries?limit=1');
    expect(newest.json).toMatchObject({ deliveries: [{ id: 2 }], next: '1' });
    const before = await ask('GET', '/webhooks/1/deliveries?limit=1&cursor=1');
    expect(before.json).toMatchObject({ deliveries: [{ id: 1 }], next: null });
    const rotated = await ask('POST', '/webhooks/1/secret');
    expect([rotated.status, rotated.json!['secret'] === added.json!['secret']]).toEqual([200, false]);
    expect((await ask('POST', '/webhooks/1/deliveries/1/resending')).status).toBe(204);
    expect((await ask('DELETE', '/webhooks/1')).status).toBe(204);
    expect((await ask('GET', '/webhooks')).json).toEqual({ webhooks: [] });
  });

  it.each([
    ['POST', '/webhooks', { url: 'http://169.254.169.254/latest/meta-data' }, 400, 'webhook.target-refused'],
    ['POST', '/webhooks', { url: 'https://a.cn/', types: ['x'] }, 422, 'schema.mismatch'],
    ['PATCH', '/webhooks/99', { paused: true }, 404, 'webhook.unknown'],
    ['POST', '/webhooks/99/secret', undefined, 404, 'webhook.unknown'],
    ['GET', '/webhooks/99/deliveries', undefined, 404, 'webhook.unknown'],
  ])('refuses %s %s %j', async (method, path, body, status, code) => {
    expect(await ask(method, path, body)).toMatchObject({ status, json: { code } });
  });
});
