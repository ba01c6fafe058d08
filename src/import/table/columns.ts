import type { Column, Table } from './table.js';

export type ColumnsByField = ReadonlyMap<Column['field'], readonly number[]>;

const found = new WeakMap<Table['columns'], ColumnsByField>();

/** The columns of each field from 0, in order; found once for all rows of a table. */
export function columnsByField({ columns }: Pick<Table, 'columns'>): ColumnsByField {
  const known = found.get(columns);
  if (known !== undefined) return known;
  const byField = new Map<Column['field'], number[]>();
  for (const [index, { field }] of columns.entries())
    byField.set(field, [...(byField.get(field) ?? []), index]);
  found.set(columns, byField);
  return byField;
}

/** What a column is called: by its heading, without one by its place (`第7列`). */
export function nameOfColumn({ heading }: Column, index: number): string {
  return heading === '' ? `第${index + 1}列` : heading;
}
