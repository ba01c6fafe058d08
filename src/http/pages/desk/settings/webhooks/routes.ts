import { addWebhook } from '../../../../../actions/add-webhook.js';
import { changeWebhook } from '../../../../../actions/change-webhook.js';
import { removeWebhook } from '../../../../../actions/remove-webhook.js';
import { resendDelivery } from '../../../../../actions/resend-delivery.js';
import { rotateWebhookSecret } from '../../../../../actions/rotate-webhook-secret.js';
import { inPath, wholeNumber } from '../../../../parameter.js';
import type { DeskRoute } from '../../route.js';
import { deskForm, deskPage } from '../../route.js';
import { readWebhookForm, webhookFields } from './form.js';
import { webhooksPage } from './list-page.js';
import { loadWebhook, loadWebhooks } from './load.js';
import { webhookPage } from './page.js';
import { webhooksUrl, webhookUrl } from './urls.js';

const number = wholeNumber(1, 999_999_999);
const webhook = inPath('webhook', number, 'The number of a webhook');
const one = `${webhooksUrl}/:webhook`;
const back = { text: '通知地址', href: webhooksUrl };
const label = '密钥';
const then = '请把密钥交给对方系统的维护人员，用来核对通知确实由本系统发出。';

/** Who is told of what happens, and what was sent. */
export const webhookDeskRoutes: DeskRoute[] = [
  deskPage({
    path: webhooksUrl,
    access: 'webhook.read',
    parameters: [],
    load: (desk) => loadWebhooks(desk, null),
    view: webhooksPage,
  }),
  deskForm({
    path: webhooksUrl,
    access: 'webhook.add',
    parameters: [],
    fields: webhookFields,
    async work({ service: { db, webhookAllow = [] }, act }, _values, input) {
      const { url, types } = readWebhookForm(input);
      const { webhook: added, secret } = await addWebhook(db, { url, types }, webhookAllow, act);
      const said = `已新建第 ${added.id} 号通知地址。`;
      return { once: { title: '新建的通知地址', said, label, secret, then, back } };
    },
    again: (desk, _values, entry) => loadWebhooks(desk, entry),
    view: webhooksPage,
  }),
  deskPage({
    path: one,
    access: 'webhook.read',
    parameters: [webhook],
    load: (desk, values) => loadWebhook(desk, values.webhook, null),
    view: webhookPage,
  }),
  deskForm({
    path: one,
    access: 'webhook.change',
    parameters: [webhook],
    fields: webhookFields,
    async work({ service: { db, webhookAllow = [] }, act }, { webhook: id }, input) {
      await changeWebhook(db, id, readWebhookForm(input), webhookAllow, act);
      return { to: webhookUrl(id), said: `已保存第 ${id} 号通知地址。` };
    },
    again: (desk, values, entry) => loadWebhook(desk, values.webhook, entry),
    view: webhookPage,
  }),
  deskForm({
    path: `${one}/secret`,
    access: 'webhook.rotate',
    parameters: [webhook],
    fields: {},
    async work({ service: { db }, act }, { webhook: id }) {
      const { secret } = await rotateWebhookSecret(db, id, act);
      const said = `已更换第 ${id} 号通知地址的密钥，原来的再用一天。`;
      return { once: { title: '更换的密钥', said, label, secret, then, back } };
    },
    again: (desk, values, { refusal }) => loadWebhook(desk, values.webhook, { refusal }),
    view: webhookPage,
  }),
  deskForm({
    path: `${one}/removal`,
    access: 'webhook.remove',
    parameters: [webhook],
    fields: {},
    async work({ service: { db }, act }, { webhook: id }) {
      await removeWebhook(db, id, act);
      return { to: webhooksUrl, said: `已删除第 ${id} 号通知地址。` };
    },
    again: (desk, values, { refusal }) => loadWebhook(desk, values.webhook, { refusal }),
    view: webhookPage,
  }),
  deskForm({
    path: `${one}/deliveries/:delivery/resending`,
    access: 'webhook.resend',
    parameters: [webhook, inPath('delivery', number, 'The number of a delivery')],
    fields: {},
    async work({ service: { db }, act }, { webhook: id, delivery }) {
      await resendDelivery(db, id, delivery, act);
      return { to: webhookUrl(id), said: `第 ${delivery} 条已排入投递，马上发出。` };
    },
    again: (desk, values, { refusal }) => loadWebhook(desk, values.webhook, { refusal }),
    view: webhookPage,
  }),
];
