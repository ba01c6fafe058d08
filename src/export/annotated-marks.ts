import type { Fill } from 'exceljs';
import type { Position, ReportedProblem, Severity } from '../problem.js';
import type { SheetGrid } from './annotated-merges.js';

/** What each severity is called and its colour; colours never stand alone. */
export const severities: Record<Severity, { word: string; fill: Fill }> = {
  error: { word: '有误', fill: filled('FFF8C9C4') },
  warning: { word: '请确认', fill: filled('FFFFE8A3') },
  info: { word: '说明', fill: filled('FFCFE3F7') },
};

/** Where a problem is marked: a sheet by its place among the sheets, row from 1, column from 0. */
export type Mark = { sheet: number; row: number; column: number };

/** The cell a problem is about, its row's first printed cell, or none for what is about the file. */
export function markOf({ sheet, row, cell }: Position, grids: readonly SheetGrid[]): Mark | null {
  if (row === null) return null;
  const index = grids.findIndex((grid) => grid.sheet === sheet);
  const printed = grids[index]?.rows.find(({ number }) => number === row);
  if (printed === undefined) return null;
  const named = cell === null ? null : columnOf(cell);
  const first = printed.texts.findIndex((text) => text !== '');
  return { sheet: index, row, column: named ?? Math.max(first, 0) };
}

/** The worst of several severities. */
export function worst(problems: readonly Pick<ReportedProblem, 'severity'>[]): Severity {
  const order: Severity[] = ['error', 'warning', 'info'];
  return order.find((each) => problems.some(({ severity }) => severity === each)) ?? 'info';
}

/** `C12` → 2. */
function columnOf(cell: string): number {
  const letters = /^[A-Z]{1,3}/.exec(cell)?.[0] ?? 'A';
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function filled(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
