import type { Problem } from '../problem.js';
import { positionIn } from './position.js';
import type { Table } from './table/table.js';
import type { SheetTidyings } from './tidying-log.js';
import { columnOf, rowOf } from './tidying-log.js';
import type { Grid, GridNote } from './workbook.js';

/** How cells of tables were made texts; the file's own numbers of rows are not kept anyway, and cells outside are not read. */
const ofCells = new Set<GridNote>(['number-as-text', 'date-as-text', 'formula-result', 'formula-blank']);

/** Takes down what the reader of the file noted in a sheet; gives the formulas without a result, of which nothing can be read. */
export function takeNotes(grid: Grid, tables: readonly Table[], tidyings: SheetTidyings): Problem[] {
  const problems: Problem[] = [];
  const first = tables.map(({ header, body }) => header ?? body[0]?.number ?? 0);
  for (const [note, places] of notesOf(grid)) {
    let index = -1;
    for (const place of places) {
      const row = rowOf(place);
      const column = columnOf(place);
      while ((first[index + 1] ?? Infinity) < (row ?? 0)) index++;
      const field = tables[index]?.columns[column ?? -1]?.field ?? 'number';
      if (ofCells.has(note) && field === 'number') continue;
      if (note !== 'formula-blank') tidyings.add(note, row, column);
      else if (row !== null)
        problems.push({ code: 'item.formula-without-result', at: positionIn(grid.sheet, row, column) });
    }
  }
  return problems;
}

function notesOf({ notes = {} }: Grid): [GridNote, number[]][] {
  return Object.entries(notes) as [GridNote, number[]][]; // its own keys
}
