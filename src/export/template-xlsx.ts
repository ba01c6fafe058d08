import type { DataValidation, Worksheet } from 'exceljs';
import ExcelJS from 'exceljs';
import type { Catalog, Edition } from '../catalog/catalog.js';
import { cellText } from './official/cell-text.js';
import { codeFill, headingFont, ruled, setUpPage, textFont, writeTitle } from './official/look.js';
import { fitRow } from './official/row-height.js';
import type { TemplateColumn } from './template-columns.js';
import { templateColumns } from './template-columns.js';
import type { ListName } from './template-lists.js';
import { templateLists, writeLists } from './template-lists.js';
import { dateZip } from './zip-time.js';

const headingRow = 3;
const readyRows = 100;
const lastReady = headingRow + readyRows;
/** A template has no day of its own, and the same one has the same bytes. */
const dated = new Date('2020-01-01T00:00:00+08:00');
const missing = 'FFFFF2CC';

/**
 * An empty table to fill in and send back: the official columns without merged cells, drop-downs of the names a catalog
 * uses, rows ready to write in, and a sheet that says how. Nothing is protected, hidden columns and macros there are none.
 */
export async function templateWorkbook(
  edition: Edition,
  catalog: Catalog = { domains: [] },
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, {
    title: cellText(`${edition.title}填报模板`),
    creator: cellText(edition.organization),
    lastModifiedBy: cellText(edition.organization),
    language: 'zh-CN', // the library writes it, its types do not name it
    created: dated,
    modified: dated,
  });
  const columns = templateColumns(edition, catalog);
  const table = workbook.addWorksheet('标准目录');
  const guide = workbook.addWorksheet('填写说明');
  const hidden = workbook.addWorksheet('选项', { state: 'veryHidden' });
  const offered = writeLists(workbook, hidden, templateLists(catalog));
  writeTable(table, edition, columns, offered);
  writeGuide(guide, columns);
  return dateZip(Buffer.from(await workbook.xlsx.writeBuffer()), dated);
}

function writeTable(
  sheet: Worksheet,
  edition: Edition,
  columns: readonly TemplateColumn[],
  offered: ReadonlySet<ListName>,
): void {
  const last = sheet.getColumn(columns.length).letter;
  writeTitle(
    sheet,
    cellText(`${edition.title}填报表`),
    '每行写一个事项，不要合并单元格；写法见“填写说明”。黄色的格还没有写。',
    columns.length,
  );
  columns.forEach((column, index) => {
    writeColumn(sheet, column, index + 1, offered);
  });
  sheet.getRow(headingRow).height = 34;
  for (let row = headingRow + 1; row <= lastReady; row++) sheet.getRow(row).height = 30;
  setUpPage(sheet, 'A3', 'landscape', `A$1:${last}$${lastReady}`);
  sheet.pageSetup.printTitlesRow = `${headingRow}:${headingRow}`;
  sheet.views = [{ state: 'frozen', xSplit: 4, ySplit: headingRow, showGridLines: false }];
}

function writeColumn(
  sheet: Worksheet,
  column: TemplateColumn,
  number: number,
  offered: ReadonlySet<ListName>,
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
  for (let row = headingRow + 1; row <= lastReady; row++) {
    const cell = sheet.getCell(row, number);
    cell.numFmt = '@'; // what is typed stays what it is: no date, no formula
    cell.font = textFont;
    cell.border = ruled;
    cell.alignment = { horizontal: centred ? 'center' : 'left', vertical: 'middle', wrapText: true };
    if (validation !== null) cell.dataValidation = validation;
  }
  if (column.required) colourMissing(sheet, letter, number);
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
function colourMissing(sheet: Worksheet, letter: string, priority: number): void {
  const first = headingRow + 1;
  sheet.addConditionalFormatting({
    ref: `${letter}${first}:${letter}${lastReady}`,
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

const steps = [
  '在“标准目录”中填写：每行一个事项，从第 4 行起接着写，行数不够可以往下加。',
  '带下拉箭头的格可以选，也可以直接写；打√的格只能选√或空着。',
  '写好后存为 xlsx，在系统中导入，或交给政务公开办。导入只形成草案，核对发布后才生效。',
  '表中没有写到的事项不会被删除；空着的格不会清空目录中已有的内容。',
];

function writeGuide(sheet: Worksheet, columns: readonly TemplateColumn[]): void {
  sheet.getColumn(1).width = 20;
  sheet.getColumn(2).width = 90;
  writeTitle(sheet, '填写说明', '怎么填、怎么写、怎么交回', 2);
  let number = headingRow;
  const line = (name: string, said: string): void => {
    const row = sheet.getRow(number++);
    row.getCell(1).value = name;
    row.getCell(2).value = said;
    row.getCell(1).font = headingFont;
    row.getCell(2).font = textFont;
    row.height = fitRow([{ text: said, width: 90 }]).height;
    for (const place of [1, 2]) {
      row.getCell(place).border = ruled;
      row.getCell(place).alignment = { vertical: 'middle', wrapText: true };
    }
  };
  steps.forEach((step, index) => {
    line(`第 ${index + 1} 步`, step);
  });
  for (const { heading, guide } of columns) line(`“${heading}”列`, guide);
  setUpPage(sheet, 'A4', 'portrait', `A$1:B$${number - 1}`);
  sheet.views = [{ state: 'normal', showGridLines: false }];
}
