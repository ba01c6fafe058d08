import type { Next, Taken } from '../store/deliveries.js';
import { dropSettledDeliveries, noteTry, takeDue } from '../store/deliveries.js';
import { inTransaction } from '../store/database.js';
import type { Db } from '../store/engine.js';
import { dropFormerSecrets } from '../store/webhooks.js';
import { messageBody, messageHeaders } from '../webhook/message.js';
import type { Message, Outcome } from '../webhook/post.js';
import { nextTry } from '../webhook/retry.js';

/** How messages leave, when it is, and chance from 0 to 1. */
export type Sending = {
  baseUrl: string;
  send: (message: Message) => Promise<Outcome>;
  now: () => Date;
  chance: () => number;
};

/** Longer than a try takes: who has not noted what became of it by then is dead. */
const leaseMs = 60_000;

const atOnce = 20;

/** How long what became of a message is kept. */
const keptForMs = 180 * 24 * 60 * 60_000;

/**
 * Sends what is due, so much at once. What was sent and not noted is sent again: each message arrives at least once, with the
 * same id. Gives how many were tried.
 */
export async function deliverWebhooks(db: Db, sending: Sending): Promise<number> {
  await dropFormerSecrets(db, sending.now());
  const taken = await takeDue(db, sending.now(), leaseMs, atOnce);
  await Promise.all(taken.map((one) => deliver(db, one, sending)));
  return taken.length;
}

/** Lets go of what became of messages that were settled long ago. */
export async function forgetSettled(db: Db, now: Date): Promise<void> {
  await dropSettledDeliveries(db, new Date(now.getTime() - keptForMs));
}

async function deliver(db: Db, taken: Taken, { baseUrl, send, now, chance }: Sending): Promise<void> {
  const { announcement, url, secrets, tries } = taken;
  const at = now();
  const body = messageBody(announcement, baseUrl);
  const outcome = await send({ url, body, headers: messageHeaders(announcement, body, secrets, at) });
  const tried = { at: at.toISOString(), ...outcome };
  await inTransaction(db, (tx) => noteTry(tx, taken, tried, decideNext(outcome, tries, now(), chance())));
}

function decideNext({ fault }: Outcome, tries: number, at: Date, chance: number): Next {
  if (fault === null) return { state: 'delivered', dueAt: null };
  const dueAt = nextTry(tries, at, chance);
  return dueAt === null ? { state: 'failed', dueAt } : { state: 'waiting', dueAt };
}
