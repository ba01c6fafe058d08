import { describe, expect, it } from '@jest/globals';
import { newsTypes } from '../../../../src/announcement/announcement.js';
import { inputOf, readWebhookForm } from '../../../../src/http/pages/desk/settings/webhooks/form.js';
import { webhooksPage } from '../../../../src/http/pages/desk/settings/webhooks/list-page.js';
import { webhookPage } from '../../../../src/http/pages/desk/settings/webhooks/page.js';
import type { Webhook } from '../../../../src/webhook/webhook.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDeskFrame } from './desk-frame.js';

const desk = aDeskFrame();
const webhook: Webhook = {
  id: 1,
  url: 'https://portal.example.gov.cn/hook',
  types: ['catalog.version.published', 'regulation.status.changed'],
  paused: false,
  formerSecretUntil: '2026-11-26T04:00:00.000Z',
  createdAt: '2026-11-25T04:00:00.000Z',
  createdBy: '管理员',
};

describe('the form of a webhook', () => {
  it('given one that nobody touched, then it stays what it is', () => {
    const { url, types, paused } = webhook;
    expect(readWebhookForm(inputOf(webhook))).toEqual({ url, types, paused });
  });
});

describe('the pages of webhooks', () => {
  it('given some, one of them paused, then each is listed with what it is told of', () => {
    const webhooks = [webhook, { ...webhook, id: 2, paused: true }];
    const input = inputOf({ url: '', types: [...newsTypes], paused: false });
    expectGoldenPage('desk-webhooks.html', webhooksPage({ desk, webhooks, input, faults: [] }));
  });

  it('given one with messages in every state, then each says what came of it, and those that are over can be sent again', () => {
    const delivery = { type: 'catalog.version.published', lastAt: '2026-11-25 12:00:05' } as const;
    expectGoldenPage(
      'desk-webhook.html',
      webhookPage({
        desk,
        webhook,
        formerUntil: '2026-11-26 12:00:00',
        input: inputOf(webhook),
        faults: [],
        deliveries: [
          {
            ...delivery,
            id: 4,
            state: 'waiting',
            tries: 0,
            lastAt: null,
            why: null,
            dueAt: '2026-11-25 12:00:00',
          },
          { ...delivery, id: 3, state: 'waiting', tries: 2, why: '连不上', dueAt: '2026-11-25 12:05:00' },
          { ...delivery, id: 2, state: 'failed', tries: 10, why: '回答不是成功（503）', dueAt: null },
          { ...delivery, id: 1, state: 'delivered', tries: 1, why: null, dueAt: null },
        ],
      }),
    );
  });
});
