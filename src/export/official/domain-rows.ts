import type { CatalogItem } from '../../catalog/item.js';
import { letterOf, replaceRows, spellCell, startOfRow, stylesOf } from '../sheet-rows.js';
import { cellText, looksLikeFormula } from './cell-text.js';
import type { FormColumn } from './form.js';
import type { TypeSize } from './row-height.js';
import { fitRow, typeSizes } from './row-height.js';
import { runsOf } from './runs.js';

/** Of the table, below 序号 and two header rows. */
export const firstRow = 5;

/** How a cell looks: of the code it is always the same. */
export type CellLook = { look: 'left' | 'center' | 'number' | 'code'; size: TypeSize; asText: boolean };

/** Each look there is, in the order in which their samples stand in the first row. */
export const cellLooks: readonly CellLook[] = (['left', 'center', 'number', 'code'] as const).flatMap(
  (look) => typeSizes.flatMap((size) => [false, true].map((asText) => ({ look, size, asText }))),
);

/** A sheet with the rows of its items in place of the samples, if it has them. */
export function fillRows(
  sheet: string,
  form: readonly FormColumn[],
  items: readonly CatalogItem[],
  samples: Samples,
): Iterable<string> {
  const letters = [...Array(form.length + 1).keys()].map(letterOf);
  const runs = level1Runs(items);
  return replaceRows(sheet, {
    first: firstRow,
    lastCell: `${letters.at(-1) ?? 'A'}${firstRow - 1 + items.length}`,
    rows: (old) => rowsOf(form, items, { letters, styles: samples.stylesIn(old), runs }),
    rest: (old) => mergeAlso(old, runs),
  });
}

type RowsPlace = { letters: readonly string[]; styles: Styles; runs: readonly (readonly [number, number])[] };

function* rowsOf(
  form: readonly FormColumn[],
  items: readonly CatalogItem[],
  { letters, styles, runs }: RowsPlace,
): Generator<string> {
  const covered = new Set(runs.flatMap(([from, to]) => rangeOf(from + 1, to)));
  for (const [index, item] of items.entries())
    yield rowOf(form, item, { index, letters, styles, isCovered: covered.has(firstRow + index) });
}

/** The number of the style of each look. */
type Styles = Record<CellLook['look'], string[]>;

/** The samples stand in the first sheet only: a style has the same number in every sheet of a workbook. */
export class Samples {
  private styles: Styles | null = null;

  stylesIn(samples: string): Styles {
    return (this.styles ??= readStyles(samples));
  }
}

/** Read from the samples, which stand in the order of the looks. */
function readStyles(samples: string): Styles {
  const found = stylesOf(samples);
  const styles: Styles = { left: [], center: [], number: [], code: [] };
  for (const [index, { look, size, asText }] of cellLooks.entries())
    styles[look][slotOf(size, asText)] = found[index] ?? '0';
  return styles;
}

function slotOf(size: TypeSize, asText: boolean): number {
  return size * 2 + (asText ? 1 : 0);
}

type RowPlace = { index: number; letters: readonly string[]; styles: Styles; isCovered: boolean };

function rowOf(form: readonly FormColumn[], item: CatalogItem, place: RowPlace): string {
  const { index, letters, styles, isCovered } = place;
  const texts = form.map(({ print }) => cellText(print(item)));
  const { size, height } = fitRow(form.map(({ width }, column) => ({ width, text: texts[column] ?? '' })));
  const row = String(firstRow + index);
  const plain = slotOf(size, false);
  const asText = slotOf(size, true);
  let xml = `${startOfRow(firstRow + index, height)}<c r="A${row}" s="${styles.number[plain] ?? ''}"><v>${index + 1}</v></c>`;
  for (const [column, { printed, align }] of form.entries()) {
    const text = texts[column] ?? '';
    const style = styles[printed ? align : 'code'][looksLikeFormula(text) ? asText : plain] ?? '';
    const isWritten = !(isCovered && column === 0);
    xml += spellCell(`${letters[column + 1] ?? ''}${row}`, style, isWritten ? text : '');
  }
  return `${xml}</row>`;
}

/** First and last row of neighbours under one 一级事项, which share its cell; rows that name none stay apart. */
function level1Runs(items: readonly CatalogItem[]): [first: number, last: number][] {
  let row = firstRow;
  return runsOf(items, ({ level1 }) => level1).flatMap(({ length }): [number, number][] => {
    const first = row;
    row += length;
    return length > 1 ? [[first, row - 1]] : [];
  });
}

function rangeOf(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The rest of a sheet with more merged cells; a title is always merged, so that there are some. */
function mergeAlso(rest: string, runs: readonly (readonly [number, number])[]): string {
  const more = runs.map(([first, last]) => `<mergeCell ref="B${first}:B${last}"/>`).join('');
  return rest
    .replace(
      /<mergeCells count="(\d+)">/,
      (_, count: string) => `<mergeCells count="${Number(count) + runs.length}">`,
    )
    .replace('</mergeCells>', `${more}</mergeCells>`);
}
