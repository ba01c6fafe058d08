import { longestCell } from '../catalog/cell-limit.js';
import type { Catalog } from '../catalog/catalog.js';
import type { CatalogItem } from '../catalog/item.js';
import { columns } from './columns.js';
import type { ExportFormat } from './formats.js';

/** A cell that does not hold all that the item says: which column, and how long the whole is. */
export type CutCell = { code: string; column: keyof typeof columns; heading: string; length: number };

/** The texts a file of this format has to cut; only workbooks have cells that end. */
export function cutCells(format: ExportFormat, { domains }: Catalog): CutCell[] {
  if (format !== 'xlsx' && format !== 'workbook') return [];
  const items = domains.flatMap((domain) => domain.items).filter(isLong);
  const names = Object.keys(columns) as (keyof typeof columns)[]; // its own keys
  return items.flatMap((item) =>
    names.flatMap((column) => {
      const { heading, print } = columns[column];
      const { length } = print(item);
      return length > longestCell ? [{ code: item.code, column, heading, length }] : [];
    }),
  );
}

/** A number and a break beside each entry, and the boxes of the form. */
const beside = { entry: 8, cell: 400 };

/** Whether one of its columns may be too long for a cell: most items are told by counting. */
function isLong({ content, legalBases, disclosingBodies, channels, note }: CatalogItem): boolean {
  const lists = [content, legalBases, disclosingBodies, channels, [note ?? '']];
  return lists.some(
    (texts) => texts.reduce((sum, text) => sum + text.length + beside.entry, beside.cell) > longestCell,
  );
}

/** For the person who takes the file. */
export function sayCutCells(cells: readonly CutCell[]): string[] {
  return cells.map(
    ({ code, heading, length }) =>
      `${code} 的“${heading}”有 ${length} 字，Excel 一格只能放 ${longestCell} 字，文件里截短了并已注明；全文在目录中，Word、CSV、网页不截。`,
  );
}
