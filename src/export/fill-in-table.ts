import type { DataValidation, Worksheet } from 'exceljs';
import { cellText } from './official/cell-text.js';
import { codeFill, headingFont, ruled, setUpPage, textFont, writeTitle } from './official/look.js';
import { fitRow } from './official/row-height.js';
import type { TemplateColumn } from './template-columns.js';
import type { ListName } from './template-lists.js';

/** A table to write in: what stands in it already, and blank rows ready below. */
export type FillInTable = {
  title: string;
  underTitle: string;
  columns: readonly TemplateColumn[];
  offered: ReadonlySet<ListName>;
  rows: readonly (readonly string[])[];
  readyRows: number;
};

export const headingRow = 3;
const missing = 'FFFFF2CC';

/** One header row, a row for each item, nothing merged and nothing protected: rows can be sorted, added and deleted. */
export function writeFillInTable(sheet: Worksheet, table: FillInTable): void {
  const { title, underTitle, columns, rows, readyRows } = table;
  const lastRow = headingRow + rows.length + readyRows;
  const last = sheet.getColumn(columns.length).letter;
  writeTitle(sheet, title, underTitle, columns.length);
  columns.forEach((column, index) => {
    writeColumn(sheet, column, index + 1, table, lastRow);
  });
  sheet.getRow(headingRow).height = 34;
  rows.forEach((texts, index) => {
    writeRow(sheet, headingRow + 1 + index, columns, texts);
  });
  for (let row = headingRow + 1 + rows.length; row <= lastRow; row++) sheet.getRow(row).height = 30;
  setUpPage(sheet, 'A3', 'landscape', `A$1:${last}$${lastRow}`);
  sheet.pageSetup.printTitlesRow = `${headingRow}:${headingRow}`;
  sheet.views = [{ state: 'frozen', xSplit: 4, ySplit: headingRow, showGridLines: false }];
}

function writeColumn(
  sheet: Worksheet,
  column: TemplateColumn,
  number: number,
  { offered }: FillInTable,
  lastRow: number,
): void {
  const { letter } = sheet.getColumn(number);
  sheet.getColumn(number).width = column.width;
  const heading = sheet.getCell(headingRow, number);
  heading.value = column.heading;
  heading.font = headingFont;
  heading.fill = codeFill;
  heading.border = ruled;
  heading.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  const centred = column.strict || column.width < 12;
  const validation = validationOf(column, offered);
  for (let row = headingRow + 1; row <= lastRow; row++) {
    const cell = sheet.getCell(row, number);
    cell.numFmt = '@'; // what is typed stays what it is: no date, no formula
    cell.font = textFont;
    cell.border = ruled;
    cell.alignment = { horizontal: centred ? 'center' : 'left', vertical: 'middle', wrapText: true };
    if (validation !== null) cell.dataValidation = validation;
  }
  if (column.required) colourMissing(sheet, letter, number, lastRow);
}

function writeRow(
  sheet: Worksheet,
  number: number,
  columns: readonly TemplateColumn[],
  texts: readonly string[],
): void {
  const row = sheet.getRow(number);
  const printed = columns.map(({ width }, index) => ({ width, text: cellText(texts[index] ?? '') }));
  const { size, height } = fitRow(printed);
  row.height = height;
  printed.forEach(({ text }, index) => {
    const cell = row.getCell(index + 1);
    cell.value = text === '' ? null : text;
    if (size !== textFont.size) cell.font = { ...textFont, size };
  });
}
function validationOf(column: TemplateColumn, offered: ReadonlySet<ListName>): DataValidation | null {
  const { list, strict, heading, guide } = column;
  if (list === null || !offered.has(list)) return null;
  return {
    type: 'list',
    formulae: [list],
    allowBlank: true,
    ...(strict
      ? { showErrorMessage: true, errorStyle: 'stop', errorTitle: heading, error: '这一格只能选√，或空着。' }
      : { showInputMessage: true, promptTitle: heading, prompt: guide }),
  };
}

/** While a row that has begun lacks it. */
function colourMissing(sheet: Worksheet, letter: string, priority: number, lastRow: number): void {
  const first = headingRow + 1;
  sheet.addConditionalFormatting({
    ref: `${letter}${first}:${letter}${lastRow}`,
    rules: [
      {
        type: 'expression',
        priority,
        formulae: [`AND(COUNTA($C${first}:$H${first})>0,LEN(${letter}${first})=0)`],
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: missing } } },
      },
    ],
  });
}
