import { Refusal } from '../refusal.js';
import type { Db } from './engine.js';

/** A file that was imported, and the report on it as it was kept. */
export type KeptImport = {
  id: number;
  receivedAt: string;
  receivedBy: string;
  /** As the import wrote it. */
  report: unknown;
};

/** @throws Refusal `import.unknown`. */
export async function findImport(db: Db, id: number): Promise<KeptImport> {
  const row = await db
    .selectFrom('import_result')
    .select(['received_at', 'received_by', 'report'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('import.unknown', { import: id });
  return {
    id,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    report: JSON.parse(row.report) as unknown,
  };
}

/** The file as it came. */
export async function readImportFile(db: Db, id: number): Promise<Buffer> {
  const { bytes } = await db
    .selectFrom('import_result')
    .innerJoin('import_file', 'import_file.hash', 'import_result.file_hash')
    .select('import_file.bytes')
    .where('import_result.id', '=', id)
    .executeTakeFirstOrThrow();
  return bytes;
}
