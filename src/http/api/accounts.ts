import type { AddedAccount, NewAccount } from '../../actions/add-account.js';
import { addAccount } from '../../actions/add-account.js';
import type { AccountChange } from '../../actions/change-account.js';
import { changeAccount } from '../../actions/change-account.js';
import { disableAccount, enableAccount } from '../../actions/disable-account.js';
import { listAccounts, readAccount } from '../../actions/read-accounts.js';
import { resetPassword } from '../../actions/reset-password.js';
import { tagOf } from '../../actions/seen.js';
import { inPath, seenTag, text } from '../parameter.js';
import type { Route } from '../route.js';
import { json, memberRoute, writeRoute } from '../route.js';

const account = inPath('account', text, 'The name of an account');

export const accountRoutes: Route[] = [
  memberRoute({
    path: '/accounts',
    access: 'account.read',
    operationId: 'listAccounts',
    summary: 'The accounts within reach: all of whose roles are for organizations below',
    parameters: [],
    responds: { schema: 'accounts' },
    async answer({ db }, _values, act) {
      return { json: { accounts: await listAccounts(db, act) } };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/accounts',
    access: 'account.add',
    operationId: 'addAccount',
    summary:
      'A new account (201) with its first password, said this once; none where the identity provider knows it',
    parameters: [],
    takes: json<Partial<NewAccount> & Pick<NewAccount, 'name' | 'displayName'>>('new-account'),
    responds: { schema: 'added-account' },
    async answer({ db }, _values, act, { name, displayName, grants = [], oidcSubject = null }) {
      const added = await addAccount(db, { name, displayName, grants, oidcSubject }, act);
      return { status: 201, headers: { Location: pathOf(added) }, json: added };
    },
  }),
  memberRoute({
    path: '/accounts/{account}',
    access: 'account.read',
    operationId: 'readAccount',
    summary: 'One account; the ETag stands for all that is said of it',
    parameters: [account],
    responds: { schema: 'account' },
    hasValidator: true,
    async answer({ db }, values, act) {
      const account = await readAccount(db, values.account, act);
      return { json: account, etag: tagOf(account) };
    },
  }),
  writeRoute({
    method: 'PATCH',
    path: '/accounts/{account}',
    access: 'account.change',
    operationId: 'changeAccount',
    summary:
      'Changes what is sent: how it is called, its roles (all of them), how the identity provider knows it',
    parameters: [account, seenTag],
    takes: json<AccountChange>('account-change'),
    responds: { schema: 'account' },
    async answer({ db }, values, act, change) {
      const seen = values['If-Match'] ?? null;
      const changed = await changeAccount(db, values.account, change, act, seen);
      return { json: changed, etag: tagOf(changed) };
    },
  }),
  writeRoute({
    method: 'PUT',
    path: '/accounts/{account}/disabling',
    access: 'account.disable',
    operationId: 'disableAccount',
    summary: 'Disables an account: its sessions end and its tokens are revoked',
    parameters: [account],
    takes: 'nothing',
    responds: { schema: 'account' },
    async answer({ db }, values, act) {
      return { json: await disableAccount(db, values.account, act) };
    },
  }),
  writeRoute({
    method: 'DELETE',
    path: '/accounts/{account}/disabling',
    access: 'account.disable',
    operationId: 'enableAccount',
    summary: 'Lets a disabled account be used again',
    parameters: [account],
    takes: 'nothing',
    responds: { schema: 'account' },
    async answer({ db }, values, act) {
      return { json: await enableAccount(db, values.account, act) };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/accounts/{account}/password',
    access: 'password.reset',
    operationId: 'resetPassword',
    summary: 'Another first password, said this once; sessions and tokens of the account end',
    parameters: [account],
    takes: 'nothing',
    responds: { schema: 'first-password' },
    async answer({ db }, values, act) {
      return { json: await resetPassword(db, values.account, act) };
    },
  }),
];

function pathOf({ account: { name } }: AddedAccount): string {
  return `/api/v1/accounts/${encodeURIComponent(name)}`;
}
