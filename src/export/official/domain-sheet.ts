import type { Worksheet } from 'exceljs';
import type { CatalogDomain, Edition } from '../../catalog/catalog.js';
import type { Rewrite } from '../rewrite-zip.js';
import { cellText } from './cell-text.js';
import type { Samples } from './domain-rows.js';
import { cellLooks, fillRows, firstRow } from './domain-rows.js';
import type { FormColumn } from './form.js';
import { officialForm } from './form.js';
import type { Paper } from './paper.js';
import { codeFill, codeFont, headingFont, ruled, setUpPage, textFont, writeTitle } from './look.js';
import { runsOf } from './runs.js';
import { domainTitle } from './words.js';

/** Behind 序号. */
const firstColumn = 2;

/**
 * One domain as the official table: title, two header rows, and below them, in the first, a sample of each kind of row.
 * Gives what puts the items there.
 */
export function writeDomain(
  sheet: Worksheet,
  edition: Edition,
  domain: CatalogDomain,
  underTitle: string,
  paper: Paper,
  samples: Samples,
  isFirst: boolean,
): Rewrite {
  const form = officialForm(edition, domain.items);
  const printed = 1 + form.filter((column) => column.printed).length;
  writeTitle(sheet, cellText(domainTitle(domain.name)), underTitle, printed);
  writeHeader(sheet, form);
  if (isFirst) writeSamples(sheet);
  const last = sheet.getColumn(printed).letter;
  setUpPage(sheet, paper, 'landscape', `A$1:${last}$${firstRow - 1 + domain.items.length}`);
  sheet.pageSetup.printTitlesRow = '3:4';
  const names = form.filter(({ group }) => group === '公开事项').length;
  sheet.views = [{ state: 'frozen', xSplit: 1 + names, ySplit: firstRow - 1, showGridLines: false }];
  return (xml) => fillRows(xml, form, domain.items, samples);
}

function writeHeader(sheet: Worksheet, form: readonly FormColumn[]): void {
  writeHeading(sheet, 3, 1, '序号');
  sheet.mergeCells(3, 1, 4, 1);
  sheet.getColumn(1).width = 5;
  form.forEach((column, index) => {
    const place = firstColumn + index;
    sheet.getColumn(place).width = column.width;
    writeHeading(sheet, 3, place, column.group ?? column.heading);
    writeHeading(sheet, 4, place, column.group === null ? '' : column.heading);
    if (column.group === null) sheet.mergeCells(3, place, 4, place);
  });
  let start = firstColumn;
  for (const { length } of runsOf(form, ({ group }) => group)) {
    if (length > 1) sheet.mergeCells(3, start, 3, start + length - 1); // Excel takes one cell merged for damage
    start += length;
  }
  sheet.getRow(3).height = 20;
  sheet.getRow(4).height = 34;
}

function writeHeading(sheet: Worksheet, row: number, column: number, heading: string): void {
  const cell = sheet.getCell(row, column);
  cell.value = cellText(heading);
  cell.font = headingFont;
  cell.border = ruled;
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
}

/** A sample of each look a cell of a row may have: the rows take their styles from here. */
function writeSamples(sheet: Worksheet): void {
  cellLooks.forEach(({ look, size, asText }, index) => {
    const cell = sheet.getCell(firstRow, index + 1);
    cell.font = look === 'code' ? codeFont : { ...textFont, size };
    cell.border = ruled;
    cell.alignment =
      look === 'number'
        ? { horizontal: 'center', vertical: 'middle' }
        : { horizontal: look === 'code' ? 'center' : look, vertical: 'middle', wrapText: true };
    if (look === 'code') cell.fill = codeFill;
    if (asText) cell.numFmt = '@';
  });
}
