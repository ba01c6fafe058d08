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

export function isUsable(
  { expiresAt, revokedAt }: Pick<Token, 'expiresAt' | 'revokedAt'>,
  at: Date,
): boolean {
  return revokedAt === null && at.toISOString() < expiresAt;
}
