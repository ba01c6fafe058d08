import { createHash, randomBytes } from 'node:crypto';

/** A key for programs: it acts as an account, within its scopes, until it expires. */
export type Token = {
  id: number;
  account: string;
  name: string;
  /** null = all the account may. */
  scopes: string[] | null;
  /** ISO 8601 instants, UTC. */
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
};

/** A new secret, said once to who asked for it; only its hash is kept. */
export function newSecret(): string {
  return `dct_${randomBytes(32).toString('base64url')}`;
}

/** 32 random bytes need no slow hash: nobody can try them all. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** Why a token that is known is not, or no longer, good; null: it is. */
export function whyUnusable(
  {
    expiresAt,
    revokedAt,
    disabledAt,
  }: Pick<Token, 'expiresAt' | 'revokedAt'> & { disabledAt: string | null },
  at: Date,
): 'account-disabled' | 'revoked' | 'expired' | null {
  if (disabledAt !== null) return 'account-disabled';
  if (revokedAt !== null) return 'revoked';
  return at.toISOString() < expiresAt ? null : 'expired';
}
