import type { Act } from '../account/actor.js';
import { hashPassword, newFirstPassword } from '../account/password.js';
import { savePassword } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { endSessions } from '../store/sessions.js';
import { revokeTokens } from '../store/tokens.js';
import { withoutSecrets } from './account-rules.js';
import type { FirstPassword } from './add-account.js';
import { reachAccount } from './change-account.js';
import { perform } from './perform.js';
import { permitAccount } from './read-accounts.js';

/**
 * Gives an account another first password, said this once and to be changed. Whoever got in before is out: its sessions
 * end and its tokens are revoked.
 */
export async function resetPassword(db: Db, name: string, act: Act): Promise<FirstPassword> {
  await permitAccount(db, name, 'password.reset', act);
  const password = newFirstPassword();
  const hash = await hashPassword(password); // takes long: only for who may, and before anything is locked
  return perform(db, act, 'password.reset', async (step) => {
    const { tx, record } = step;
    const account = await reachAccount(step, name);
    await savePassword(tx, account.key, { hash, mustChange: true, at: act.at });
    await endSessions(tx, account.key);
    const tokens = await revokeTokens(tx, account.key, act.at);
    record({ thing: { kind: 'account', id: account.name }, details: { tokens } });
    return { account: withoutSecrets({ ...account, mustChangePassword: true }), password };
  });
}
