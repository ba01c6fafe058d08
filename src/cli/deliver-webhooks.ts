import { deliverWebhooks, forgetSettled } from '../actions/deliver-webhooks.js';
import type { Db } from '../store/engine.js';
import { post } from '../webhook/post.js';
import type { AllowedTargets } from '../webhook/target.js';
import { repeatedly, tellingFailures } from './repeatedly.js';

const everyMs = 2_000;

/** How often what is long settled is let go of, where any was sent: only what comes in makes more of it. */
const forgetEveryMs = 60 * 60_000;

/** As long as the server runs, sends what is due to webhooks. Gives what ends it, when what is under way is done. */
export function keepDelivering(
  db: Db,
  { baseUrl, allowed }: { baseUrl: string; allowed: AllowedTargets },
  tell: (failure: string) => void,
): () => Promise<void> {
  const sending = {
    baseUrl,
    send: (message: Parameters<typeof post>[0]) => post(message, { allowed }),
    now: () => new Date(),
    chance: Math.random,
  };
  let forgottenAt = -Infinity;
  const deliver = async () => {
    const sent = await deliverWebhooks(db, sending);
    const now = sending.now();
    if (sent === 0 || now.getTime() - forgottenAt < forgetEveryMs) return;
    await forgetSettled(db, now);
    forgottenAt = now.getTime();
  };
  return repeatedly(everyMs, tellingFailures(deliver, tell));
}
