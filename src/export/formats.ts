import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import { catalogCsv } from './csv.js';
import { publishedCatalog } from './published-catalog.js';

export const exportFormats = ['xlsx', 'docx', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const mediaTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/**
 * A catalog as a file; the same version gives the same bytes. `checkpoint`: where the log stood when it was published,
 * which is printed on what is printed.
 */
export async function writeCatalog(
  format: ExportFormat,
  edition: Edition,
  version: Version,
  catalog: Catalog,
  checkpoint: string | null,
): Promise<Buffer> {
  switch (format) {
    case 'xlsx': {
      // the libraries of this and the next take half a second to load
      const { officialWorkbook } = await import('./official-xlsx.js');
      return officialWorkbook(edition, version, catalog, { checkpoint });
    }
    case 'docx': {
      const { officialDocument } = await import('./official-docx.js');
      return officialDocument(edition, version, catalog, { checkpoint });
    }
    case 'csv':
      return catalogCsv(edition, version, catalog);
    case 'json':
      return Buffer.from(`${JSON.stringify(publishedCatalog(edition, version, catalog), null, 2)}\n`, 'utf8');
  }
}
