import { randomUUID } from 'node:crypto';
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

/** Where each is told, under an address of its own. */
export const onceUrl = '/desk/settings/once';
export const onceMinutes = 10;

const purpose = 'once';
/** With the blanks of old browsers no cookie has more. */
const longest = 4_000;
/** All of them come with every request, whose whole head may have 16 KB. */
const longestTogether = 8_000;

type Keeper = { secret: string; baseUrl: string; account: string; now: Date };
type Kept = { once: Once; account: string; until: number };

/**
 * Keeps it, sealed, with whoever was told, so that the page that tells it can be reloaded and gone back to for a while; here it is
 * kept nowhere. Another account that signs in there is told nothing. Others they were told meanwhile stay, while there is room: the
 * oldest goes first. Gives the address where it is told.
 */
export function keepOnce(request: Request, response: Response, keeper: Keeper, once: Once): string {
  const { secret, baseUrl, account, now } = keeper;
  const maxAge = onceMinutes * 60_000;
  const kept: Kept = { once, account, until: now.getTime() + maxAge };
  const sealed = seal(secret, purpose, JSON.stringify(kept));
  if (sealed.length > longest) throw new Error('what is to be told once is longer than a cookie');
  makeRoom(request, response, keeper, sealed.length);
  const id = randomUUID();
  response.cookie(nameOf(id, baseUrl), sealed, { ...cookieOptions(baseUrl), maxAge });
  return `${onceUrl}/${id}`;
}

/** null: it is too late, or there was nothing. */
export function readOnce(request: Request, keeper: Keeper, id: string): Once | null {
  return open(cookiesOf(request).get(nameOf(id, keeper.baseUrl)), keeper)?.once ?? null;
}

/** Who signs out leaves them to nobody. */
export function forgetOnce(request: Request, response: Response, baseUrl: string): void {
  for (const [name] of keptIn(request, baseUrl)) response.clearCookie(name, cookieOptions(baseUrl));
}

function makeRoom(request: Request, response: Response, keeper: Keeper, wanted: number): void {
  const newestFirst = keptIn(request, keeper.baseUrl)
    .map(([name, sealed]) => ({ name, length: sealed.length, until: open(sealed, keeper)?.until ?? 0 }))
    .sort((one, other) => other.until - one.until);
  let room = longestTogether - wanted;
  for (const { name, length, until } of newestFirst) {
    room -= length;
    if (room < 0 || until === 0) response.clearCookie(name, cookieOptions(keeper.baseUrl));
  }
}

function open(sealed: string | undefined, { secret, account, now }: Keeper): Kept | null {
  const text = unseal(secret, purpose, sealed ?? '');
  if (text === null) return null;
  const kept = JSON.parse(text) as Kept; // keepOnce sealed it
  return kept.account === account && kept.until > now.getTime() ? kept : null;
}

function keptIn(request: Request, baseUrl: string): [name: string, sealed: string][] {
  return [...cookiesOf(request)].filter(([name]) => name.startsWith(nameOf('', baseUrl)));
}

function nameOf(id: string, baseUrl: string): string {
  return cookieName(`${purpose}-${id}`, baseUrl);
}
