import type { WebhookChange } from '../../../../../actions/change-webhook.js';
import type { NewsType } from '../../../../../announcement/announcement.js';
import type { Webhook } from '../../../../../webhook/webhook.js';
import type { Input } from '../../../form-body.js';

export const webhookFields = { url: 'one', types: 'several', paused: 'one' } as const;

export type WebhookInput = Input<typeof webhookFields>;

export function inputOf({ url, types, paused }: Pick<Webhook, 'url' | 'types' | 'paused'>): WebhookInput {
  return { url, types, paused: paused ? '1' : '' };
}

/** Whether the types are any is for the action to see, which knows them. */
export function readWebhookForm({ url, types, paused }: WebhookInput): Required<WebhookChange> {
  return { url: url.trim(), types: types as NewsType[], paused: paused === '1' };
}
