import type { Act } from '../account/actor.js';
import { weaknessOf } from '../account/password-rules.js';
import { hashPassword } from '../account/password.js';
import { Refusal } from '../refusal.js';
import { findAccount, savePassword } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { addSession, endSessions } from '../store/sessions.js';
import { revokeTokens } from '../store/tokens.js';
import { perform, refuseNobody } from './perform.js';
import type { OpenSession } from './sign-in.js';
import type { Attempt } from './try-password.js';
import { tryPassword } from './try-password.js';

/**
 * Changes one's own password. All sessions and tokens of the account end, and who changed it goes on in a new session.
 * @throws Refusal `password.wrong`, `password.weak`; `login.throttled`, `password.busy`.
 */
export async function changePassword(
  db: Db,
  current: Attempt,
  next: string,
  act: Act,
  open: OpenSession,
): Promise<void> {
  refuseNobody(act);
  const proven = await tryPassword(db, current, 'password.change', act.at);
  if (!proven) throw new Refusal('password.wrong', {});
  const weakness =
    next.normalize('NFKC') === current.password.normalize('NFKC')
      ? '与原口令相同'
      : weaknessOf(next, proven.name);
  if (weakness !== null) throw new Refusal('password.weak', { why: weakness });
  const hash = await hashPassword(next);
  const session = await open();
  await perform(db, act, 'password.change', async ({ tx, require, record }) => {
    await require({ owners: [], account: proven.name });
    const account = await findAccount(tx, proven.name);
    if (account?.passwordHash !== proven.passwordHash) throw new Refusal('password.wrong', {});
    await savePassword(tx, account.key, { hash, mustChange: false, at: act.at });
    await endSessions(tx, account.key);
    await addSession(tx, session, { accountKey: account.key, address: current.address, at: act.at });
    const tokens = await revokeTokens(tx, account.key, act.at);
    record({ thing: { kind: 'account', id: account.name }, details: { tokens } });
  });
}
