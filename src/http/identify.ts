import type { Request } from 'express';
import type { Actor } from '../account/actor.js';
import { hashSecret, whyUnusable } from '../account/token.js';
import { logTurnedAway } from '../actions/log-turned-away.js';
import { Refusal } from '../refusal.js';
import { findTokenByHash } from '../store/tokens.js';
import { numberOf } from './request-log.js';
import type { Service } from './route.js';
import { signedIn } from './session.js';

/**
 * Who sent a request: the account of its bearer token, else of its session; null = nobody said who they are.
 * @throws Refusal for a token that is not, or no longer, good: it is never taken for nobody.
 */
export async function identify(service: Service, request: Request): Promise<Actor | null> {
  const authorization = request.get('Authorization');
  if (authorization !== undefined) return withToken(service, request, authorization);
  return pageActor(request);
}

/** Who is signed in; null = nobody. */
export function pageActor(request: Request): Actor | null {
  const account = signedIn(request);
  return account && { kind: 'account', name: account.name, via: 'page', scopes: null, ...originOf(request) };
}

async function withToken({ db, now }: Service, request: Request, authorization: string): Promise<Actor> {
  const secret = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (secret === undefined) throw new Refusal('token.missing', {});
  const token = await findTokenByHash(db, hashSecret(secret));
  if (token === null) throw new Refusal('token.wrong', {});
  const who = { name: token.account, via: 'api', ...originOf(request) } as const;
  const why = whyUnusable(token, now());
  if (why === null) return { kind: 'account', ...who, scopes: token.scopes };
  const thing = { kind: 'token', id: String(token.id) };
  await logTurnedAway(db, { ...who, action: 'token.use', thing, why }, now());
  throw new Refusal('token.wrong', {});
}

/** That another site asked in the name of who is signed in. */
export async function logForged({ db, now }: Service, request: Request): Promise<void> {
  const account = signedIn(request);
  if (account === null) return;
  const who = { name: account.name, via: 'page', ...originOf(request) } as const;
  await logTurnedAway(db, { ...who, action: 'session.use', thing: null, why: 'request.forged' }, now());
}

/** From where a request came, for the log. */
export function originOf(request: Request): { address: string | null; request: string | null } {
  return {
    address: request.ip ?? null,
    request: numberOf(request),
  };
}
