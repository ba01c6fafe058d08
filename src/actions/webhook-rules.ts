import { newsTypes } from '../announcement/announcement.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { findWebhook } from '../store/webhooks.js';
import type { AllowedTargets } from '../webhook/target.js';
import { targetFault } from '../webhook/target.js';
import type { Webhook } from '../webhook/webhook.js';

const longest = 500;

/** @throws Refusal for an address that is never called, or a choice of types that is none. */
export function refuseOddWebhook(
  { url, types }: Pick<Webhook, 'url' | 'types'>,
  allowed: AllowedTargets,
): void {
  const why = url.length > longest ? `不能超过 ${longest} 个字符` : targetFault(url, allowed);
  if (why !== null) throw new Refusal('webhook.target-refused', { why });
  const unknown = types.find((type) => !newsTypes.includes(type));
  if (types.length > 0 && unknown === undefined) return;
  throw new Refusal('request.parameter-invalid', {
    parameter: 'types',
    found: unknown ?? '',
    expected: `${newsTypes.join('、')} 之一或几个`,
  });
}

/** @throws Refusal `webhook.unknown`. */
export async function takeWebhook(tx: Db, id: number): Promise<Webhook> {
  const webhook = await findWebhook(tx, id);
  if (webhook === null) throw new Refusal('webhook.unknown', { webhook: id });
  return webhook;
}

/** For the log: where it leads, without what a path or query may hold of secrets. */
export function loggedWebhook({ id, url, types, paused }: Webhook) {
  return {
    thing: { kind: 'webhook', id: String(id) },
    details: { host: new URL(url).host, types, paused },
  };
}
