import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../refusal.js';
import { Turns } from './password-turns.js';

/** Argon2id as OWASP's cheat sheet has it; some 30 ms of one processor and 19 MiB each. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What an unknown account's password is compared with, so that it takes as long. No password has this hash. */
const nobodysHash = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** One processor is left for everybody else. */
const turns = new Turns({ atOnce: 1, waiting: 20 });

/** @throws Refusal `password.busy` when too many wait to be compared. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), cost), false);
}

/**
 * Whether this is the password; `kept` null: there is none, which takes as long to say. `first`: known to us, and not
 * to be kept waiting by strangers.
 * @throws Refusal `password.busy` when too many wait to be compared.
 */
export async function matchesPassword(
  kept: string | null,
  password: string,
  { first = false } = {},
): Promise<boolean> {
  const matches = await inTurn(() => verify(kept ?? nobodysHash, normal(password)), first);
  return matches && kept !== null;
}

/** @throws Refusal `password.busy` where who is not first would be told so: before anything is written for it. */
export function refuseIfBusy(): void {
  if (turns.isFull) throw busy();
}

/** No signs that look alike. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz';

/** A secret to be said once and changed at the first login, e.g. `k7mw-2xnq-9rtd-hv4c`: 79 bits. */
export function newFirstPassword(): string {
  const sign = () => signs.charAt(randomInt(signs.length));
  const group = () => Array.from({ length: 4 }, sign).join('');
  return Array.from({ length: 4 }, group).join('-');
}

async function inTurn<T>(work: () => Promise<T>, first: boolean): Promise<T> {
  const taken = await turns.take(async () => ({ result: await work() }), { first });
  if (taken === null) throw busy();
  return taken.result;
}

function busy(): Refusal {
  return new Refusal('password.busy', { retryAfterSeconds: 2 });
}

/** One password however it was typed: full-width letters of a Chinese keyboard are the same signs. */
function normal(password: string): string {
  return password.normalize('NFKC');
}
