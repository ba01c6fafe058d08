import type { KnownDomain } from '../../src/catalog/domain.js';
import type { ItemContent } from '../../src/catalog/item.js';
import { emptyContent } from '../../src/catalog/item.js';
import type { Merge } from '../../src/import/files/grid-builder.js';
import { Budget, GridBuilder } from '../../src/import/files/grid-builder.js';
import type { FileReading } from '../../src/import/read.js';
import { readCatalog } from '../../src/import/read-catalog.js';
import type { Grid } from '../../src/import/workbook.js';
import { parseReference } from '../../src/import/files/xlsx/worksheet.js';

export const domains: KnownDomain[] = [
  { code: '14', name: '救灾', aliases: ['救灾生产', '灾害救助'] },
  { code: '17', name: '就业创业', aliases: ['就业'] },
  { code: '19', name: '社会救助', aliases: ['低保救助'] },
];

/** A sheet written as lines, cells apart by `|`; a blank line is a blank row. `↵` is a line break in a cell. */
export function aGrid(
  text: string,
  { merges = [], sheet = '目录' }: { merges?: string[]; sheet?: string | null } = {},
): Grid {
  const builder = new GridBuilder(sheet, new Budget());
  for (const [index, line] of text
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .entries())
    for (const [column, cell] of line.split('|').entries())
      builder.add(index + 1, column, cell.trim().replaceAll('↵', '\n'));
  for (const range of merges) builder.merge(mergeOf(range));
  return builder.build();
}

export function mergeOf(range: string): Merge {
  const [from, to] = range.split(':').map((corner) => parseReference(corner)!);
  return { top: from!.row, left: from!.column, bottom: to!.row, right: to!.column };
}

/** The two header rows of the ministry form. */
export const header = `
序号 | 公开事项 |  | 公开内容（要素） | 公开依据 | 公开时限 | 公开主体 | 公开渠道和载体 | 公开对象 |  | 公开方式 |  | 公开层级 |
 | 一级事项 | 二级事项 |  |  |  |  |  | 全社会 | 特定群体 | 主动 | 依申请公开 | 县级 | 乡、村级`.slice(1);

export const title = '社会救助领域基层政务公开标准目录';

export function readingOf(...grids: Grid[]): FileReading {
  return readCatalog({ grids }, domains);
}

export function aContent(said: Partial<ItemContent>): ItemContent {
  return { ...emptyContent, ...said };
}

/** What a test is about, item by item: only the named fields. */
export function pick<K extends keyof ItemContent>(
  reading: FileReading,
  ...fields: K[]
): Pick<ItemContent, K>[] {
  return reading.items.map(
    ({ content }) =>
      Object.fromEntries(fields.map((field) => [field, content[field]])) as Pick<ItemContent, K>, // built from exactly these fields
  );
}

export function codes(reading: FileReading): string[] {
  return reading.problems.map(({ code, at }) => `${code} ${at.cell ?? at.row ?? ''}`.trim());
}
