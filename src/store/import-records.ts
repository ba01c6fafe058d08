import type { Db } from './engine.js';

/** A file that was imported, and the report on it as it was kept. */
export type KeptImport = {
  id: number;
  receivedAt: string;
  receivedBy: string;
  organization: string | null;
  edition: string;
  /** As the import wrote it. */
  report: unknown;
};

/** null: there is none. */
export async function findImport(db: Db, id: number): Promise<KeptImport | null> {
  const row = await db
    .selectFrom('import_result')
    .innerJoin('edition', 'edition.id', 'import_result.edition_id')
    .select(['received_at', 'received_by', 'report', 'import_result.organization_id', 'edition.slug'])
    .where('import_result.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    organization: row.organization_id,
    edition: row.slug,
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
