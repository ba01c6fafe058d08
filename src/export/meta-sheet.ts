import type { Workbook } from 'exceljs';
import type { FileMark, MarkedRow } from '../catalog/file-mark.js';
import { metaSheet, spellMark } from '../catalog/file-mark.js';

/** What a workbook says of itself, on a sheet that only programs see: a line for the whole, then one for each row. */
export function writeMeta(workbook: Workbook, mark: FileMark, rows: readonly MarkedRow[] = []): void {
  const sheet = workbook.addWorksheet(metaSheet.name, { state: 'veryHidden' });
  sheet.addRow([metaSheet.format, spellMark(mark)]);
  for (const { code, hash } of rows) sheet.addRow([code, hash]);
}
