import { isBlank } from '../cells/blank.js';
import { isFailure } from '../cells/odd-signs.js';
import type { SheetTidyings } from '../tidying-log.js';
import type { GridRow } from '../workbook.js';
import type { ColumnsByField } from './columns.js';
import type { Column, Table } from './table.js';

type Field = Column['field'];

/** The columns that say what a merged cell beside or above them holds. */
export function takenFromMerged(
  { number, texts, covered }: GridRow,
  table: Table,
  tidyings: SheetTidyings,
): number[] {
  const taken: number[] = [];
  if (covered === null) return taken;
  for (let column = 0; column < covered.length; column++) {
    const field = table.columns[column]?.field ?? 'number';
    if ((covered[column] ?? 'own') === 'own' || field === 'number' || (texts[column] ?? '') === '') continue;
    tidyings.add('merged-cell-taken', number, column);
    taken.push(column);
  }
  return taken;
}

/**
 * Blank names: level 1 goes on from above; level 2 only under its own level 3 or in a second part of one item. Gives the
 * columns that took one.
 */
export function inherit(
  texts: string[],
  own: string[],
  columns: ColumnsByField,
  above: { texts: string[] } | null,
): number[] {
  const taken: number[] = [];
  if (above === null) return taken;
  const blank = (field: Field): boolean =>
    (columns.get(field) ?? []).every((column) => {
      const text = texts[column] ?? '';
      return isBlank(text) && !isFailure(text);
    });
  const take = (field: Field): void => {
    for (const column of columns.get(field) ?? []) {
      const name = above.texts[column] ?? '';
      texts[column] = name;
      if (name !== '') taken.push(column);
    }
  };
  const numbered = (columns.get('number') ?? []).some((column) => own[column] !== '');
  const hasNumbers = columns.has('number');
  // A name merged over the rows is no new one, though it stands in each of them.
  const printsLevel1 = (columns.get('level1') ?? []).some((column) => own[column] !== '');
  // A file that carries codes was written by us, and says nothing where there is nothing.
  const coded = columns.has('code') && !blank('code');
  const samePart = hasNumbers && !numbered;
  if (columns.has('domain') && blank('domain')) take('domain');
  if (coded || (printsLevel1 && !blank('level1'))) return taken;
  if (blank('level1')) take('level1');
  if (columns.has('level3') && blank('level2') && !blank('level3')) take('level2');
  else if (samePart && blank('level2') && blank('level3')) {
    take('level2');
    take('level3');
  }
  return taken;
}
