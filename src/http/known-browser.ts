import type { Request, Response } from 'express';
import { nameKey } from '../account/account.js';
import { cookieName, cookieOptions, cookiesOf } from './cookies.js';
import { isSigned, sign } from './signature.js';

/**
 * A browser that signed in to an account before can show it, and has tries of its own: who guesses passwords from
 * elsewhere, even through the same network address, can't keep it out. It proves nothing else.
 */
export type KnownBrowsers = {
  knows: (request: Request, account: string) => boolean;
  remember: (response: Response, account: string) => void;
};

const purpose = 'known-browser';
const halfAYear = 182 * 86_400_000;

export function knownBrowsers(secret: string, baseUrl: string): KnownBrowsers {
  // each account has a cookie of its own: several people may share a computer
  const nameFor = (account: string) =>
    cookieName(`known-${sign(secret, `${purpose}-name`, nameKey(account)).slice(0, 12)}`, baseUrl);
  return {
    knows: (request, account) => {
      const shown = cookiesOf(request).get(nameFor(account));
      return shown !== undefined && isSigned(secret, purpose, nameKey(account), shown);
    },
    remember: (response, account) => {
      const proof = sign(secret, purpose, nameKey(account));
      response.cookie(nameFor(account), proof, { ...cookieOptions(baseUrl), maxAge: halfAYear });
    },
  };
}
