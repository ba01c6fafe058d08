import { countTicks } from '../cells/ticks.js';
import type { GridRow } from '../workbook.js';
import { isOwn } from '../workbook.js';
import type { Column } from './table.js';

const groupOf: Partial<Record<Column['field'], string>> = {
  everyone: 'audience',
  groups: 'audience',
  proactive: 'methods',
  onRequest: 'methods',
  level: 'levels',
};

/** Ticks nobody can tell the columns of, and the columns of those that were spread over theirs. */
type SettledTicks = { unclear: readonly { column: number; found: string }[]; spread: readonly number[] };
const nothingSettled: SettledTicks = { unclear: [], spread: [] };

/**
 * Ticks in a cell merged over several columns: as many as columns are one for each, and one over levels is for all of
 * them. Of any others nobody can tell which columns they tick: these are blanked in `texts`.
 */
export function settleMergedTicks(texts: string[], row: GridRow, columns: readonly Column[]): SettledTicks {
  let settled = nothingSettled;
  for (let column = 0; column < columns.length; column++) {
    const found = texts[column] ?? '';
    const width = isOwn(row, column) ? widthOf(row, column) : 1;
    const ticks = width === 1 ? 0 : countTicks(found);
    if (ticks === 0) continue;
    const groups = new Set(columns.slice(column, column + width).map(({ field }) => groupOf[field]));
    if (groups.size === 1 && groups.has(undefined)) continue;
    const oneEach = ticks === width && !groups.has(undefined);
    const forAll = ticks === 1 && groups.size === 1 && groups.has('levels');
    const { unclear, spread } = settled;
    settled =
      oneEach || forAll
        ? { unclear, spread: [...spread, column] }
        : { unclear: [...unclear, { column, found }], spread };
    texts.fill(oneEach || forAll ? '√' : '', column, column + width);
  }
  return settled;
}

function widthOf({ covered }: GridRow, column: number): number {
  let width = 1;
  while (covered?.[column + width] === 'left') width++;
  return width;
}
