import type { Selectable } from 'kysely';
import type { Token } from '../account/token.js';
import type { Db } from './engine.js';
import type { Tables } from './tables.js';

/** Gives its number. */
export async function addToken(
  db: Db,
  accountKey: number,
  { name, scopes, createdAt, expiresAt }: Omit<Token, 'id' | 'account' | 'revokedAt'>,
  hash: Buffer,
): Promise<number> {
  const { id } = await db
    .insertInto('token')
    .values({
      account_id: accountKey,
      name,
      hash,
      scopes: JSON.stringify(scopes),
      created_at: createdAt,
      expires_at: expiresAt,
      revoked_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** By the hash of its secret, and since when its account is disabled; null: there is none. */
export async function findTokenByHash(
  db: Db,
  hash: Buffer,
): Promise<(Token & { disabledAt: string | null }) | null> {
  const row = await tokenRows(db)
    .select('account.disabled_at')
    .where('token.hash', '=', hash)
    .executeTakeFirst();
  return row ? { ...toToken(row), disabledAt: row.disabled_at } : null;
}

export async function findToken(db: Db, id: number): Promise<Token | null> {
  const row = await tokenRows(db).where('token.id', '=', id).executeTakeFirst();
  return row ? toToken(row) : null;
}

/** Newest first. */
export async function listTokens(db: Db, accountKey: number): Promise<Token[]> {
  const rows = await tokenRows(db)
    .where('token.account_id', '=', accountKey)
    .orderBy('token.id', 'desc')
    .execute();
  return rows.map(toToken);
}

export async function revokeToken(db: Db, id: number, at: Date): Promise<void> {
  await db.updateTable('token').set({ revoked_at: at.toISOString() }).where('id', '=', id).execute();
}

/** Every one of an account that was not yet; tells how many. */
export async function revokeTokens(db: Db, accountKey: number, at: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('token')
    .set({ revoked_at: at.toISOString() })
    .where('account_id', '=', accountKey)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function tokenRows(db: Db) {
  return db
    .selectFrom('token')
    .innerJoin('account', 'account.id', 'token.account_id')
    .selectAll('token')
    .select('account.name as account');
}

function toToken(row: Selectable<Tables['token']> & { account: string }): Token {
  return {
    id: row.id,
    account: row.account,
    name: row.name,
    scopes: JSON.parse(row.scopes) as string[] | null, // addToken wrote it
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}
