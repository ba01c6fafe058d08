import type { DataValidation, Worksheet } from 'exceljs';
import type { CatalogItem } from '../catalog/item.js';
import { fillRows, rowLooks } from './fill-in-rows.js';
import { codeFill, codeFont, headingFont, ruled, setUpPage, textFont, writeTitle } from './official/look.js';
import type { Rewrite } from './rewrite-zip.js';
import type { TemplateColumn } from './template-columns.js';
import type { ListName } from './template-lists.js';

/** `number`: of the item in its domain. */
export type FilledRow = { number: number; domain: string; item: CatalogItem };

/** A table to write in: what stands in it already, codes in the last column, and blank rows ready below. */
export type FillInTable = {
  title: string;
  underTitle: string;
  columns: readonly TemplateColumn[];
  offered: ReadonlySet<ListName>;
  rows: readonly FilledRow[];
  readyRows: number;
};

export const headingRow = 3;
const firstRow = headingRow + 1;
const missing = 'FFFFF2CC';

/**
 * One header row, a row for each item, nothing merged and nothing protected: rows can be sorted, added and deleted. Gives
 * what puts the rows there; in the first one stands a sample of each kind of cell.
 */
export function writeFillInTable(sheet: Worksheet, table: FillInTable): Rewrite {
  const { title, underTitle, columns, rows, readyRows } = table;
  const firstReady = firstRow + rows.length;
  const lastRow = firstReady - 1 + readyRows;
  const last = sheet.getColumn(columns.length).letter;
  writeTitle(sheet, title, underTitle, columns.length);
  columns.forEach((column, index) => {
    writeHeading(sheet, column, index + 1);
    const isCode = index === columns.length - 1;
    const { letter } = sheet.getColumn(index + 1);
    if (isCode && rows.length > 0)
      validate(sheet, `${letter}${firstRow}:${letter}${firstReady - 1}`, untouched);
    const validation = validationOf(column, table.offered);
    const from = isCode ? firstReady : firstRow;
    if (validation !== null) validate(sheet, `${letter}${from}:${letter}${lastRow}`, validation);
    if (column.required) colourMissing(sheet, letter, index + 1, lastRow);
  });
  sheet.getRow(headingRow).height = 34;
  writeSamples(sheet);
  setUpPage(sheet, 'A3', 'landscape', `A$1:${last}$${lastRow}`);
  sheet.pageSetup.printTitlesRow = `${headingRow}:${headingRow}`;
  sheet.views = [{ state: 'frozen', xSplit: 4, ySplit: headingRow, showGridLines: false }];
  return (xml) => fillRows(xml, firstRow, table);
}

function writeHeading(sheet: Worksheet, column: TemplateColumn, number: number): void {
  sheet.getColumn(number).width = column.width;
  const heading = sheet.getCell(headingRow, number);
  heading.value = column.heading;
  heading.font = headingFont;
  heading.fill = codeFill;
  heading.border = ruled;
  heading.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
}

/** A sample of each look a cell of a row may have: the rows take their styles from here. */
function writeSamples(sheet: Worksheet): void {
  rowLooks.forEach(({ align, size, isCode }, index) => {
    const cell = sheet.getCell(firstRow, index + 1);
    cell.numFmt = '@'; // what is typed stays what it is: no date, no formula
    cell.font = isCode ? codeFont : { ...textFont, size };
    cell.border = ruled;
    cell.alignment = { horizontal: align, vertical: 'middle', wrapText: true };
    if (isCode) cell.fill = codeFill;
  });
}

/** For a whole column at once: the library's types know of single cells only. */
function validate(sheet: Worksheet, range: string, validation: DataValidation): void {
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add: (range: string, validation: DataValidation) => void };
  };
  dataValidations.add(range, validation);
}

/** The codes are there for the way back: typing over one is refused; pasting is found out on import. */
const untouched: DataValidation = {
  type: 'custom',
  formulae: ['FALSE'],
  allowBlank: false,
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: '事项编号',
  error: '编号由系统管理，请勿修改。要新增事项，请写在下面的空行，编号空着。',
};

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
  sheet.addConditionalFormatting({
    ref: `${letter}${firstRow}:${letter}${lastRow}`,
    rules: [
      {
        type: 'expression',
        priority,
        formulae: [`AND(COUNTA($C${firstRow}:$H${firstRow})>0,LEN(${letter}${firstRow})=0)`],
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: missing } } },
      },
    ],
  });
}
