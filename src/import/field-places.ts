import type { ItemContent, ItemField } from '../catalog/item.js';
import { isEmpty } from './cells/blank.js';
import { itemFieldsBy } from './item-fields.js';
import type { Position } from '../problem.js';
import type { ReadItem } from './read.js';
import { nameOfColumn } from './table/columns.js';
import type { Row } from './table/rows.js';
import type { Table } from './table/table.js';
import { columnLetters } from './workbook.js';

/** The column letter of each field, of each heading without one, and of the code. Shared by all rows of a table. */
export type FieldPlaces = {
  fields: Partial<Record<ItemField, string>>;
  extra: Record<string, string>;
  code?: string;
  /** Fields that several columns say together, or that share their column with another. */
  mixed?: ItemField[];
};

const places = new WeakMap<Table['columns'], FieldPlaces>();

export function placesOf({ columns }: Table): FieldPlaces {
  const known = places.get(columns);
  if (known) return known;
  const fields: FieldPlaces['fields'] = {};
  const extra = new Map<string, string>(); // a heading may be `__proto__`
  const mixed = new Set<ItemField>();
  for (const [index, column] of columns.entries()) {
    const { field } = column;
    const said = itemFieldsBy[field] ?? [];
    for (const itemField of said) {
      if (itemField in fields || said.length > 1) mixed.add(itemField);
      fields[itemField] ??= columnLetters(index);
    }
    const name = nameOfColumn(column, index);
    if (field === 'extra' && !extra.has(name)) extra.set(name, columnLetters(index));
  }
  const code = columns.findIndex(({ field }) => field === 'code');
  const found = {
    fields,
    extra: Object.fromEntries(extra),
    ...(code < 0 ? {} : { code: columnLetters(code) }),
    ...(mixed.size === 0 ? {} : { mixed: [...mixed] }),
  };
  places.set(columns, found);
  return found;
}

/** The cell that says a field of a row; `writable`: whether it says that alone, so that it may be told to say something else. */
export function cellOfField(
  { at: { sheet, row }, places }: Pick<ReadItem, 'at' | 'places'>,
  field: ItemField,
): { at: Position; writable: boolean } {
  const column = places?.fields[field];
  const cell = column === undefined || row === null ? null : `${column}${row}`;
  return { at: { sheet, row, cell }, writable: cell !== null && places?.mixed?.includes(field) !== true };
}

/** The fields whose cells are all blank: not those whose words or marks could not be read. */
export function blankFields(row: Row, table: Table, content: ItemContent): ItemField[] {
  const said = new Set<ItemField>();
  const asked = new Set<ItemField>();
  for (const [index, { field }] of table.columns.entries()) {
    for (const itemField of itemFieldsBy[field] ?? []) {
      asked.add(itemField);
      if (!isEmpty(row.texts[index] ?? '')) said.add(itemField);
    }
  }
  return [...asked].filter((field) => !said.has(field) && saysNothing(content[field]));
}

/** Whether a value says nothing at all. */
export function saysNothing(value: ItemContent[ItemField]): boolean {
  if (value === null || value === '') return true;
  if (typeof value === 'string') return false;
  if (Array.isArray(value)) return value.length === 0;
  return Object.values(value).every((part) => part === null);
}
