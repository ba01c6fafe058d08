import { addToken } from '../../../../../actions/add-token.js';
import { revokeToken } from '../../../../../actions/revoke-token.js';
import { inPath, inQuery, text, wholeNumber } from '../../../../parameter.js';
import { refuseBlank } from '../../faults.js';
import type { DeskRoute } from '../../route.js';
import { deskForm, deskPage } from '../../route.js';
import { loadTokens } from './load.js';
import { tokensPage } from './page.js';
import { tokensUrl } from './urls.js';

const path = tokensUrl(null);
const back = { text: '我的令牌', href: path };
const then = '程序在请求头中写 Authorization: Bearer 和这个令牌。泄露了就回到“我的令牌”停用它，另建一个。';

/** Keys for programs. */
export const tokenRoutes: DeskRoute[] = [
  deskPage({
    path,
    access: 'token.read',
    parameters: [inQuery('account', text, 'Whose; one’s own unless given')],
    load: (desk, { account }) => loadTokens(desk, account),
    view: tokensPage,
  }),
  deskForm({
    path,
    access: 'token.add',
    parameters: [],
    fields: { name: 'one', days: 'one', scopes: 'several' },
    async work({ service, act }, _values, { name, days, scopes }) {
      refuseBlank({ name }, { name: '请写令牌的名称。' });
      const wanted = { name: name.trim(), days: Number(days), scopes: scopes.length > 0 ? scopes : null };
      const { token, secret } = await addToken(service.db, wanted, act);
      const said = `已新建令牌“${token.name}”。`;
      return { once: { title: '新建的令牌', said, label: '令牌', secret, then, back } };
    },
    again: (desk, _values, entry) => loadTokens(desk, undefined, entry),
    view: tokensPage,
  }),
  deskForm({
    path: '/desk/settings/tokens/:token/revocation',
    access: 'token.revoke',
    parameters: [inPath('token', wholeNumber(1, 999_999_999), 'The number of a token')],
    fields: {},
    async work({ service, act, account }, values) {
      const { account: holder, name } = await revokeToken(service.db, values.token, act);
      return { to: tokensUrl(holder === account ? null : holder), said: `已停用令牌“${name}”。` };
    },
    again: (desk, _values, { refusal }) => loadTokens(desk, undefined, { input: null, refusal }),
    view: tokensPage,
  }),
];
