import { createHash } from 'node:crypto';
import type { Db } from './engine.js';
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
  /** The organization it was sent for; null = not known. */
  organization: string | null;
  /** Of the changes proposed; where there are none, of the report. */
  digest: string;
};

/** Keeps the file; gives the import's number, under which its report is then saved. */
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
      digest: record.digest,
      organization_id: record.organization,
      report: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function saveImportReport(db: Db, id: number, report: unknown): Promise<void> {
  await db
    .updateTable('import_result')
    .set({ report: JSON.stringify(report) })
    .where('id', '=', id)
    .execute();
}

/** An import of the same file for the same organization into the same edition that came to the same. */
type SameImport = { edition: string; organization: string | null; fileHash: string; digest: string };

/** The open draft on this base that was made by such an import, if there is one. */
export async function findOpenDraftOfImport(
  db: Db,
  same: SameImport,
  baseVersion: number,
): Promise<{ draft: number; importId: number } | undefined> {
  return sameImports(db, same)
    .innerJoin('draft', 'draft.import_id', 'import_result.id')
    .select(['draft.id as draft', 'import_result.id as importId'])
    .where('draft.base_version', '=', baseVersion)
    .where('draft.state', 'not in', ['published', 'abandoned'])
    .orderBy('draft.id', 'desc')
    .executeTakeFirst();
}

/** Such an import that was kept without a draft. */
export async function findImportWithoutDraft(db: Db, same: SameImport): Promise<number | null> {
  const row = await sameImports(db, same)
    .leftJoin('draft', 'draft.import_id', 'import_result.id')
    .select('import_result.id')
    .where('draft.id', 'is', null)
    .orderBy('import_result.id')
    .executeTakeFirst();
  return row?.id ?? null;
}

function sameImports(db: Db, { edition, organization, fileHash, digest }: SameImport) {
  return db
    .selectFrom('import_result')
    .innerJoin('edition', 'edition.id', 'import_result.edition_id')
    .where('edition.slug', '=', edition)
    .where('import_result.file_hash', '=', fileHash)
    .where('import_result.digest', '=', digest)
    .where('import_result.organization_id', organization === null ? 'is' : '=', organization);
}
