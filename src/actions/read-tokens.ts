import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Token } from '../account/token.js';
import type { Db } from '../store/engine.js';
import { listTokens as keptTokens } from '../store/tokens.js';
import { permitAccount } from './read-accounts.js';

/** The tokens of an account, newest first, without their secrets, which nobody has; null: of the one who acts. */
export async function listTokens(db: Db, account: string | null, act: Act): Promise<Token[]> {
  const { key } = await permitAccount(db, account ?? nameOf(act.actor), 'token.read', act);
  return keptTokens(db, key);
}
