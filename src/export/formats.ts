import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import type { FileMark } from '../catalog/file-mark.js';
import { catalogCsv } from './csv.js';
import { officialPage } from './official-html.js';
import type { Paper } from './official/paper.js';
import { publishedCatalog } from './published-catalog.js';

export const exportFormats = ['xlsx', 'docx', 'workbook', 'csv', 'json', 'html'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const mediaTypes: Record<ExportFormat, string> = {
  xlsx,
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  workbook: xlsx,
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** How the names of their files end: the one to be edited is a workbook like the official one. */
export const fileEndings: Record<ExportFormat, string> = {
  xlsx: '.xlsx',
  docx: '.docx',
  workbook: '_可编辑.xlsx',
  csv: '.csv',
  json: '.json',
  html: '.html',
};

/** A catalog to be written: as it is printed, and as it was published where a body goes by another name. */
export type Printable = {
  edition: Edition;
  version: Version;
  catalog: Catalog;
  published: Catalog;
  mark: FileMark;
  /** Where the log stood when it was published, which is printed on what is printed. */
  checkpoint: string | null;
  /** Of what is printed; A3 unless told. */
  paper?: Paper;
};

/** A catalog as a file; the same version gives the same bytes. */
export async function writeCatalog(format: ExportFormat, printable: Printable): Promise<Buffer> {
  const { edition, version, catalog, published, mark, checkpoint, paper = 'A3' } = printable;
  switch (format) {
    case 'xlsx': {
      // the libraries of these take half a second to load
      const { officialWorkbook } = await import('./official-xlsx.js');
      return officialWorkbook(edition, version, catalog, { checkpoint, mark, paper });
    }
    case 'docx': {
      const { officialDocument } = await import('./official-docx.js');
      return officialDocument(edition, version, catalog, { checkpoint, mark, paper });
    }
    case 'workbook': {
      const { editableWorkbook } = await import('./editable-xlsx.js');
      return editableWorkbook(edition, version, catalog, { mark, published });
    }
    case 'csv':
      return catalogCsv(edition, version, catalog);
    case 'json':
      return Buffer.from(`${JSON.stringify(publishedCatalog(edition, version, catalog), null, 2)}\n`, 'utf8');
    case 'html':
      return Buffer.from(officialPage(printable), 'utf8');
  }
}
