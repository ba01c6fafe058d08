import type { Request } from 'express';
import { csrfSync } from 'csrf-sync';
import { Refusal } from '../refusal.js';
import { isSecure } from './cookies.js';

const { generateToken, isRequestValid } = csrfSync({
  size: 32,
  getTokenFromRequest: (request) => request.get('X-CSRF-Token') ?? tokenInForm(request),
});

/** A token for a session that has just begun. */
export function newCsrfToken(request: Request): string {
  return generateToken(request, true);
}

/**
 * Refuses a change that a session would allow unless one of our own pages asks for it: another site's can send
 * requests with our cookie, but neither from our origin nor with the session's token. A form has to be read before.
 */
export function refuseForged(request: Request, baseUrl: string): void {
  refuseForeign(request, baseUrl);
  if (!carriesToken(request)) throw new Refusal('request.forged', {});
}

/** Whether a form, which has been read, was made for this very session; who sends no cookie has none. */
export function carriesToken(request: Request): boolean {
  const { session } = request as Partial<Request>; // only read where there is a cookie of one
  return session !== undefined && isRequestValid(request);
}

/** The same for who has no session yet: nobody is signed in as somebody else by another site's form. */
export function refuseForeign(request: Request, baseUrl: string): void {
  if (!comesFromHere(request, baseUrl)) throw new Refusal('request.forged', {});
}

function comesFromHere(request: Request, baseUrl: string): boolean {
  const origin = request.get('Origin');
  // no script can set it; only asked of browsers that leave the origin out
  if (origin === undefined) return request.get('Sec-Fetch-Site') === 'same-origin';
  if (origin === new URL(baseUrl).origin) return true;
  if (!URL.canParse(origin) || (isSecure(baseUrl) && !isSecure(origin))) return false;
  // also by another name of ours; which one that is, only the browser says
  return new URL(origin).host === request.get('Host')?.toLowerCase();
}

function tokenInForm({ body }: Request): string | undefined {
  const { csrf } = (body ?? {}) as { csrf?: unknown }; // whatever was sent
  return typeof csrf === 'string' ? csrf : undefined;
}
