import type { Worksheet } from 'exceljs';
import ExcelJS from 'exceljs';
import type { Comparison } from '../../catalog/comparison.js';
import { cellText } from '../official/cell-text.js';
import { setUpPage, textFont, writeTitle } from '../official/look.js';
import { fitRow } from '../official/row-height.js';
import { dateZip } from '../zip-time.js';
import type { PaperCell } from './marked-cells.js';
import { describePaper, markedCell, textCell, writeCells, writeHeadings } from './marked-cells.js';
import { comparisonRows, listRows } from './rows.js';
import type { Paper } from './words.js';
import { comparisonHeadings, listHeadings, paperNames, paperTitle, underPaperTitle } from './words.js';

/** 新旧条目对照表: what every item was and is, and why. */
export function comparisonWorkbook(comparison: Comparison): Promise<Buffer> {
  return writePaper(comparison, 'comparison', {
    headings: comparisonHeadings,
    widths: [6, 62, 62, 34],
    centred: 1,
    rows: comparisonRows(comparison).map(({ before, after, why }) => [before, after, why].map(markedCell)),
  });
}

/** 变动清单: a row for every field that changed, to be sorted and filtered. */
export function listWorkbook(comparison: Comparison): Promise<Buffer> {
  return writePaper(comparison, 'list', {
    headings: listHeadings,
    widths: [6, 14, 11, 22, 10, 14, 46, 46, 26, 30],
    centred: 6,
    rows: listRows(comparison).map(({ texts, before, after, reasons, laws }) => [
      ...texts.map(textCell),
      markedCell(before),
      markedCell(after),
      textCell(reasons),
      textCell(laws),
    ]),
  });
}

type Table = {
  headings: readonly string[];
  widths: readonly number[];
  centred: number;
  /** Without their number. */
  rows: PaperCell[][];
};

const digestRow = 3;
const headingRow = 4;

async function writePaper(comparison: Comparison, paper: Paper, table: Table): Promise<Buffer> {
  const { headings, widths, centred, rows } = table;
  const workbook = new ExcelJS.Workbook();
  describePaper(workbook, comparison, paper);
  const sheet = workbook.addWorksheet(paperNames[paper]);
  const under = cellText(underPaperTitle(comparison));
  writeTitle(sheet, cellText(paperTitle(comparison, paper)), under, headings.length);
  writeDigest(sheet, comparison.digest, widths);
  writeHeadings(sheet.getRow(headingRow), headings, widths);
  rows.forEach((cells, index) => {
    const row = sheet.getRow(headingRow + 1 + index);
    writeCells(row, [{ text: '', value: index + 1 }, ...cells], widths, centred);
  });
  const last = `${sheet.getColumn(headings.length).letter}$${headingRow + rows.length}`;
  setUpPage(sheet, paper === 'list' ? 'A3' : 'A4', 'landscape', `A$1:${last}`);
  sheet.pageSetup.printTitlesRow = `${headingRow}:${headingRow}`;
  sheet.views = [{ state: 'frozen', ySplit: headingRow, showGridLines: false }];
  if (paper === 'list') sheet.autoFilter = `A${headingRow}:${last.replace('$', '')}`;
  return dateZip(Buffer.from(await workbook.xlsx.writeBuffer()), new Date(comparison.at));
}

function writeDigest(sheet: Worksheet, digest: string, widths: readonly number[]): void {
  sheet.mergeCells(digestRow, 1, digestRow, widths.length);
  const cell = sheet.getCell(digestRow, 1);
  cell.value = cellText(digest);
  cell.font = textFont;
  cell.alignment = { horizontal: 'left', vertical: 'middle', wrapText: true };
  const width = widths.reduce((sum, each) => sum + each, 0);
  sheet.getRow(digestRow).height = fitRow([{ text: digest, width }]).height;
}
