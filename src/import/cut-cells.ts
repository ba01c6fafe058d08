import { isCutForCell } from '../catalog/cell-limit.js';
import type { ItemField } from '../catalog/item.js';
import { emptyContent, itemFields } from '../catalog/item.js';
import type { Problem } from '../problem.js';
import { positionIn } from './position.js';
import type { ReadItem } from './read.js';
import type { Row } from './table/rows.js';
import type { Table } from './table/table.js';

/**
 * Of a text that was cut, by an export or while it was read, a cell says nothing, as if the file had no column for it: what
 * the catalog has beyond must not be lost.
 */
export function withoutCutCells(
  row: Row,
  table: Table,
  item: ReadItem,
  problems: Problem[],
): { value: ReadItem; problems: Problem[] } {
  if (!row.texts.some(isCutForCell)) return { value: item, problems };
  const cut = table.columns.flatMap(({ field }, index): { field: ItemField; index: number }[] => {
    if (!isCutForCell(row.texts[index] ?? '')) return [];
    const known = itemFields.find((name) => name === field);
    return known === undefined ? [] : [{ field: known, index }];
  });
  const fields = cut.map(({ field }) => field);
  const nothing = Object.fromEntries(fields.map((field) => [field, emptyContent[field]]));
  return {
    value: {
      ...item,
      content: { ...item.content, ...nothing },
      columns: item.columns.filter((field) => !fields.includes(field)),
    },
    problems: [
      ...problems,
      ...cut.map(({ index }): Problem => ({
        code: 'item.cell-cut',
        at: positionIn(table.sheet, row.number, index),
      })),
    ],
  };
}
