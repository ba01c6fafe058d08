import type { Worksheet } from 'exceljs';
import type { Catalog, Edition } from '../../catalog/catalog.js';
import { cellText } from './cell-text.js';
import type { Paper } from './paper.js';
import { codeFont, headingFont, linkFont, ruled, setUpPage, textFont, writeTitle } from './look.js';

const headings = [
  { text: '序号', width: 8 },
  { text: '领域', width: 60 },
  { text: '事项数', width: 14 },
];

/**
 * The first sheet: every domain with the number of its items; `targets` are the names its links lead to, `note` stands
 * below in small type. One file is printed on one paper; on A3 it lies across, as the tables do.
 */
export function writeContents(
  sheet: Worksheet,
  edition: Edition,
  catalog: Catalog,
  targets: readonly string[],
  underTitle: string,
  paper: Paper,
  note: string | null,
): void {
  writeTitle(sheet, cellText(edition.title), underTitle, headings.length);
  headings.forEach(({ text, width }, index) => {
    sheet.getColumn(index + 1).width = width;
    writeCell(sheet, 3, index + 1, text);
    sheet.getCell(3, index + 1).font = headingFont;
  });
  catalog.domains.forEach(({ name, items }, index) => {
    const row = 4 + index;
    writeCell(sheet, row, 1, index + 1);
    writeCell(sheet, row, 2, { text: cellText(name), hyperlink: `#${targets[index] ?? ''}` });
    writeCell(sheet, row, 3, items.length);
    sheet.getCell(row, 2).font = linkFont;
    sheet.getCell(row, 2).alignment = { horizontal: 'left', vertical: 'middle', indent: 1 };
  });
  const last = 4 + catalog.domains.length;
  writeCell(sheet, last, 1, '');
  writeCell(sheet, last, 2, '合计');
  writeCell(
    sheet,
    last,
    3,
    catalog.domains.reduce((sum, { items }) => sum + items.length, 0),
  );
  for (let row = 3; row <= last; row++) sheet.getRow(row).height = 24;
  if (note !== null) writeNote(sheet, last + 1, note);
  setUpPage(
    sheet,
    paper,
    paper === 'A3' ? 'landscape' : 'portrait',
    `A$1:C$${note === null ? last : last + 1}`,
  );
  sheet.pageSetup.printTitlesRow = '3:3';
  sheet.views = [{ state: 'frozen', ySplit: 3, showGridLines: false }];
}

function writeNote(sheet: Worksheet, row: number, note: string): void {
  sheet.mergeCells(row, 1, row, headings.length);
  const cell = sheet.getCell(row, 1);
  cell.value = note;
  cell.font = codeFont;
  cell.alignment = { horizontal: 'left', vertical: 'middle', wrapText: true };
  sheet.getRow(row).height = 40;
}

function writeCell(
  sheet: Worksheet,
  row: number,
  column: number,
  value: string | number | { text: string; hyperlink: string },
): void {
  const cell = sheet.getCell(row, column);
  cell.value = value === '' ? null : value;
  cell.font = textFont;
  cell.border = ruled;
  cell.alignment = { horizontal: 'center', vertical: 'middle' };
}
