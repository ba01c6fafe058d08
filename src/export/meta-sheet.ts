import type { Workbook, Worksheet } from 'exceljs';
import type { FileMark, MarkedRow } from '../catalog/file-mark.js';
import { metaSheet, spellMark } from '../catalog/file-mark.js';
import type { Rewrite } from './rewrite-zip.js';
import { replaceRows, spellCell } from './sheet-rows.js';

/** What a workbook says of itself, on a sheet that only programs see. */
export function writeMeta(workbook: Workbook, mark: FileMark): Worksheet {
  const sheet = workbook.addWorksheet(metaSheet.name, { state: 'veryHidden' });
  sheet.addRow([metaSheet.format, spellMark(mark)]);
  return sheet;
}

/** Below that, a line for each row. */
export function metaRows(rows: readonly MarkedRow[]): Rewrite {
  return (sheet) =>
    replaceRows(sheet, {
      first: 2,
      lastCell: `B${1 + rows.length}`,
      rows: () => rows.map(({ code, hash }, index) => spellMeta(2 + index, code, hash)),
    });
}

function spellMeta(row: number, code: string, hash: string): string {
  return `<row r="${row}">${spellCell(`A${row}`, '0', code)}${spellCell(`B${row}`, '0', hash)}</row>`;
}
