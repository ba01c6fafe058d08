import { readDeliveries, readWebhooks } from '../../../../../actions/read-webhooks.js';
import { newsTypes } from '../../../../../announcement/announcement.js';
import { timeInShanghai } from '../../../../../catalog/day.js';
import { Refusal } from '../../../../../refusal.js';
import type { Delivery } from '../../../../../webhook/webhook.js';
import { sayFault } from '../../../../../webhook/words.js';
import { faultsOf } from '../../faults.js';
import type { Desk, Entry } from '../../route.js';
import type { webhookFields } from './form.js';
import { inputOf } from './form.js';
import type { DeliveryRow, WebhookPage } from './page.js';
import type { WebhooksPage } from './list-page.js';

type Sent = Entry<typeof webhookFields> | null;

/** So many deliveries are shown; the API has the rest. */
const most = 50;

export async function loadWebhooks(
  { service: { db }, act, frame }: Desk,
  entry: Sent,
): Promise<WebhooksPage> {
  return {
    desk: frame,
    webhooks: await readWebhooks(db, act),
    input: entry?.input ?? inputOf({ url: '', types: [...newsTypes], paused: false }),
    faults: faultsOf(entry?.refusal ?? null, 'url'),
  };
}

export async function loadWebhook(
  { service: { db }, act, frame }: Desk,
  id: number,
  entry: Partial<NonNullable<Sent>> | null,
): Promise<WebhookPage> {
  const webhook = (await readWebhooks(db, act)).find((one) => one.id === id);
  if (webhook === undefined) throw new Refusal('webhook.unknown', { webhook: id });
  const deliveries = await readDeliveries(db, id, { limit: most }, act);
  const { formerSecretUntil } = webhook;
  return {
    desk: frame,
    webhook,
    formerUntil: formerSecretUntil === null ? null : timeInShanghai(formerSecretUntil),
    input: entry?.input ?? inputOf(webhook),
    faults: faultsOf(entry?.refusal ?? null, 'url'),
    deliveries: deliveries.map(toRow),
  };
}

function toRow({ id, type, state, tries, dueAt }: Delivery): DeliveryRow {
  const last = tries.at(-1);
  return {
    id,
    type,
    state,
    tries: tries.length,
    lastAt: last === undefined ? null : timeInShanghai(last.at),
    why: sayFault(last),
    dueAt: dueAt === null ? null : timeInShanghai(dueAt),
  };
}
