import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messageBody, messageHeaders } from '../../src/webhook/message.js';
import { newWebhookSecret } from '../../src/webhook/secret.js';

const guide = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');
const [, sample = ''] = /```js\n([\s\S]*?)```/.exec(guide) ?? [];
const secrets = { present: newWebhookSecret(), former: null };
const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-webhook-'));

let program: ChildProcess;
let said = '';
const line = (count: number) =>
  new Promise<string>((resolve) => {
    const look = () => {
      const lines = said.split('\n');
      if (lines.length <= count) return;
      program.stdout!.off('data', look);
      resolve(lines[count - 1]!);
    };
    program.stdout!.on('data', look);
    look();
  });
let port = '';
beforeAll(async () => {
  writeFileSync(join(folder, 'receiver.mjs'), sample);
  const env = { ...process.env, PORT: '0', SECRET: secrets.present, NODE_OPTIONS: '' };
  program = spawn(process.execPath, [join(folder, 'receiver.mjs')], { env });
  program.stdout!.setEncoding('utf8').on('data', (part: string) => (said += part));
  port = await line(1);
});
afterAll(() => {
  program.kill();
  rmSync(folder, { recursive: true });
});

const announcement = {
  sequence: 7,
  id: '5c9e1e2b-6e0f-4f0e-9a51-0d2b6f6a1c11',
  at: '2026-11-25T04:00:00.000Z',
  news: {
    type: 'catalog.version.published',
    edition: 'longting-district',
    version: 2,
    hash: 'version-1:00',
    effectiveOn: '2026-12-01',
  },
} as const;
const body = messageBody(announcement, 'http://catalog.test');

async function send(at: Date, change: { body?: string; headers?: Record<string, string> } = {}) {
  const headers = { ...messageHeaders(announcement, body, secrets, at), ...change.headers };
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers,
    body: change.body ?? body,
  });
  return response.status;
}

describe('the receiver in the guide (T-OUT-03)', () => {
  it('believes what was just signed, once', async () => {
    expect([await send(new Date()), await send(new Date())]).toEqual([204, 204]);
    expect(await line(2)).toBe('catalog.version.published');
    expect(said.split('\n').length).toBe(3);
  });

  it('believes one of two signatures', async () => {
    const both = { present: newWebhookSecret(), former: secrets.present };
    const headers = messageHeaders(announcement, body, both, new Date());
    expect(await send(new Date(), { headers })).toBe(204);
  });

  it.each([
    ['an old one that is sent again', () => send(new Date(Date.now() - 301_000))],
    ['one from the future', () => send(new Date(Date.now() + 302_000))],
    ['another body', () => send(new Date(), { body: body.replace('district', 'township') })],
    ['another time', () => send(new Date(), { headers: { 'webhook-timestamp': '1' } })],
    ['another id', () => send(new Date(), { headers: { 'webhook-id': 'msg_2' } })],
    [
      'another key',
      () =>
        send(new Date(), {
          headers: messageHeaders(
            announcement,
            body,
            { present: newWebhookSecret(), former: null },
            new Date(),
          ),
        }),
    ],
    ['no signature', () => send(new Date(), { headers: { 'webhook-signature': '' } })],
  ])('refuses %s', async (_, sending) => {
    expect(await sending()).toBe(401);
  });
});
