import type { Act } from '../account/actor.js';
import type { Db } from '../store/engine.js';
import { removeWebhook as dropWebhook } from '../store/webhooks.js';
import { perform } from './perform.js';
import { wholeSystem } from './target.js';
import { loggedWebhook, takeWebhook } from './webhook-rules.js';

/** Its secrets and what was on its way to it go with it. */
export async function removeWebhook(db: Db, id: number, act: Act): Promise<void> {
  await perform(db, act, 'webhook.remove', async ({ tx, require, record }) => {
    await require(await wholeSystem(tx));
    const webhook = await takeWebhook(tx, id);
    await dropWebhook(tx, id);
    record(loggedWebhook(webhook));
  });
}
