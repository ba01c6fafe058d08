import type { Act } from '../account/actor.js';
import { countFailed, listDeliveries } from '../store/deliveries.js';
import type { DeliveryQuery } from '../store/deliveries.js';
import type { Db } from '../store/engine.js';
import { listWebhooks } from '../store/webhooks.js';
import type { Delivery, Webhook } from '../webhook/webhook.js';
import { mayDo, permit, refuseNobody } from './perform.js';
import { wholeSystem } from './target.js';
import { takeWebhook } from './webhook-rules.js';

/** Oldest first, without their secrets. */
export async function readWebhooks(db: Db, act: Act): Promise<Webhook[]> {
  await permit(db, act, 'webhook.read', await wholeSystem(db));
  return listWebhooks(db);
}

/** What was and is on its way to a webhook, newest first, with every try. */
export async function readDeliveries(
  db: Db,
  id: number,
  query: Omit<DeliveryQuery, 'webhook'>,
  act: Act,
): Promise<Delivery[]> {
  await permit(db, act, 'webhook.read', await wholeSystem(db));
  const { id: webhook } = await takeWebhook(db, id);
  return listDeliveries(db, { ...query, webhook });
}

/** Webhooks with messages that nobody took in three days; none for those who can't resend them. */
export async function listFailing(db: Db, act: Act): Promise<{ webhook: Webhook; failed: number }[]> {
  refuseNobody(act);
  if (!(await mayDo(db, act.actor, 'webhook.resend', await wholeSystem(db)))) return [];
  const counts = await countFailed(db);
  if (counts.size === 0) return [];
  return (await listWebhooks(db)).flatMap((webhook) => {
    const failed = counts.get(webhook.id);
    return failed === undefined ? [] : [{ webhook, failed }];
  });
}
