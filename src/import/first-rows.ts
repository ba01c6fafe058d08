import type { Grid, GridRow, Workbook } from './workbook.js';
import { ownText } from './workbook.js';

/** A report is for people: what nobody reads through is not sent out of the reader's process. */
const mostCharacters = 5_000_000;
const mostCells = 150_000;

/** The first rows of all sheets together, each text only where it is printed: a merged one would come many times. */
export function firstRows({ grids }: Workbook, most: number): Grid[] {
  let rows = most;
  let characters = mostCharacters;
  let cells = mostCells;
  const take = (row: GridRow): GridRow | null => {
    const texts = row.texts.map((_, column) => ownText(row, column));
    rows--;
    cells -= texts.length;
    characters -= texts.reduce((sum, text) => sum + text.length, 0);
    return rows < 0 || cells < 0 || characters < 0 ? null : { ...row, texts };
  };
  return grids.map((grid) => {
    const taken: GridRow[] = [];
    for (const row of grid.rows) {
      const own = take(row);
      if (own === null) break;
      taken.push(own);
    }
    return { sheet: grid.sheet, before: grid.before, rows: taken };
  });
}
