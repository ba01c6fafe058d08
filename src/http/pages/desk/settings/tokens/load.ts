import type { Token } from '../../../../../account/token.js';
import { whyUnusable } from '../../../../../account/token.js';
import { tokenDays } from '../../../../../actions/add-token.js';
import { listTokens } from '../../../../../actions/read-tokens.js';
import { dayInShanghai } from '../../../../../catalog/day.js';
import type { Refusal } from '../../../../../refusal.js';
import type { Fault } from '../../faults.js';
import { faultsOf } from '../../faults.js';
import type { Desk } from '../../route.js';
import type { TokenRow, TokensPage } from './page.js';

type Sent = { input: TokensPage['input'] | null; refusal: Refusal | null };

/** `account` undefined: one's own. */
export async function loadTokens(
  desk: Desk,
  account: string | undefined,
  sent: Sent = { input: null, refusal: null },
): Promise<TokensPage> {
  const { service, act, frame } = desk;
  const tokens = await listTokens(service.db, account ?? null, act);
  return {
    desk: frame,
    account: account === undefined || account === desk.account ? null : account,
    rows: tokens.map((token) => toRow(token, act.at)),
    input: sent.input ?? { name: '', days: String(tokenDays.usual), scopes: [] },
    faults: faultsOfToken(sent.refusal),
  };
}

function toRow(token: Token, at: Date): TokenRow {
  const { id, name, scopes, createdAt, expiresAt } = token;
  const why = whyUnusable({ ...token, disabledAt: null }, at);
  return {
    id,
    name,
    scopes,
    addedOn: dayInShanghai(new Date(createdAt)),
    until: dayInShanghai(new Date(expiresAt)),
    state: why === 'account-disabled' || why === null ? 'usable' : why,
  };
}

function faultsOfToken(refusal: Refusal | null): Fault[] {
  return faultsOf(refusal, isAboutDays(refusal) ? 'days' : 'name');
}

function isAboutDays(refusal: Refusal | null): boolean {
  return (
    refusal?.code === 'request.parameter-invalid' &&
    'parameter' in refusal.details &&
    refusal.details.parameter === 'days'
  );
}
