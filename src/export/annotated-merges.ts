/** A sheet as it was read: texts at their places, rows from 1, columns from 0. */
export type SheetGrid = { sheet: string | null; rows: readonly SheetRow[] };
export type SheetRow = {
  number: number;
  texts: readonly string[];
  /** Only where merged cells touch the row: where a cell's text comes from. */
  covered: readonly ('own' | 'left' | 'above' | undefined)[] | null;
};

/** A merged area, rows from 1 and columns from 0, ends included. */
export type Area = { top: number; left: number; bottom: number; right: number };

/** Rows that one area may go over: blank ones between are not in the grid, and could be a million. */
const highest = 2_000;

/** The merged areas of a sheet, put together from what its cells say of where their text comes from. */
export function mergedAreas({ rows }: SheetGrid): Area[] {
  const areas: Area[] = [];
  rows.forEach((row, index) => {
    if (row.covered === null) return;
    for (let column = 0; column < row.texts.length; column++) {
      if (from(row, column) !== 'own') continue;
      const right = lastRight(row, column);
      const bottom = lastBelow(rows, index, column, right);
      if (right === column && bottom === row.number) continue;
      areas.push({ top: row.number, left: column, bottom, right });
    }
  });
  return areas;
}

function lastRight(row: SheetRow, column: number): number {
  let right = column;
  while (from(row, right + 1) === 'left') right++;
  return right;
}

/** Only as far as the whole width is merged: a cell of its own is never covered. */
function lastBelow(rows: readonly SheetRow[], index: number, left: number, right: number): number {
  const top = rows[index]?.number ?? 0;
  let bottom = top;
  for (let next = index + 1; next < rows.length; next++) {
    const row = rows[next];
    if (row === undefined || row.number - top > highest || !isAllAbove(row, left, right)) break;
    bottom = row.number;
  }
  return bottom;
}

function isAllAbove(row: SheetRow, left: number, right: number): boolean {
  for (let column = left; column <= right; column++) if (from(row, column) !== 'above') return false;
  return true;
}

function from({ covered }: SheetRow, column: number): 'own' | 'left' | 'above' {
  return covered?.[column] ?? 'own';
}
