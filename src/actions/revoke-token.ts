import type { Act } from '../account/actor.js';
import type { Token } from '../account/token.js';
import { Refusal } from '../refusal.js';
import { findAccount } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { findToken, revokeToken as keepRevoked } from '../store/tokens.js';
import { targetOfAccount } from './account-rules.js';
import { perform } from './perform.js';
import { nobodys } from './target.js';

/** Ends a token: one's own, or one of an account below who does it. Any other is refused like one that is not there. */
export async function revokeToken(db: Db, id: number, act: Act): Promise<Token> {
  return perform(db, act, 'token.revoke', async ({ tx, require, record, leave }) => {
    const token = await findToken(tx, id);
    const account = token ? await findAccount(tx, token.account) : null;
    const unknown = new Refusal('token.unknown', { token: id });
    await require(account ? await targetOfAccount(tx, account) : nobodys, unknown);
    if (!token) throw unknown;
    if (token.revokedAt !== null) {
      leave();
      return token;
    }
    await keepRevoked(tx, id, act.at);
    record({
      thing: { kind: 'token', id: String(id) },
      details: { account: token.account, name: token.name },
    });
    return { ...token, revokedAt: act.at.toISOString() };
  });
}
