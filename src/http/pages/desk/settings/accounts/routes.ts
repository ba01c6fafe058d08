import { addAccount } from '../../../../../actions/add-account.js';
import { changeAccount } from '../../../../../actions/change-account.js';
import { disableAccount, enableAccount } from '../../../../../actions/disable-account.js';
import { resetPassword } from '../../../../../actions/reset-password.js';
import { inPath, inQuery, oneOf, text } from '../../../../parameter.js';
import type { Desk, DeskRoute, Done } from '../../route.js';
import { deskForm, deskPage } from '../../route.js';
import { accountFields, readAccountForm } from './form.js';
import { accountFormPage } from './form-page.js';
import { accountsPage, shows } from './list-page.js';
import { loadAccount, loadAccounts, loadNewAccount } from './load.js';
import { accountsUrl, accountUrl } from './urls.js';

const account = inPath('account', text, 'The name of an account');
const one = `${accountsUrl}/:account`;
const back = { text: '账号', href: accountsUrl };
const mustChange = '请把口令转告本人。首次登录后要先改成自己的口令，才能做别的事。';

/** Who may sign in, and what they may do. */
export const accountRoutes: DeskRoute[] = [
  deskPage({
    path: accountsUrl,
    access: 'account.read',
    parameters: [
      inQuery('q', text, 'Part of a name or organization'),
      inQuery('show', oneOf(...shows), 'Those in use, or the disabled'),
    ],
    load: loadAccounts,
    view: accountsPage,
  }),
  deskPage({
    path: `${accountsUrl}/new`,
    access: 'account.add',
    parameters: [],
    load: (desk) => loadNewAccount(desk, null),
    view: accountFormPage,
  }),
  deskForm({
    path: `${accountsUrl}/new`,
    access: 'account.add',
    parameters: [],
    fields: accountFields,
    async work({ service, act }, _values, input) {
      const wanted = { name: input.name.trim(), ...readAccountForm(input) };
      const { account: added, password: secret } = await addAccount(service.db, wanted, act);
      const said = `已新建账号“${added.name}”。`;
      const then = secret === null ? '本人用统一身份登录，没有口令。' : mustChange;
      return { once: { title: '新建的账号', said, label: '首次口令', secret, then, back } };
    },
    again: (desk, _values, entry) => loadNewAccount(desk, entry),
    view: accountFormPage,
  }),
  deskPage({
    path: one,
    access: 'account.read',
    parameters: [account],
    load: (desk, values) => loadAccount(desk, values.account, null),
    view: accountFormPage,
  }),
  deskForm({
    path: one,
    access: 'account.change',
    parameters: [account],
    fields: accountFields,
    async work({ service, act }, values, input) {
      const seen = input.revision || null;
      const changed = await changeAccount(service.db, values.account, readAccountForm(input), act, seen);
      return { to: accountUrl(changed.name), said: `已保存账号“${changed.name}”。` };
    },
    again: (desk, values, entry) => loadAccount(desk, values.account, entry),
    view: accountFormPage,
  }),
  deskForm({
    path: `${one}/password`,
    access: 'password.reset',
    parameters: [account],
    fields: {},
    async work({ service, act }, values) {
      const { account: reset, password: secret } = await resetPassword(service.db, values.account, act);
      const said = `已重置“${reset.name}”的口令，原来的登录和令牌都已失效。`;
      return { once: { title: '重置的口令', said, label: '首次口令', secret, then: mustChange, back } };
    },
    again: (desk, values, { refusal }) => loadAccount(desk, values.account, { input: null, refusal }),
    view: accountFormPage,
  }),
  switchRoute('disabling', async ({ service, act }, name) => {
    const disabled = await disableAccount(service.db, name, act);
    return { to: accountUrl(disabled.name), said: `已停用“${disabled.name}”，它的登录和令牌都已失效。` };
  }),
  switchRoute('enabling', async ({ service, act }, name) => {
    const enabled = await enableAccount(service.db, name, act);
    return { to: accountUrl(enabled.name), said: `已恢复账号“${enabled.name}”。` };
  }),
];

function switchRoute(does: 'disabling' | 'enabling', work: (desk: Desk, name: string) => Promise<Done>) {
  return deskForm({
    path: `${one}/${does}`,
    access: 'account.disable',
    parameters: [account],
    fields: {},
    work: (desk, values) => work(desk, values.account),
    again: (desk, values, { refusal }) => loadAccount(desk, values.account, { input: null, refusal }),
    view: accountFormPage,
  });
}
