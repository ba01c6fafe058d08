import type { Act } from '../account/actor.js';
import { Refusal } from '../refusal.js';
import { resendDelivery as queueAgain } from '../store/deliveries.js';
import type { Db } from '../store/engine.js';
import { perform } from './perform.js';
import { wholeSystem } from './target.js';
import { takeWebhook } from './webhook-rules.js';

/** Sends a message once more, whatever became of it, with all its tries before it again. */
export async function resendDelivery(db: Db, webhook: number, delivery: number, act: Act): Promise<void> {
  await perform(db, act, 'webhook.resend', async ({ tx, require, record }) => {
    await require(await wholeSystem(tx));
    await takeWebhook(tx, webhook);
    if (!(await queueAgain(tx, webhook, delivery, act.at)))
      throw new Refusal('webhook.delivery-unknown', { webhook, delivery });
    record({ thing: { kind: 'webhook', id: String(webhook) }, details: { delivery } });
  });
}
