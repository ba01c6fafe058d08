import type { Act } from '../account/actor.js';
import type { Db } from '../store/engine.js';
import { replaceSecret } from '../store/webhooks.js';
import { newWebhookSecret } from '../webhook/secret.js';
import type { WebhookSecret } from '../webhook/webhook.js';
import { perform } from './perform.js';
import { wholeSystem } from './target.js';
import { loggedWebhook, takeWebhook } from './webhook-rules.js';

/** So long the secret before signs too: time enough to put the new one in. */
export const formerHours = 24;

/** Another secret, said this once; messages carry a signature by each for a day. */
export async function rotateWebhookSecret(db: Db, id: number, act: Act): Promise<WebhookSecret> {
  return perform(db, act, 'webhook.rotate', async ({ tx, require, record }) => {
    await require(await wholeSystem(tx));
    await takeWebhook(tx, id);
    const secret = newWebhookSecret();
    await replaceSecret(tx, id, secret, new Date(act.at.getTime() + formerHours * 3_600_000));
    const webhook = await takeWebhook(tx, id);
    record(loggedWebhook(webhook));
    return { webhook, secret };
  });
}
