import type { Position } from '../problem.js';
import { columnLetters } from './workbook.js';

export function positionIn(sheet: string | null, row: number, column: number | null): Position {
  return { sheet, row, cell: column === null ? null : `${columnLetters(column)}${row}` };
}

/** The index of the first at this row or behind it, of what stands in the order of rows. */
export function firstAtOrAfter<T>(all: readonly T[], row: number, rowOf: (one: T) => number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = all[middle];
    if (one !== undefined && rowOf(one) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
