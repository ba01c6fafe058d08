import { createHmac, randomBytes } from 'node:crypto';
import type { SigningSecrets } from './webhook.js';

const prefix = 'whsec_';

export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/** What a message is signed over: its id, when it was sent (seconds), and every byte of it. */
export type Signed = { id: string; sentAt: number; body: string };

/** The `webhook-signature`: one `v1,…` for each secret that counts, so that a receiver may change over when it likes. */
export function signatureOf({ id, sentAt, body }: Signed, { present, former }: SigningSecrets): string {
  const secrets = former === null ? [present] : [present, former];
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(prefix.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${sentAt}.${body}`, 'utf8').digest('base64')}`;
    })
    .join(' ');
}
