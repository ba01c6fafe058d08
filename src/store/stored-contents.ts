import { createHash } from 'node:crypto';
import { contentHash, isIntact } from './content-codec.js';
import type { Db } from './engine.js';

const batchSize = 1000;

/** All contents, in batches: the whole store need not fit into memory. */
export async function* checkContents(db: Db): AsyncGenerator<{ id: number; hash: string; intact: boolean }> {
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
      yield { id: row.id, hash: contentHash(row.hash), intact: isIntact(row) };
    }
    if (rows.length < batchSize) return;
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

/** The first imported file whose bytes are not what its hash says; one at a time, they may be large. */
export async function findAlteredFile(db: Db): Promise<string | null> {
  const hashes = await db.selectFrom('import_file').select('hash').orderBy('hash').execute();
  for (const { hash } of hashes) {
    const file = await db
      .selectFrom('import_file')
      .select('bytes')
      .where('hash', '=', hash)
      .executeTakeFirst();
    if (file && createHash('sha256').update(file.bytes).digest('hex') !== hash) return hash;
  }
  return null;
}
