import type { FilledRow, FillInTable } from './fill-in-table.js';
import { cellText } from './official/cell-text.js';
import type { TypeSize } from './official/row-height.js';
import { fitRow, typeSizes } from './official/row-height.js';
import { letterOf, replaceRows, spellCell, startOfRow, stylesOf } from './sheet-rows.js';
import type { TemplateColumn } from './template-columns.js';

type RowLook = { align: 'left' | 'center'; size: TypeSize; isCode: boolean };

/** Each look there is, in the order in which their samples stand in the first row; a code has one size. */
export const rowLooks: readonly RowLook[] = (['left', 'center'] as const).flatMap((align) => [
  ...typeSizes.map((size) => ({ align, size, isCode: false })),
  { align, size: typeSizes[0], isCode: true },
]);

const readyHeight = 30;

/** A sheet with the rows of a table in place of the samples. */
export function fillRows(sheet: string, firstRow: number, table: FillInTable): Iterable<string> {
  const { columns, rows, readyRows } = table;
  const lastRow = firstRow - 1 + rows.length + readyRows;
  return replaceRows(sheet, {
    first: firstRow,
    lastCell: `${letterOf(columns.length - 1)}${lastRow}`,
    rows: (samples) => spellRows(firstRow, table, stylesOf(samples)),
  });
}

function* spellRows(
  firstRow: number,
  { columns, rows, readyRows }: FillInTable,
  styles: readonly string[],
): Generator<string> {
  const letters = columns.map((_, index) => letterOf(index));
  const aligned = columns.map(alignOf);
  const styleOf = (look: RowLook) => styles[rowLooks.findIndex(looksLike(look))] ?? '0';
  let row = firstRow;
  const spell = (texts: readonly string[], size: TypeSize, height: number, isItem: boolean): string => {
    const styled = {
      left: styleOf({ align: 'left', size, isCode: false }),
      center: styleOf({ align: 'center', size, isCode: false }),
    };
    const code = styleOf({ align: aligned.at(-1) ?? 'left', size, isCode: isItem });
    const cells = letters.map((letter, index) => {
      const style = index === letters.length - 1 ? code : styled[aligned[index] ?? 'left'];
      return spellCell(`${letter}${row}`, style, texts[index] ?? '');
    });
    return `${startOfRow(row++, height)}${cells.join('')}</row>`;
  };
  for (const filled of rows) {
    const texts = print(columns, filled).map(cellText);
    const { size, height } = fitRow(columns.map(({ width }, index) => ({ width, text: texts[index] ?? '' })));
    yield spell(texts, size, height, true);
  }
  for (let ready = 0; ready < readyRows; ready++) yield spell([], typeSizes[0], readyHeight, false);
}

function print([, ...columns]: readonly TemplateColumn[], { number, domain, item }: FilledRow): string[] {
  return [String(number), ...columns.map((column) => column.print(item, domain))];
}

function looksLike({ align, size, isCode }: RowLook): (look: RowLook) => boolean {
  return (look) => look.align === align && look.isCode === isCode && (isCode || look.size === size);
}

function alignOf({ strict, width }: TemplateColumn): 'left' | 'center' {
  return strict || width < 12 ? 'center' : 'left';
}
