import { nameKey } from '../account/account.js';
import type { Standing, Try } from '../account/password-tries.js';
import { decideTry, knownSince, tryLimits } from '../account/password-tries.js';
import { matchesPassword, refuseIfBusy } from '../account/password.js';
import type { Action } from '../account/permission.js';
import { Refusal } from '../refusal.js';
import type { KeptAccount } from '../store/accounts.js';
import { findAccount } from '../store/accounts.js';
import { inTransaction } from '../store/database.js';
import type { Db } from '../store/engine.js';
import { appendEntry } from '../store/event-log.js';
import type { Tried } from '../store/login-failures.js';
import {
  addTry,
  countTries,
  forgetTry,
  hasSignedInFrom,
  lastShut,
  lockTries,
  oldestTry,
} from '../store/login-failures.js';

/** Somebody who says who they are. */
export type Attempt = {
  name: string;
  password: string;
  /** When the browser last signed in to this account, as it can show; null: it can't. */
  rememberedAt: Date | null;
  /** What counts as one address: of IPv6 a whole network, since anybody has many. */
  network: string;
  /** For the log. */
  address: string | null;
  request: string | null;
};

type Granted = Extract<Try, { allowed: true }>;
type WhyNot = 'unknown-account' | 'disabled' | 'no-password' | 'wrong-password';

/**
 * Gives the account whose password this is; null: it is nobody's, which is logged. It takes as long and leaves as much
 * behind whether there is such an account or not.
 * @throws Refusal when it was tried too often, or too many try at once.
 */
export async function tryPassword(
  db: Db,
  attempt: Attempt,
  action: Action,
  at: Date,
): Promise<KeptAccount | null> {
  const name = sayName(attempt.name);
  const account = await findAccount(db, name);
  const tried = { account: nameKey(name), address: attempt.network };
  const paid = await pay(db, attempt, account, tried, at);
  const right = await compare(db, attempt, account, paid);
  if (right && account?.disabledAt === null) {
    await forgetTry(db, paid.id);
    return account;
  }
  await recordFailure(db, { attempt, account, action, throttles: paid.throttles, at });
  return null;
}

/** The name as it is counted and logged: whatever was typed, within reason. */
function sayName(typed: string): string {
  return Array.from(typed.replace(/\p{C}/gu, '').trim()).slice(0, 60).join('');
}

/**
 * Counts the try before anything is compared, so that many at once can't be more than the limits. Counting and forgetting a
 * try are two writes on the disk: strangers by the hundred must not keep it busy, neither while as many wait as may, nor those
 * who came in the same moment.
 */
async function pay(db: Db, attempt: Attempt, account: KeptAccount | null, tried: Tried, at: Date) {
  if (isStranger(await standingOf(db, attempt, account, at))) refuseIfBusy();
  return inTransaction(db, async (tx) => {
    await lockTries(tx);
    const standing = await standingOf(tx, attempt, account, at);
    const tries = await countTries(tx, tried, at);
    const decided = decideTry(standing, tries);
    if (!decided.allowed) {
      const oldest = await oldestTry(tx, tried, decided.because, at);
      throw new Refusal('login.throttled', { retryAfterSeconds: secondsUntilOver(oldest ?? at, at) });
    }
    if (isStranger(standing)) refuseIfBusy();
    const { purse } = decided;
    return { id: await addTry(tx, tried, purse, at), purse, throttles: throttledBy(decided, tries.address) };
  });
}

async function standingOf(
  db: Db,
  { rememberedAt, address }: Attempt,
  account: KeptAccount | null,
  at: Date,
): Promise<Standing> {
  if (account === null) return { knownBrowser: false, knownAddress: false };
  const since = knownSince(await lastShut(db, account.name), at);
  return {
    knownBrowser: rememberedAt !== null && rememberedAt >= since,
    knownAddress: address !== null && (await hasSignedInFrom(db, account.name, address, since)),
  };
}

function isStranger({ knownBrowser, knownAddress }: Standing): boolean {
  return !knownBrowser && !knownAddress;
}

function secondsUntilOver(oldest: Date, at: Date): number {
  return Math.max(1, Math.ceil((oldest.getTime() + tryLimits.windowMs - at.getTime()) / 1000));
}

/** What is throttled once this try fails. */
function throttledBy({ purse, left }: Granted, ofAddress: number): 'account' | 'address' | null {
  if (purse !== 'anybody') return null;
  if (left === 0) return 'account';
  return ofAddress + 1 >= tryLimits.perAddress ? 'address' : null;
}

/** A try that is turned away before it is compared does not count. */
async function compare(
  db: Db,
  { password }: Attempt,
  account: KeptAccount | null,
  { id, purse }: { id: number; purse: Granted['purse'] },
): Promise<boolean> {
  try {
    return await matchesPassword(account?.passwordHash ?? null, password, { first: purse !== 'anybody' });
  } catch (error) {
    await forgetTry(db, id);
    throw error;
  }
}

async function recordFailure(
  db: Db,
  failed: {
    attempt: Attempt;
    account: KeptAccount | null;
    action: Action;
    throttles: 'account' | 'address' | null;
    at: Date;
  },
): Promise<void> {
  const { attempt, account, action, throttles, at } = failed;
  await inTransaction(db, (tx) =>
    appendEntry(tx, {
      at: at.toISOString(),
      account: account?.name ?? '-',
      via: 'page',
      address: attempt.address,
      request: attempt.request,
      action,
      outcome: 'failed',
      thing: null,
      edition: null,
      details: {
        tried: sayName(attempt.name),
        why: whyNot(account),
        ...(throttles === null ? {} : { throttles }),
      },
    }),
  );
}

function whyNot(account: KeptAccount | null): WhyNot {
  if (account === null) return 'unknown-account';
  if (account.disabledAt !== null) return 'disabled';
  return account.passwordHash === null ? 'no-password' : 'wrong-password';
}
