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
      .leftJoin('item_content as base', 'base.id', 'item_content.base_id')
      .selectAll('item_content')
      .select('base.body as base_body')
      .where('item_content.id', '>', last)
      .orderBy('item_content.id')
      .limit(batchSize)
      .execute();
    for (const row of rows) {
      last = row.id;
      yield { id: row.id, hash: contentHash(row.hash), intact: isIntact(row) };
    }
    if (rows.length < batchSize) return;
  }
}

/** What is lost with a content. */
export type ContentUse = {
  /** An item that has it, as `edition code`; '' where none does. */
  usedBy: string;
  /** How many other contents can't be read without it. */
  baseOf: number;
};

export async function readContentUse(db: Db, contentId: number): Promise<ContentUse> {
  const row = await db
    .selectFrom('item_span')
    .innerJoin('edition', 'edition.id', 'item_span.edition_id')
    .select(['edition.slug', 'item_span.code'])
    .where('content_id', '=', contentId)
    .executeTakeFirst();
  const { count } = await db
    .selectFrom('item_content')
    .select((query) => query.fn.countAll<number | string>().as('count'))
    .where('base_id', '=', contentId)
    .executeTakeFirstOrThrow();
  return { usedBy: row ? `${row.slug} ${row.code}` : '', baseOf: Number(count) };
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
