import { createHash } from 'node:crypto';
import type { Db } from './database.js';
import { editionKey } from './editions.js';

/** The bytes of an uploaded file are kept once, by this hash. */
export function fileHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export type ImportRecord = {
  edition: string;
  fileName: string;
  receivedAt: string;
  receivedBy: string;
  report: string;
};

/** Keeps the file and the report; gives the import's number. */
export async function addImport(db: Db, bytes: Uint8Array, record: ImportRecord): Promise<number> {
  const hash = fileHash(bytes);
  await db
    .insertInto('import_file')
    .values({ hash, size: bytes.byteLength, bytes: Buffer.from(bytes) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  const { id } = await db
    .insertInto('import_result')
    .values({
      file_hash: hash,
      file_name: record.fileName,
      edition_id: await editionKey(db, record.edition),
      received_at: record.receivedAt,
      received_by: record.receivedBy,
      report: record.report,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
