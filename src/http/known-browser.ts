import type { Request, Response } from 'express';
import { nameKey } from '../account/account.js';
import { tryLimits } from '../account/password-tries.js';
import { cookieName, cookieOptions, cookiesOf } from './cookies.js';
import { isSigned, sign } from './signature.js';

/**
 * A browser that signed in to an account before can show it, and has tries of its own: who guesses passwords from
 * elsewhere, even through the same network address, can't keep it out. It proves nothing else, and says when that was:
 * how long it counts is decided with the account.
 */
export type KnownBrowsers = {
  /** When it last signed in to the account; null: it can't show that it did. */
  rememberedAt: (request: Request, account: string) => Date | null;
  remember: (response: Response, account: string, at: Date) => void;
};

const purpose = 'known-browser';

export function knownBrowsers(secret: string, baseUrl: string): KnownBrowsers {
  // each account has a cookie of its own: several people may share a computer
  const nameFor = (account: string) =>
    cookieName(`known-${sign(secret, `${purpose}-name`, nameKey(account)).slice(0, 12)}`, baseUrl);
  const shownBy = (account: string, time: string) => `${time} ${nameKey(account)}`;
  return {
    rememberedAt: (request, account) => {
      const [time = '', proof = ''] = (cookiesOf(request).get(nameFor(account)) ?? '').split('.');
      return isSigned(secret, purpose, shownBy(account, time), proof) ? new Date(Number(time)) : null;
    },
    remember: (response, account, at) => {
      const time = String(at.getTime());
      const shown = `${time}.${sign(secret, purpose, shownBy(account, time))}`;
      response.cookie(nameFor(account), shown, { ...cookieOptions(baseUrl), maxAge: tryLimits.knownForMs });
    },
  };
}
