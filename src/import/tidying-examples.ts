import { itemFields, textUnder } from '../catalog/item.js';
import { sayValue } from '../catalog/words.js';
import { sayMeaning } from './column-mapping.js';
import { itemFieldsBy } from './item-fields.js';
import { firstAtOrAfter, positionIn } from './position.js';
import type { ReadItem } from './read.js';
import { nameOfColumn } from './table/columns.js';
import type { Column, Table } from './table/table.js';
import type { TidyingExample } from './tidying.js';
import type { Grid } from './workbook.js';
import { isOwn } from './workbook.js';

const longest = 100;

/** Shows what is printed at a place of a sheet beside what was read of it; `items` are those of the sheet. */
export function exampleReader(
  grid: Grid,
  tables: readonly Table[],
  items: readonly ReadItem[],
): (row: number, column: number | null) => TidyingExample {
  return (row, index) => {
    const at = positionIn(grid.sheet, row, index);
    const table = tables.findLast((one) => firstRow(one) <= row);
    const column = index === null ? undefined : table?.columns[index];
    if (column !== undefined && row === table?.header)
      return { at, before: column.heading, after: sayMeaning(column) };
    const item = items[firstAtOrAfter(items, row, ({ at }) => at.row ?? 0)];
    const read = index === null || item?.at.row !== row ? null : sayCell(item, column, index);
    const after = read === null || read === '' ? null : shorten(read);
    return { at, before: shorten(printedAt(grid, row, index)), after };
  };
}

function printedAt(grid: Grid, number: number, column: number | null): string {
  const row = grid.rows[firstAtOrAfter(grid.rows, number, (one) => one.number)];
  if (row?.number !== number) return '';
  const own = row.texts.map((text, index) => (isOwn(row, index) ? text.trim() : ''));
  return column === null ? own.filter((text) => text !== '').join(' | ') : (own[column] ?? '');
}

/** What an item took from one column. */
function sayCell({ code, domain, content }: ReadItem, column: Column | undefined, index: number): string {
  if (column?.field === 'extra') return textUnder(content.extra, nameOfColumn(column, index)) ?? '';
  if (column?.field === 'code') return code ?? '';
  if (column?.field === 'domain' || column?.field === 'category') return domain?.name ?? '';
  const fields = fieldsIn(column?.field);
  return fields.flatMap((field) => sayValue(content[field])).join('；');
}

function fieldsIn(field: Column['field'] | undefined) {
  const read = field === undefined ? [] : (itemFieldsBy[field] ?? []);
  return itemFields.filter((one) => read.includes(one));
}

function firstRow({ header, body }: Table): number {
  return header ?? body[0]?.number ?? 0;
}

function shorten(text: string): string {
  const line = text.replace(/\s*\n\s*/gu, '↵');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
