import type { NewToken } from '../../actions/add-token.js';
import { addToken, tokenDays } from '../../actions/add-token.js';
import { listTokens } from '../../actions/read-tokens.js';
import { revokeToken } from '../../actions/revoke-token.js';
import { inPath, inQuery, text, wholeNumber } from '../parameter.js';
import type { Route } from '../route.js';
import { json, memberRoute, writeRoute } from '../route.js';

export const tokenRoutes: Route[] = [
  memberRoute({
    path: '/tokens',
    access: 'token.read',
    operationId: 'listTokens',
    summary: 'The tokens of the caller, or of an account within reach, newest first, without their secrets',
    parameters: [inQuery('account', text, 'Whose; the caller unless given')],
    responds: { schema: 'tokens' },
    async answer({ db }, values, act) {
      return { json: { tokens: await listTokens(db, values.account ?? null, act) } };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/tokens',
    access: 'token.add',
    operationId: 'addToken',
    summary: 'A token of the caller (201) with its secret, said this once; not with a token',
    parameters: [],
    takes: json<Partial<NewToken> & Pick<NewToken, 'name'>>('new-token'),
    responds: { schema: 'token-secret' },
    async answer({ db }, _values, act, { name, scopes = null, days = tokenDays.usual }) {
      return { status: 201, json: await addToken(db, { name, scopes, days }, act) };
    },
  }),
  writeRoute({
    method: 'DELETE',
    path: '/tokens/{token}',
    access: 'token.revoke',
    operationId: 'revokeToken',
    summary: "Ends a token: the caller's own, or of an account within reach",
    parameters: [inPath('token', wholeNumber(1, 999_999_999), 'The number of a token')],
    takes: 'nothing',
    responds: { schema: 'token' },
    async answer({ db }, values, act) {
      return { json: await revokeToken(db, values.token, act) };
    },
  }),
];
