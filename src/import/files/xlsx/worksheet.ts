import { limits } from '../../limits.js';
import type { Grid } from '../../workbook.js';
import type { Merge } from '../grid-builder.js';
import { GridBuilder } from '../grid-builder.js';
import type { Budget } from '../grid-builder.js';
import type { XmlAttributes } from '../xml.js';
import { readXml } from '../xml.js';
import type { Zip } from '../zip.js';
import { sayDate } from './dates.js';
import { readRelationships } from './package.js';
import type { WrittenCell } from './plain-cell.js';
import { readPlainCell } from './plain-cell.js';
import type { SharedStrings } from './shared-strings.js';
import { RichText, unescapeExcel } from './shared-strings.js';

/** What cells of every sheet refer to. */
export type SheetContext = {
  strings: SharedStrings;
  dateStyles: boolean[];
  from1904: boolean;
  budget: Budget;
};

const lastRow = 1_048_576;

/** One sheet as a grid. Hidden rows are read; `<dimension>` is not believed. */
export async function readWorksheet(
  zip: Zip,
  path: string,
  sheet: string,
  context: SheetContext,
): Promise<Grid> {
  const builder = new GridBuilder(sheet, context.budget);
  const rich = new RichText();
  const cell: WrittenCell = { column: -1, type: 'n', style: '', value: '' };
  let row = 0;
  let inValue = false;
  let inCell = false;
  let outside = 0;
  let formula = false;
  let result = false;

  function openRow(attributes: XmlAttributes): void {
    const number = Number(attributes.get('r') ?? Number.NaN);
    row = Number.isInteger(number) && number >= 1 && number <= lastRow ? number : row + 1;
    cell.column = -1;
    if (isTrue(attributes.get('hidden'))) builder.note('hidden-read', row);
  }

  function openCell(attributes: XmlAttributes): void {
    const named = columnOf(attributes.get('r') ?? '');
    cell.column = named < 0 ? cell.column + 1 : named;
    cell.type = attributes.get('t') ?? 'n';
    cell.style = attributes.get('s') ?? '';
    cell.value = '';
    inCell = true;
    formula = result = false;
  }

  function closeCell(): void {
    const { hasPhonetics } = rich;
    const printed = rich.take();
    const text = cell.type === 'inlineStr' ? printed : sayValue(cell, context);
    builder.add(row, cell.column, text);
    noteKind(builder, row, cell, context);
    if (hasPhonetics) builder.note('aside-left-out', row, cell.column);
    if (formula) builder.note(result ? 'formula-result' : 'formula-blank', row, cell.column);
    inCell = false;
  }

  await readXml(zip.chunks(path), {
    open: (name, attributes) => {
      if (outside > 0 || name === 'extLst') outside++;
      else if (name === 'row') openRow(attributes);
      else if (name === 'c') openCell(attributes);
      else if (inCell && name === 'v') inValue = result = true;
      else if (inCell && name === 'f') formula = true;
      else if (inCell) rich.open(name);
      else if (name === 'col') noteHiddenColumns(builder, attributes);
      else if (name === 'mergeCell') {
        const merge = parseRange(attributes.get('ref') ?? '');
        if (merge !== null) builder.merge(merge);
      }
    },
    close: (name) => {
      if (outside > 0) outside--;
      else if (name === 'v') inValue = false;
      else if (name === 'c') closeCell();
      else if (inCell) rich.close(name);
    },
    text: (text) => {
      if (inValue && cell.value.length <= limits.cellCharacters) cell.value += text;
      else if (inCell) rich.text(text);
    },
    element: (source, at) => {
      if (inCell || outside > 0) return -1;
      const end = readPlainCell(source, at, cell);
      if (end >= 0) {
        builder.add(row, cell.column, sayValue(cell, context));
        noteKind(builder, row, cell, context);
      }
      return end;
    },
  });
  await noteComments(builder, zip, path);
  return builder.build();
}

/** The cells with a comment; what it says is nobody's item. */
async function noteComments(builder: GridBuilder, zip: Zip, sheet: string): Promise<void> {
  for (const { type, target } of (await readRelationships(zip, sheet)).values()) {
    if (type !== 'comments' || !zip.has(target)) continue;
    await readXml(zip.chunks(target), {
      open: (name, attributes) => {
        const place = name === 'comment' ? parseReference(attributes.get('ref') ?? '') : null;
        if (place !== null) builder.note('aside-left-out', place.row, place.column);
      },
      close: () => undefined,
      text: () => undefined,
    });
  }
}

/** That a cell held no text but a number or a date, or a text with phonetic guides. */
function noteKind(
  builder: GridBuilder,
  row: number,
  { column, type, style, value }: WrittenCell,
  { strings, dateStyles }: SheetContext,
): void {
  if (value === '') return;
  if (type === 's') {
    if (strings.withPhonetics.size > 0 && strings.withPhonetics.has(Number(value)))
      builder.note('aside-left-out', row, column);
  } else if (type === 'n')
    builder.note(dateStyles[Number(style)] === true ? 'date-as-text' : 'number-as-text', row, column);
}

/** Those that are read: Excel hides all behind the last by hiding columns up to its end. */
function noteHiddenColumns(builder: GridBuilder, attributes: XmlAttributes): void {
  if (!isTrue(attributes.get('hidden'))) return;
  const first = Number(attributes.get('min'));
  const last = Math.min(Number(attributes.get('max')), limits.columns);
  for (let column = first; column >= 1 && column <= last; column++)
    builder.note('hidden-read', null, column - 1);
}

function isTrue(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true';
}

/** The text Excel would show. An index that points nowhere shows nothing. */
function sayValue({ type, style, value }: WrittenCell, context: SheetContext): string {
  if (value === '') return '';
  if (type === 's') return context.strings.texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return unescapeExcel(value);
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  return context.dateStyles[Number(style)] === true ? sayDate(number, context.from1904) : sayNumber(number);
}

/** 0.1+0.2 is stored as 0.30000000000000004 and shown as 0.3. */
function sayNumber(number: number): string {
  return String(Number.isSafeInteger(number) ? number : Number(number.toPrecision(15)));
}

/** The column of a cell's reference from 0; -1 if it is none. Asked of every cell, so that nothing is made for an answer. */
function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < 3; at++) {
    // `| 32`: lower case
    const letter = (reference.charCodeAt(at) | 32) - 96;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
  }
  if (at === 0) return parseReference(reference)?.column ?? -1;
  if (at === reference.length || column > 16_384) return -1;
  let row = 0;
  for (; at < reference.length; at++) {
    const digit = reference.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9) || (row === 0 && digit === 0))
      return parseReference(reference)?.column ?? -1;
    row = row * 10 + digit;
  }
  return row > lastRow ? -1 : column - 1;
}

export function parseReference(text: string): { row: number; column: number } | null {
  const found = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (found?.[1] === undefined) return null;
  let column = 0;
  for (const letter of found[1].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(found[2]);
  return column > 16_384 || row > lastRow ? null : { row, column: column - 1 };
}

function parseRange(text: string): Merge | null {
  const [from = '', to = ''] = text.split(':');
  const first = parseReference(from);
  const last = parseReference(to);
  if (first === null || last === null || last.row < first.row || last.column < first.column) return null;
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}
