import type { Account } from '../account/account.js';
import type { Act } from '../account/actor.js';
import { Refusal } from '../refusal.js';
import type { KeptAccount } from '../store/accounts.js';
import { findAccount, saveGrants, savePassword, saveProfile } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { lockPeople } from '../store/organizations.js';
import { endSessions } from '../store/sessions.js';
import {
  refuseLastAdministrator,
  refuseOddName,
  refuseTakenSubject,
  refuseUnknownGrants,
  targetOfAccount,
  targetOfNamed,
  withoutSecrets,
} from './account-rules.js';
import type { Step } from './perform.js';
import { perform } from './perform.js';
import type { SeenTag } from './seen.js';
import { refuseChanged, tagOf } from './seen.js';

export type AccountChange = Partial<Pick<Account, 'displayName' | 'grants' | 'oidcSubject'>>;

/**
 * Only what is given changes. Its roles must be below who changes them, before and after. Who gets a subject of the
 * identity provider before changing a first password needs that no more: it is dropped.
 * @throws Refusal `settings.changed` where it is no longer as `seen`: the whole of it, or what may be changed of it.
 */
export async function changeAccount(
  db: Db,
  name: string,
  change: AccountChange,
  act: Act,
  seen: SeenTag = null,
): Promise<Account> {
  return perform(db, act, 'account.change', async (step) => {
    const { tx, require, record, leave } = step;
    const before = await reachAccount(step, name);
    if (seen !== tagOf(withoutSecrets(before)))
      refuseChanged(seen, changeableOf(before), `账号“${before.name}”`);
    const after = { ...before, ...change };
    await require(await targetOfAccount(tx, after));
    refuseOddName(after.displayName);
    await refuseUnknownGrants(tx, after.grants);
    await refuseTakenSubject(tx, before.name, after.oidcSubject);
    await refuseLastAdministrator(tx, before, after);
    const changed = differing(before, after);
    if (Object.keys(changed).length === 0) leave();
    else record({ thing: { kind: 'account', id: before.name }, details: changed });
    await saveProfile(tx, before.key, after);
    if (before.mustChangePassword && before.oidcSubject === null && after.oidcSubject !== null) {
      await savePassword(tx, before.key, { hash: null, mustChange: false, at: act.at });
      await endSessions(tx, before.key); // they were begun with it
    }
    await saveGrants(tx, before.key, after.grants);
    return withoutSecrets((await findAccount(tx, name)) ?? after);
  });
}

/** What stands for what may be changed of an account; that it was disabled meanwhile is no change of that. */
export function changeableTag(account: Account): string {
  return tagOf(changeableOf(account));
}

function changeableOf({ displayName, grants, oidcSubject }: Account): Required<AccountChange> {
  return { displayName, grants, oidcSubject };
}

/**
 * The account of an action on it, once nobody else changes accounts. One out of reach is refused like one that is not
 * there.
 */
export async function reachAccount({ tx, require }: Step, name: string): Promise<KeptAccount> {
  await lockPeople(tx);
  const account = await findAccount(tx, name);
  const unknown = new Refusal('account.unknown', { account: name });
  await require(await targetOfNamed(tx, name, account), unknown);
  if (!account) throw unknown;
  return account;
}

/** What was before and is after, of what differs. */
function differing(before: KeptAccount, after: KeptAccount): Record<string, unknown> {
  const fields = ['displayName', 'grants', 'oidcSubject'] as const;
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, { before: before[field], after: after[field] }]),
  );
}
