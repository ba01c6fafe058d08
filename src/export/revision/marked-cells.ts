import type { CellValue, RichText, Row } from 'exceljs';
import type { Workbook } from 'exceljs';
import { longestCell } from '../../catalog/cell-limit.js';
import type { Comparison } from '../../catalog/comparison.js';
import { cellText } from '../official/cell-text.js';
import { codeFill, headingFont, ruled, textFont } from '../official/look.js';
import { fitRow } from '../official/row-height.js';
import type { Line } from './rows.js';
import type { Paper } from './words.js';
import { paperTitle } from './words.js';

/** What a cell of a paper says: a number, a text, or lines with what went struck and what came bold. */
export type PaperCell = { text: string; value: CellValue };

export function textCell(text: string): PaperCell {
  return { text, value: text === '' ? null : cellText(text) };
}

/** Of a text longer than a cell holds the marks are left out, so that what is left out says so. */
export function markedCell(lines: readonly Line[]): PaperCell {
  const segments = lines.flatMap((line, index) =>
    index === 0 ? line : [{ fate: 'same', text: '\n' } as const, ...line],
  );
  const text = segments.map((segment) => segment.text).join('');
  if (text.length > longestCell || segments.every(({ fate }) => fate === 'same')) return textCell(text);
  const font = { name: textFont.name ?? '', size: textFont.size ?? 11 };
  const richText: RichText[] = segments.map((segment) => ({
    font: {
      ...font,
      ...(segment.fate === 'removed' ? { strike: true } : {}),
      bold: segment.fate === 'added',
    },
    text: cellText(segment.text),
  }));
  return { text, value: { richText } };
}

export function writeHeadings(row: Row, headings: readonly string[], widths: readonly number[]): void {
  headings.forEach((heading, index) => {
    row.worksheet.getColumn(index + 1).width = widths[index] ?? 10;
    const cell = row.getCell(index + 1);
    cell.value = heading;
    cell.font = headingFont;
    cell.fill = codeFill;
    cell.border = ruled;
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  row.height = 26;
}

/** `centred`: so many cells from the left. */
export function writeCells(
  row: Row,
  cells: readonly PaperCell[],
  widths: readonly number[],
  centred: number,
): void {
  cells.forEach(({ value }, index) => {
    const cell = row.getCell(index + 1);
    cell.value = value;
    cell.font = textFont;
    cell.border = ruled;
    cell.numFmt = '@';
    cell.alignment = {
      horizontal: index < centred ? 'center' : 'left',
      vertical: 'top',
      wrapText: true,
    };
  });
  row.height = fitRow(cells.map(({ text }, index) => ({ text, width: widths[index] ?? 10 }))).height;
}

export function describePaper(workbook: Workbook, comparison: Comparison, paper: Paper): void {
  const at = new Date(comparison.at);
  const organization = cellText(comparison.edition.organization);
  Object.assign(workbook, {
    title: cellText(paperTitle(comparison, paper)),
    creator: organization,
    lastModifiedBy: organization,
    language: 'zh-CN', // the library writes it, its types do not name it
    created: at,
    modified: at,
  });
}
