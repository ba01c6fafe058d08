import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Db } from '../store/engine.js';
import { addWebhook as keepWebhook } from '../store/webhooks.js';
import { newWebhookSecret } from '../webhook/secret.js';
import type { AllowedTargets } from '../webhook/target.js';
import type { Webhook, WebhookSecret } from '../webhook/webhook.js';
import { perform } from './perform.js';
import { wholeSystem } from './target.js';
import { loggedWebhook, refuseOddWebhook, takeWebhook } from './webhook-rules.js';

export type NewWebhook = Pick<Webhook, 'url' | 'types'>;

/** From now on a URL is told of what happens; its secret is said this once. */
export async function addWebhook(
  db: Db,
  wanted: NewWebhook,
  allowed: AllowedTargets,
  act: Act,
): Promise<WebhookSecret> {
  return perform(db, act, 'webhook.add', async ({ tx, require, record }) => {
    await require(await wholeSystem(tx));
    refuseOddWebhook(wanted, allowed);
    const secret = newWebhookSecret();
    const made = { createdAt: act.at.toISOString(), createdBy: nameOf(act.actor) };
    const { url, types } = wanted;
    const webhook = await takeWebhook(tx, await keepWebhook(tx, { url, types, ...made }, secret));
    record(loggedWebhook(webhook));
    return { webhook, secret };
  });
}
