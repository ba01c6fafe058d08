import { addWebhook } from '../actions/add-webhook.js';
import type { WebhookChange } from '../actions/change-webhook.js';
import { changeWebhook } from '../actions/change-webhook.js';
import { readDeliveries, readWebhooks } from '../actions/read-webhooks.js';
import { removeWebhook } from '../actions/remove-webhook.js';
import { resendDelivery } from '../actions/resend-delivery.js';
import { formerHours, rotateWebhookSecret } from '../actions/rotate-webhook-secret.js';
import type { NewsType } from '../announcement/announcement.js';
import { newsTypes } from '../announcement/announcement.js';
import type { Delivery, Webhook } from '../webhook/webhook.js';
import { deliveryStates, sayFault } from '../webhook/words.js';
import { listOption, numberOption } from './options.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type Acting = { as?: string; json?: boolean };
type Changing = Acting & { url?: string; type?: NewsType[]; pause?: boolean; resume?: boolean };

const typesSaid = `${newsTypes.join('、')}；可写多次`;

export const webhookCommands: AddCommands = (program, session) => {
  const webhook = program.command('webhook').description('发布和法规变动时通知别的系统（Standard Webhooks）');
  const acting = (name: string, description: string) =>
    webhook
      .command(name)
      .description(description)
      .option('--as <account>', '以谁的名义')
      .option('--json', '输出 JSON');

  acting('add <url>', '新建一个通知地址；只有密钥写到标准输出，且只这一次')
    .option('--type <type>', `通知什么（默认全部）：${typesSaid}`, listOption)
    .action(async (url: string, { type = [...newsTypes], as, json }: Changing) => {
      const act = actOf(session, as);
      const { webhookAllow } = session.configuration;
      // an unknown type is refused by the action, which knows them
      const added = await withDatabase(session, (db) =>
        addWebhook(db, { url, types: type }, webhookAllow, act),
      );
      show(session, json, added, ({ secret }) => secret);
      if (!json) session.note(sayWebhook(added.webhook));
    });

  acting('list', '列出通知地址').action(async ({ as, json }: Acting) => {
    const act = actOf(session, as);
    const webhooks = await withDatabase(session, (db) => readWebhooks(db, act));
    show(session, json, { webhooks }, () =>
      webhooks.length === 0 ? '没有通知地址。' : webhooks.map(sayWebhook).join('\n'),
    );
  });

  acting('change <id>', '换地址、换通知的内容，暂停或恢复')
    .option('--url <url>', '新的地址')
    .option('--type <type>', `通知什么，代替原有的：${typesSaid}`, listOption)
    .option('--pause', '暂停，暂停时发生的不补发')
    .option('--resume', '恢复')
    .action(async (id: string, { url, type, pause, resume, as, json }: Changing) => {
      const act = actOf(session, as);
      const change: WebhookChange = {
        ...(url === undefined ? {} : { url }),
        ...(type === undefined ? {} : { types: type }),
        ...(pause ? { paused: true } : resume ? { paused: false } : {}),
      };
      const { webhookAllow } = session.configuration;
      const changed = await withDatabase(session, (db) =>
        changeWebhook(db, numberOption(id), change, webhookAllow, act),
      );
      show(session, json, changed, sayWebhook);
    });

  acting('remove <id>', '删除一个通知地址，连同密钥和投递记录').action(
    async (id: string, { as, json }: Acting) => {
      const act = actOf(session, as);
      await withDatabase(session, (db) => removeWebhook(db, numberOption(id), act));
      show(session, json, { removed: numberOption(id) }, () => `第 ${id} 号通知地址已删除。`);
    },
  );

  acting('rotate <id>', `换密钥；新密钥写到标准输出，且只这一次，旧的再用 ${formerHours} 小时`).action(
    async (id: string, { as, json }: Acting) => {
      const act = actOf(session, as);
      const rotated = await withDatabase(session, (db) => rotateWebhookSecret(db, numberOption(id), act));
      show(session, json, rotated, ({ secret }) => secret);
      if (!json) session.note(sayWebhook(rotated.webhook));
    },
  );

  acting('deliveries <id>', '列出投递记录，新的在前')
    .option('--limit <count>', '最多多少条', numberOption, 20)
    .action(async (id: string, { limit, as, json }: Acting & { limit: number }) => {
      const act = actOf(session, as);
      const deliveries = await withDatabase(session, (db) =>
        readDeliveries(db, numberOption(id), { limit }, act),
      );
      show(session, json, { deliveries }, () =>
        deliveries.length === 0 ? '还没有投递过。' : deliveries.map(sayDelivery).join('\n'),
      );
    });

  acting('resend <id> <delivery>', '把一条重新投递').action(
    async (id: string, delivery: string, { as, json }: Acting) => {
      const act = actOf(session, as);
      const [webhookId, number] = [numberOption(id), numberOption(delivery)];
      await withDatabase(session, (db) => resendDelivery(db, webhookId, number, act));
      show(session, json, { resent: number }, () => `第 ${number} 条已排入投递，服务运行时马上发出。`);
    },
  );
};

function sayWebhook({ id, url, types, paused, formerSecretUntil }: Webhook): string {
  return [
    `第 ${id} 号`,
    url,
    types.join('、'),
    paused ? '已暂停' : '通知中',
    ...(formerSecretUntil === null ? [] : [`旧密钥用到 ${formerSecretUntil}`]),
  ].join('\t');
}

function sayDelivery({ id, sequence, type, state, tries, dueAt }: Delivery): string {
  const why = sayFault(tries.at(-1));
  return [
    `第 ${id} 条`,
    `公告 ${sequence}`,
    type,
    deliveryStates[state],
    `试过 ${tries.length} 次`,
    ...(why === null ? [] : [why]),
    ...(dueAt === null ? [] : [`下次 ${dueAt}`]),
  ].join('\t');
}
