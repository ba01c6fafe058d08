import { addWebhook } from '../../actions/add-webhook.js';
import type { NewWebhook } from '../../actions/add-webhook.js';
import type { WebhookChange } from '../../actions/change-webhook.js';
import { changeWebhook } from '../../actions/change-webhook.js';
import { readDeliveries, readWebhooks } from '../../actions/read-webhooks.js';
import { removeWebhook } from '../../actions/remove-webhook.js';
import { resendDelivery } from '../../actions/resend-delivery.js';
import { rotateWebhookSecret } from '../../actions/rotate-webhook-secret.js';
import { newsTypes } from '../../announcement/announcement.js';
import { linksToNext } from '../pages-of.js';
import { inPath, inQuery, oneOf, wholeNumber } from '../parameter.js';
import type { Route } from '../route.js';
import { json, memberRoute, writeRoute } from '../route.js';

const number = wholeNumber(1, 999_999_999);
const webhook = inPath('webhook', number, 'The number of a webhook');

export const webhookRoutes: Route[] = [
  memberRoute({
    path: '/webhooks',
    access: 'webhook.read',
    operationId: 'listWebhooks',
    summary: 'Who is told of what happens, oldest first, without secrets',
    parameters: [],
    responds: { schema: 'webhooks' },
    async answer({ db }, _values, act) {
      return { json: { webhooks: await readWebhooks(db, act) } };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/webhooks',
    access: 'webhook.add',
    operationId: 'addWebhook',
    summary: 'Has a URL told of what happens (201), with the secret that signs, said this once',
    parameters: [],
    takes: json<Pick<NewWebhook, 'url'> & Partial<NewWebhook>>('new-webhook'),
    responds: { schema: 'webhook-secret' },
    async answer({ db, webhookAllow = [] }, _values, act, { url, types = [...newsTypes] }) {
      return { status: 201, json: await addWebhook(db, { url, types }, webhookAllow, act) };
    },
  }),
  writeRoute({
    method: 'PATCH',
    path: '/webhooks/{webhook}',
    access: 'webhook.change',
    operationId: 'changeWebhook',
    summary: 'Another URL, other types, paused or not',
    parameters: [webhook],
    takes: json<WebhookChange>('webhook-change'),
    responds: { schema: 'webhook' },
    async answer({ db, webhookAllow = [] }, values, act, change) {
      return { json: await changeWebhook(db, values.webhook, change, webhookAllow, act) };
    },
  }),
  writeRoute({
    method: 'DELETE',
    path: '/webhooks/{webhook}',
    access: 'webhook.remove',
    operationId: 'removeWebhook',
    summary: 'Removes one, with its secrets and all deliveries to it',
    parameters: [webhook],
    takes: 'nothing',
    responds: 'nothing',
    async answer({ db }, values, act) {
      await removeWebhook(db, values.webhook, act);
      return { nothing: true };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/webhooks/{webhook}/secret',
    access: 'webhook.rotate',
    operationId: 'rotateWebhookSecret',
    summary: 'Another secret, said this once; the one before signs too for a day',
    parameters: [webhook],
    takes: 'nothing',
    responds: { schema: 'webhook-secret' },
    async answer({ db }, values, act) {
      return { json: await rotateWebhookSecret(db, values.webhook, act) };
    },
  }),
  memberRoute({
    path: '/webhooks/{webhook}/deliveries',
    access: 'webhook.read',
    operationId: 'listDeliveries',
    summary: 'What was and is on its way to a webhook, newest first, with every try, in pages',
    parameters: [
      webhook,
      inQuery('state', oneOf('waiting', 'delivered', 'failed'), 'Only those in this state'),
      inQuery('limit', wholeNumber(1, 200), 'How many a page; 50 unless given'),
      inQuery('cursor', number, 'Where the next page begins: `next` of the page before'),
    ],
    responds: { schema: 'webhook-deliveries' },
    async answer({ db }, values, act) {
      const { webhook: id, state, cursor, limit = 50 } = values;
      const query = {
        ...(state === undefined ? {} : { state }),
        ...(cursor === undefined ? {} : { upTo: cursor }),
      };
      // one more than asked tells where the next page begins
      const found = await readDeliveries(db, id, { ...query, limit: limit + 1 }, act);
      const following = found[limit];
      const next = following === undefined ? null : String(following.id);
      const links = linksToNext(`/webhooks/${id}/deliveries`, { state, limit }, next);
      return { json: { deliveries: found.slice(0, limit), next }, links };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/webhooks/{webhook}/deliveries/{delivery}/resending',
    access: 'webhook.resend',
    operationId: 'resendDelivery',
    summary: 'Sends a message once more, whatever became of it',
    parameters: [webhook, inPath('delivery', number, 'The number of a delivery')],
    takes: 'nothing',
    responds: 'nothing',
    async answer({ db }, values, act) {
      await resendDelivery(db, values.webhook, values.delivery, act);
      return { nothing: true };
    },
  }),
];
