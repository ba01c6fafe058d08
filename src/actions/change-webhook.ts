import type { Act } from '../account/actor.js';
import { sameValue } from '../catalog/canonical.js';
import type { Db } from '../store/engine.js';
import { saveWebhook } from '../store/webhooks.js';
import type { AllowedTargets } from '../webhook/target.js';
import type { Webhook } from '../webhook/webhook.js';
import { perform } from './perform.js';
import { wholeSystem } from './target.js';
import { loggedWebhook, refuseOddWebhook, takeWebhook } from './webhook-rules.js';

export type WebhookChange = Partial<Pick<Webhook, 'url' | 'types' | 'paused'>>;

export async function changeWebhook(
  db: Db,
  id: number,
  change: WebhookChange,
  allowed: AllowedTargets,
  act: Act,
): Promise<Webhook> {
  return perform(db, act, 'webhook.change', async ({ tx, require, record, leave }) => {
    await require(await wholeSystem(tx));
    const before = await takeWebhook(tx, id);
    const webhook = { ...before, ...change };
    refuseOddWebhook(webhook, allowed);
    if (sameValue(before, webhook)) {
      leave();
      return webhook;
    }
    await saveWebhook(tx, webhook);
    record(loggedWebhook(webhook));
    return webhook;
  });
}
