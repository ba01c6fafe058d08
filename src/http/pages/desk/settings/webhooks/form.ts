import type { WebhookChange } from '../../../../../actions/change-webhook.js';
import type { NewsType } from '../../../../../announcement/announcement.js';
import { Refusal } from '../../../../../refusal.js';
import type { Webhook } from '../../../../../webhook/webhook.js';
import type { Input } from '../../../form-body.js';

export const webhookFields = { url: 'one', types: 'several', paused: 'one' } as const;

export type WebhookInput = Input<typeof webhookFields>;

export function inputOf({ url, types, paused }: Pick<Webhook, 'url' | 'types' | 'paused'>): WebhookInput {
  return { url, types, paused: paused ? '1' : '' };
}

/** @throws Refusal where no type is ticked; whether they are any is for the action to see, which knows them. */
export function readWebhookForm({ url, types, paused }: WebhookInput): Required<WebhookChange> {
  const chosen = types.filter((type) => type !== '');
  if (chosen.length === 0)
    throw new Refusal('form.invalid', { faults: [{ field: 'types', message: '请至少选定一种通知。' }] });
  return { url: url.trim(), types: chosen as NewsType[], paused: paused === '1' };
}
