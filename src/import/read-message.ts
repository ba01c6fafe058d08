import { emptyContent, itemFields } from '../catalog/item.js';
import type { FileReading, ReadItem } from './read.js';

/**
 * A reading as it goes from one process to the other: every value once, and each item as the numbers of its values. A
 * catalog repeats itself, so that this is a fraction of all items written out, and the items share their values again.
 */
export type PackedReading = { values: string; rows: Int32Array; rest: string };

const none = -1;
/** `row` itself, then the numbers of what an item has besides its fields, then those of its fields. */
const width = 7 + itemFields.length;

export function packReading({ items, ...rest }: FileReading): PackedReading {
  const numbers = new Map<unknown, number>();
  const values: unknown[] = [];
  const numberOf = (value: unknown): number => {
    if (value === undefined) return none;
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, values.length);
    return values.push(value) - 1;
  };
  const rows = new Int32Array(items.length * width);
  let at = 0;
  for (const { at: place, code, domain, content, columns, places, blank } of items) {
    rows[at++] = place.row ?? none;
    for (const value of [place.sheet, code, domain, columns, places, blank]) rows[at++] = numberOf(value);
    for (const field of itemFields) rows[at++] = numberOf(content[field]);
  }
  return { values: JSON.stringify(values), rows, rest: JSON.stringify(rest) };
}

export function unpackReading({ values: printed, rows, rest }: PackedReading): FileReading {
  const values = JSON.parse(printed) as unknown[]; // packed above
  const items: ReadItem[] = [];
  for (let at = 0; at < rows.length; at += width) {
    const value = (offset: number): unknown => values[rows[at + offset] ?? none];
    const row = rows[at] ?? none;
    // a copy has all fields from the beginning, which is much sooner made than one to which they are added
    const content: Record<string, unknown> = { ...emptyContent };
    for (let index = 0; index < itemFields.length; index++)
      content[itemFields[index] ?? ''] = value(7 + index);
    const item = {
      at: { sheet: value(1), row: row === none ? null : row, cell: null },
      code: value(2),
      domain: value(3),
      content,
      columns: value(4),
      places: value(5),
      blank: value(6),
    };
    items.push(item as ReadItem); // the same, field by field
  }
  return { ...(JSON.parse(rest) as Omit<FileReading, 'items'>), items };
}
