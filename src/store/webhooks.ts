import type { Selectable } from 'kysely';
import type { NewsType } from '../announcement/announcement.js';
import type { Webhook } from '../webhook/webhook.js';
import type { Db } from './engine.js';
import type { Tables } from './tables.js';

/** Everything but the secrets, which leave the store only to sign. */
const columns = ['id', 'url', 'types', 'paused', 'former_until', 'created_at', 'created_by'] as const;

/** Gives its number. */
export async function addWebhook(
  db: Db,
  { url, types, createdAt, createdBy }: Pick<Webhook, 'url' | 'types' | 'createdAt' | 'createdBy'>,
  secret: string,
): Promise<number> {
  const values = {
    url,
    types: JSON.stringify(types),
    paused: 0,
    secret,
    former_secret: null,
    former_until: null,
    created_at: createdAt,
    created_by: createdBy,
  };
  const { id } = await db.insertInto('webhook').values(values).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Oldest first. */
export async function listWebhooks(db: Db): Promise<Webhook[]> {
  const rows = await db.selectFrom('webhook').select(columns).orderBy('id').execute();
  return rows.map(toWebhook);
}

export async function findWebhook(db: Db, id: number): Promise<Webhook | null> {
  const row = await db.selectFrom('webhook').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? toWebhook(row) : null;
}

export async function saveWebhook(
  db: Db,
  { id, url, types, paused }: Pick<Webhook, 'id' | 'url' | 'types' | 'paused'>,
): Promise<void> {
  await db
    .updateTable('webhook')
    .set({ url, types: JSON.stringify(types), paused: paused ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}

/** The present secret signs too until an instant, in place of one that did before. */
export async function replaceSecret(db: Db, id: number, secret: string, formerUntil: Date): Promise<void> {
  await db
    .updateTable('webhook')
    .set((column) => ({
      former_secret: column.ref('secret'),
      former_until: formerUntil.toISOString(),
      secret,
    }))
    .where('id', '=', id)
    .execute();
}

/** Forgets secrets that sign no more. */
export async function dropFormerSecrets(db: Db, at: Date): Promise<void> {
  const over = await db
    .selectFrom('webhook')
    .select('id')
    .where('former_until', '<=', at.toISOString())
    .execute();
  for (const { id } of over)
    await db
      .updateTable('webhook')
      .set({ former_secret: null, former_until: null })
      .where('id', '=', id)
      .where('former_until', '<=', at.toISOString())
      .execute();
}

/** With all that was and is on its way to it. */
export async function removeWebhook(db: Db, id: number): Promise<void> {
  await db.deleteFrom('webhook').where('id', '=', id).execute();
}

function toWebhook(row: Pick<Selectable<Tables['webhook']>, (typeof columns)[number]>): Webhook {
  return {
    id: row.id,
    url: row.url,
    types: JSON.parse(row.types) as NewsType[], // written above only
    paused: row.paused === 1,
    formerSecretUntil: row.former_until,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
