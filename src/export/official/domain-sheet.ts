import type { Worksheet } from 'exceljs';
import type { CatalogDomain, Edition } from '../../catalog/catalog.js';
import type { CatalogItem } from '../../catalog/item.js';
import { cellText, looksLikeFormula } from './cell-text.js';
import type { FormColumn } from './form.js';
import { officialForm } from './form.js';
import type { Paper } from './look.js';
import { codeFill, codeFont, headingFont, ruled, setUpPage, textFont, writeTitle } from './look.js';
import { fitRow } from './row-height.js';
import { runsOf } from './runs.js';
import { domainTitle } from './words.js';

/** 序号 and two header rows. */
const firstRow = 5;
const firstColumn = 2;

/** One domain as the official table: title, two header rows, an item a row. */
export function writeDomain(
  sheet: Worksheet,
  edition: Edition,
  domain: CatalogDomain,
  underTitle: string,
  paper: Paper,
): void {
  const form = officialForm(edition, domain.items);
  const printed = 1 + form.filter((column) => column.printed).length;
  writeTitle(sheet, cellText(domainTitle(domain.name)), underTitle, printed);
  writeHeader(sheet, form);
  domain.items.forEach((item, index) => {
    writeItem(sheet, form, item, index);
  });
  mergeLevel1(sheet, domain.items);
  const last = sheet.getColumn(printed).letter;
  setUpPage(sheet, paper, 'landscape', `A$1:${last}$${firstRow - 1 + domain.items.length}`);
  sheet.pageSetup.printTitlesRow = '3:4';
  const names = form.filter(({ group }) => group === '公开事项').length;
  sheet.views = [{ state: 'frozen', xSplit: 1 + names, ySplit: firstRow - 1, showGridLines: false }];
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

function writeItem(sheet: Worksheet, form: readonly FormColumn[], item: CatalogItem, index: number): void {
  const texts = form.map(({ print }) => cellText(print(item)));
  const { size, height } = fitRow(form.map(({ width }, place) => ({ width, text: texts[place] ?? '' })));
  const row = sheet.getRow(firstRow + index);
  row.height = height;
  row.getCell(1).value = index + 1;
  form.forEach(({ printed, align }, place) => {
    const text = texts[place] ?? '';
    const cell = row.getCell(firstColumn + place);
    cell.value = text === '' ? null : text;
    cell.font = printed ? { ...textFont, size } : codeFont;
    cell.border = ruled;
    cell.alignment = { horizontal: align, vertical: 'middle', wrapText: true };
    if (!printed) cell.fill = codeFill;
    if (looksLikeFormula(text)) cell.numFmt = '@';
  });
  const number = row.getCell(1);
  number.font = { ...textFont, size };
  number.border = ruled;
  number.alignment = { horizontal: 'center', vertical: 'middle' };
}

/** Neighbours under one 一级事项 share its cell; rows that name none stay apart. */
function mergeLevel1(sheet: Worksheet, items: readonly CatalogItem[]): void {
  let row = firstRow;
  for (const { length } of runsOf(items, ({ level1 }) => level1)) {
    if (length > 1) sheet.mergeCells(row, firstColumn, row + length - 1, firstColumn);
    row += length;
  }
}
