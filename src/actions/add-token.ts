import type { Act } from '../account/actor.js';
import { isScope, scopes as knownScopes } from '../account/scope.js';
import type { Token } from '../account/token.js';
import { hashSecret, newSecret } from '../account/token.js';
import { Refusal } from '../refusal.js';
import { findAccount } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { addToken as keepToken, findToken } from '../store/tokens.js';
import { perform } from './perform.js';

/** `scopes` null: all the account may. `days`: how long it is good. */
export type NewToken = { name: string; scopes: string[] | null; days: number };

/** A token and its secret, which is said this once. */
export type TokenSecret = { token: Token; secret: string };

export const tokenDays = { usual: 90, most: 366 } as const;

/** A token for the one who acts, who must have signed in: what a token could make would outlive it. */
export async function addToken(db: Db, wanted: NewToken, act: Act): Promise<TokenSecret> {
  return perform(db, act, 'token.add', async ({ tx, require, record }) => {
    const { actor, at } = act;
    const account = actor.kind === 'account' ? await findAccount(tx, actor.name) : null;
    if (!account || actor.kind !== 'account') throw new Refusal('account.missing', {});
    await require({ owners: [], account: account.name });
    if (actor.via === 'api') throw new Refusal('token.needs-login', {});
    refuseOddToken(wanted);
    const { name, scopes, days } = wanted;
    const expiresAt = new Date(at.getTime() + days * 86_400_000).toISOString();
    const secret = newSecret();
    const kept = { name, scopes, createdAt: at.toISOString(), expiresAt };
    const id = await keepToken(tx, account.key, kept, hashSecret(secret));
    record({
      thing: { kind: 'token', id: String(id) },
      details: { account: account.name, name, scopes, expiresAt },
    });
    const token = await findToken(tx, id);
    if (!token) throw new Error('a token that was just kept is not there');
    return { token, secret };
  });
}

function refuseOddToken({ name, scopes, days }: NewToken): void {
  const refuse = (parameter: string, found: string, expected: string) =>
    new Refusal('request.parameter-invalid', { parameter, found: found.slice(0, 100), expected });
  if (name.trim() === '' || name.length > 60 || /\p{Cc}/u.test(name))
    throw refuse('name', name, '1 到 60 个字');
  if (!Number.isInteger(days) || days < 1 || days > tokenDays.most)
    throw refuse('days', String(days), `1 到 ${tokenDays.most} 的整数`);
  if (scopes?.length === 0) throw refuse('scopes', '', '一个以上的范围，或不写（不限）');
  const unknown = scopes?.find((scope) => !isScope(scope));
  if (unknown !== undefined)
    throw new Refusal('scope.unknown', { scope: unknown, known: Object.keys(knownScopes) });
}
