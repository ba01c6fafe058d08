import type { Cell, Worksheet } from 'exceljs';
import type { ReportedProblem } from '../problem.js';
import { severities, worst } from './annotated-marks.js';
import type { Area, SheetGrid, SheetRow } from './annotated-merges.js';
import { mergedAreas } from './annotated-merges.js';
import { cellText, looksLikeFormula } from './official/cell-text.js';
import { ruled, setUpPage, textFont } from './official/look.js';
import { fitRow } from './official/row-height.js';

/** Problems at one cell, row from 1, column from 0. */
export type Marked = { row: number; column: number; problems: readonly ReportedProblem[] };

/** What Excel has. */
const lastRow = 1_048_576;
const narrowest = 6;
const widest = 36;

/** A person's sheet as it was read, with what is wrong at each cell. */
export function writeSheet(sheet: Worksheet, grid: SheetGrid, marked: readonly Marked[]): void {
  const areas = mergedAreas(grid);
  const widths = columnWidths(grid, areas);
  widths.forEach((width, column) => {
    sheet.getColumn(column + 1).width = width;
  });
  const merged = new Set(areas.map(({ top, left }) => `${top}:${left}`));
  for (const row of grid.rows) if (row.number <= lastRow) writeRow(sheet, row, widths, merged);
  for (const area of areas) mergeArea(sheet, area);
  for (const { row, column, problems } of marked) {
    annotate(sheet.getCell(row, column + 1).master, problems);
  }
  if (widths.length > 0) {
    const { letter } = sheet.getColumn(widths.length);
    setUpPage(sheet, 'A3', 'landscape', `A$1:${letter}$${sheet.rowCount}`);
  }
}

function writeRow(
  sheet: Worksheet,
  { number, texts }: SheetRow,
  widths: readonly number[],
  merged: ReadonlySet<string>,
): void {
  const row = sheet.getRow(number);
  const printed = texts.map(cellText);
  const { size, height } = fitRow(
    printed.map((text, column) => ({
      text: merged.has(`${number}:${column}`) ? '' : text,
      width: widths[column] ?? widest,
    })),
  );
  row.height = height;
  printed.forEach((text, column) => {
    const cell = row.getCell(column + 1);
    cell.value = text === '' ? null : text;
    cell.font = { ...textFont, size };
    cell.border = ruled;
    cell.alignment = { vertical: 'middle', wrapText: true };
    if (looksLikeFormula(text)) cell.numFmt = '@';
  });
}

/** A merge that runs into another is left out, as Excel would take both for damage. */
function mergeArea(sheet: Worksheet, { top, left, bottom, right }: Area): void {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      if (sheet.findCell(row, column + 1)?.isMerged === true) return;
    }
  }
  sheet.mergeCells(top, left + 1, Math.min(bottom, lastRow), right + 1);
}

function annotate(cell: Cell, problems: readonly ReportedProblem[]): void {
  const lines = problems.map(({ severity, message }) => `${severities[severity].word}：${message}`);
  cell.note = { texts: [{ text: cellText(lines.join('\n')) }] };
  cell.fill = severities[worst(problems)].fill;
  cell.border = ruled;
}

/** As wide as the longest line in each column, within reason; a text over several columns widens none. */
function columnWidths({ rows }: SheetGrid, areas: readonly Area[]): number[] {
  const across = new Set(
    areas.filter(({ left, right }) => right > left).map((area) => `${area.top}:${area.left}`),
  );
  const widths: number[] = [];
  for (const { number, texts } of rows) {
    texts.forEach((text, column) => {
      const length = across.has(`${number}:${column}`) ? 0 : longestLine(text);
      widths[column] = Math.max(widths[column] ?? narrowest, Math.min(length + 2, widest));
    });
  }
  return Array.from(widths, (width: number | undefined) => width ?? narrowest);
}

function longestLine(text: string): number {
  const lengths = text.split('\n').map((line) => {
    const wide = line.match(/[^\u0000-\u2000]/gu)?.length ?? 0;
    return line.length + wide;
  });
  return Math.max(...lengths);
}
