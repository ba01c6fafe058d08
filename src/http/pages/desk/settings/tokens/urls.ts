import { withQuery } from '../../../urls.js';

const tokensPath = '/desk/settings/tokens';

/** `account` null: one's own. */
export function tokensUrl(account: string | null): string {
  return withQuery(tokensPath, { account });
}

export function revocationUrl(token: number): string {
  return `${tokensPath}/${token}/revocation`;
}
