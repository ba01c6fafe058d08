import type { Account } from '../account/account.js';
import type { Act } from '../account/actor.js';
import { saveDisabled } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { endSessions } from '../store/sessions.js';
import { revokeTokens } from '../store/tokens.js';
import { refuseLastAdministrator, withoutSecrets } from './account-rules.js';
import { reachAccount } from './change-account.js';
import { perform } from './perform.js';

/** Nothing can be done as it any more: its sessions end and its tokens are revoked. */
export async function disableAccount(db: Db, name: string, act: Act): Promise<Account> {
  return perform(db, act, 'account.disable', async (step) => {
    const { tx, record, leave } = step;
    const account = await reachAccount(step, name);
    const disabledAt = account.disabledAt ?? act.at.toISOString();
    await refuseLastAdministrator(tx, account, { ...account, disabledAt });
    if (account.disabledAt !== null) leave();
    else {
      await saveDisabled(tx, account.key, act.at);
      await endSessions(tx, account.key);
      await revokeTokens(tx, account.key, act.at);
      record({ thing: { kind: 'account', id: account.name }, details: { disabled: true } });
    }
    return withoutSecrets({ ...account, disabledAt });
  });
}

/** Lets it be used again, with the password and the roles it had. */
export async function enableAccount(db: Db, name: string, act: Act): Promise<Account> {
  return perform(db, act, 'account.disable', async (step) => {
    const { tx, record, leave } = step;
    const account = await reachAccount(step, name);
    if (account.disabledAt === null) leave();
    else {
      await saveDisabled(tx, account.key, null);
      record({ thing: { kind: 'account', id: account.name }, details: { disabled: false } });
    }
    return withoutSecrets({ ...account, disabledAt: null });
  });
}
