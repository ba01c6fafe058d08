import type { Announcement } from '../announcement/announcement.js';
import type { Signed } from './secret.js';
import { signatureOf } from './secret.js';
import type { SigningSecrets } from './webhook.js';

/** The same at every try: what happened, and where to read the rest. */
export function messageBody({ sequence, at, news }: Announcement, baseUrl: string): string {
  const { type, ...about } = news;
  const path =
    'regulation' in about
      ? `/regulations/${encodeURIComponent(about.regulation)}`
      : `/editions/${encodeURIComponent(about.edition)}/versions/${about.version}`;
  return JSON.stringify({
    type,
    timestamp: at,
    data: { sequence, ...about, url: `${baseUrl}/api/v1${path}` },
  });
}

/** The headers that Standard Webhooks asks for; the id is that of the announcement, so that a receiver knows what it has. */
export function messageHeaders(
  { id }: Announcement,
  body: string,
  secrets: SigningSecrets,
  at: Date,
): Record<string, string> {
  const signed: Signed = { id: `msg_${id}`, sentAt: Math.floor(at.getTime() / 1000), body };
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'disclosure-catalog',
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.sentAt),
    'webhook-signature': signatureOf(signed, secrets),
  };
}
