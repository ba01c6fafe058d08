import type { Request, Response } from 'express';
import { cookieName, cookieOptions, cookiesOf } from '../../cookies.js';
import { seal, unseal } from '../../seal.js';

/** A password or a secret, and what goes with it. */
export type Once = {
  title: string;
  /** What was done. */
  said: string;
  label: string;
  /** null: there is none to say. */
  secret: string | null;
  /** What its holder has to know. */
  then: string;
  back: { text: string; href: string };
};

export const onceUrl = '/desk/settings/once';
export const onceMinutes = 10;

const purpose = 'once';
/** With the blanks of old browsers no cookie has more. */
const longest = 4_000;

type Kept = { once: Once; account: string; until: number };

/**
 * Keeps it, sealed, with whoever was told, so that the page that tells it can be reloaded and gone back to for a while; here it is
 * kept nowhere. Another account that signs in there is told nothing.
 */
export function keepOnce(
  response: Response,
  { secret, baseUrl, account, now }: { secret: string; baseUrl: string; account: string; now: Date },
  once: Once,
): void {
  const maxAge = onceMinutes * 60_000;
  const kept: Kept = { once, account, until: now.getTime() + maxAge };
  const sealed = seal(secret, purpose, JSON.stringify(kept));
  if (sealed.length > longest) throw new Error('what is to be told once is longer than a cookie');
  response.cookie(cookieName(purpose, baseUrl), sealed, { ...cookieOptions(baseUrl), maxAge });
}

/** null: it is too late, or there was nothing. */
export function readOnce(
  request: Request,
  { secret, baseUrl, account, now }: { secret: string; baseUrl: string; account: string; now: Date },
): Once | null {
  const text = unseal(secret, purpose, cookiesOf(request).get(cookieName(purpose, baseUrl)) ?? '');
  if (text === null) return null;
  const kept = JSON.parse(text) as Kept; // keepOnce sealed it
  return kept.account === account && kept.until > now.getTime() ? kept.once : null;
}

/** Who signs out leaves it to nobody. */
export function forgetOnce(response: Response, baseUrl: string): void {
  response.clearCookie(cookieName(purpose, baseUrl), cookieOptions(baseUrl));
}
