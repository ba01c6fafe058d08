import type { Request } from 'express';
import type { Actor } from '../account/actor.js';
import { hashSecret, isUsable } from '../account/token.js';
import { Refusal } from '../refusal.js';
import { findTokenByHash } from '../store/tokens.js';
import type { Service } from './route.js';
import { signedIn } from './session.js';

/**
 * Who sent a request: the account of its bearer token, else of its session; null = nobody said who they are.
 * @throws Refusal for a token that is not, or no longer, good: it is never taken for nobody.
 */
export async function identify(service: Service, request: Request): Promise<Actor | null> {
  const authorization = request.get('Authorization');
  if (authorization !== undefined) return withToken(service, request, authorization);
  const account = signedIn(request);
  return account && { kind: 'account', name: account.name, via: 'page', scopes: null, ...originOf(request) };
}

async function withToken({ db, now }: Service, request: Request, authorization: string): Promise<Actor> {
  const secret = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (secret === undefined) throw new Refusal('token.missing', {});
  const token = await findTokenByHash(db, hashSecret(secret));
  if (!token || !isUsable(token, now())) throw new Refusal('token.wrong', {});
  return { kind: 'account', name: token.account, via: 'api', scopes: token.scopes, ...originOf(request) };
}

/** From where a request came, for the log. */
export function originOf(request: Request): { address: string | null; request: string | null } {
  return {
    address: request.ip ?? null,
    request: typeof request.id === 'string' ? request.id : null,
  };
}
