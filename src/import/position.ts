import type { Position } from '../problem.js';
import { columnLetters } from './workbook.js';

export function positionIn(sheet: string | null, row: number, column: number | null): Position {
  return { sheet, row, cell: column === null ? null : `${columnLetters(column)}${row}` };
}
