import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../refusal.js';

/** Who may write: an account and the SHA-256 of its token, which itself is kept nowhere. */
export type ApiToken = { account: string; hash: Buffer };

/**
 * The account whose token a request carries.
 * @throws Refusal if there are no tokens, none is given, or it is a wrong one.
 */
export function authenticate(tokens: readonly ApiToken[], authorization: string | undefined): string {
  if (tokens.length === 0) throw new Refusal('token.not-configured', {});
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (given === undefined) throw new Refusal('token.missing', {});
  const hash = createHash('sha256').update(given).digest();
  // every one is compared, in the same time, so that the time says nothing
  const matching = tokens.filter((token) => timingSafeEqual(token.hash, hash));
  const [found] = matching;
  if (!found) throw new Refusal('token.wrong', {});
  return found.account;
}
