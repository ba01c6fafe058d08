import type { ItemContent } from '../catalog/item.js';
import { contentHash, decodeContent } from './content-codec.js';
import type { Db } from './database.js';

/** A content as it lies in the store; `content` null: its bytes can't be read. */
export type StoredItemContent = { id: number; hash: string; content: ItemContent | null };

const batchSize = 1000;

/** All contents, in batches: the whole store need not fit into memory. */
export async function* readStoredContents(db: Db): AsyncGenerator<StoredItemContent> {
  let last = 0;
  for (;;) {
    const rows = await db
      .selectFrom('item_content')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(batchSize)
      .execute();
    for (const row of rows) {
      last = row.id;
      yield { id: row.id, hash: contentHash(row.hash), content: readable(row) };
    }
    if (rows.length < batchSize) return;
  }
}

function readable(row: { encoding: number; body: Buffer }): ItemContent | null {
  try {
    return decodeContent(row);
  } catch {
    return null; // any damage to the bytes: inflating or parsing fails
  }
}

/** An item that has a content, as `edition code`; '' where none does. */
export async function userOfContent(db: Db, contentId: number): Promise<string> {
  const row = await db
    .selectFrom('item_span')
    .innerJoin('edition', 'edition.id', 'item_span.edition_id')
    .select(['edition.slug', 'item_span.code'])
    .where('content_id', '=', contentId)
    .executeTakeFirst();
  return row ? `${row.slug} ${row.code}` : '';
}
