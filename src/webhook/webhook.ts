import type { NewsType } from '../announcement/announcement.js';

/** Where news is sent as it becomes known, after the Standard Webhooks specification; its secret is kept apart. */
export type Webhook = {
  id: number;
  url: string;
  /** What it is told of. */
  types: NewsType[];
  /** A paused one is sent nothing and misses what happens meanwhile. */
  paused: boolean;
  /** Until when the secret before the present one signs too; null: there is none that does. */
  formerSecretUntil: string | null;
  createdAt: string;
  createdBy: string;
};

/** A webhook and its secret, which is said this once. */
export type WebhookSecret = { webhook: Webhook; secret: string };

/** What signs a message: the present secret, and the one before it for a time. */
export type SigningSecrets = { present: string; former: string | null };

/** One announcement on its way to one webhook. */
export type Delivery = {
  id: number;
  webhook: number;
  /** Of the announcement. */
  sequence: number;
  type: NewsType;
  state: 'waiting' | 'delivered' | 'failed';
  tries: Try[];
  /** When it is tried next; null: it is not. */
  dueAt: string | null;
};

/** One attempt: `status` of the answer, or why there was none that counts. */
export type Try = { at: string; status: number | null; fault: Fault | null };

/** Why a message was not taken. */
export type Fault = 'address' | 'connection' | 'certificate' | 'timeout' | 'redirect' | 'status';
