import type { SentMark } from './sent-mark.js';
import type { TidyingKind } from './tidying.js';

/** What every reader of files gives, whatever the format: the sheets, each a grid of text at its place. */
export type Workbook = {
  grids: Grid[];
  /** What it says of itself, if we exported it. */
  mark?: SentMark;
  /** Hidden sheets, which are not read. */
  hidden?: string[];
};

export type Grid = {
  /** As the spreadsheet names it; 表1, 表2 … for tables of pages and documents; null for csv. */
  sheet: string | null;
  /** Lines of text between the table before and this one (pages and documents). */
  before: string[];
  /** Rows that hold text, in order. */
  rows: GridRow[];
  /** Places where there was more to it than text, in order. */
  notes?: GridNotes;
};

/** `formula-blank`: a formula without a result. Each place is one number (`packPlace`), since there are many. */
export type GridNote = TidyingKind | 'formula-blank';
export type GridNotes = Partial<Record<GridNote, number[]>>;

export type GridRow = {
  /** From 1, as the file counts them. */
  number: number;
  /** By column from 0; '' where nothing is printed. A merged cell's text stands in all its cells. */
  texts: string[];
  /** Only where merged cells touch the row: where a cell's text comes from. */
  covered: Covered[] | null;
};

/** `own`: printed here; `left`: merged with the cell to the left; `above`: merged with a row above. */
export type Covered = 'own' | 'left' | 'above';

/** What stands in the cell itself, not what it has from a merged cell. */
export function ownText(row: GridRow, column: number): string {
  return isOwn(row, column) ? (row.texts[column] ?? '') : '';
}

export function isOwn(row: GridRow, column: number): boolean {
  return row.covered === null || (row.covered[column] ?? 'own') === 'own';
}

/** `A`, `Z`, `AA` … for a column from 0. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
