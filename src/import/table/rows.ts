import type { Problem } from '../../problem.js';
import { isHan, isSameAsAbove } from '../cells/blank.js';
import { tidied } from '../cells/plain.js';
import { positionIn } from '../position.js';
import type { SheetTidyings } from '../tidying-log.js';
import type { GridRow } from '../workbook.js';
import { isOwn } from '../workbook.js';
import { aligned } from './align.js';
import type { ColumnsByField } from './columns.js';
import { columnsByField } from './columns.js';
import { settleMergedTicks } from './merged-ticks.js';
import type { Column, Table } from './table.js';
import { inherit, takenFromMerged } from './taken.js';

type Field = Column['field'];

/** One item's row as printed: blank names taken from above, 同上 resolved, spilled-over rows added. */
export type Row = {
  number: number;
  /** By column, as in the table; '' where nothing is said. */
  texts: string[];
  /** The columns whose texts stand elsewhere: in a merged cell, or in a row above. */
  taken: readonly number[];
};

export type TableRows = { rows: Row[]; problems: Problem[] };

/** Lines below and between the items of a table that are none. */
const noise =
  /^(?:注|备注|说明|附注|填报单位|填表人|填报人|审核人|联系人|联系电话|责任编辑|主办单位|承办单位|备案号|来源|打印|关闭|相关稿件|上一篇|下一篇|分享|扫一扫|版权所有|第?\d+页|Page\s*\d+|合计|总计)/iu;

/** Rows of one table; `above` is the last row of the table it goes on from. */
export function rowsOf(table: Table, above: Row | null, tidyings: SheetTidyings): TableRows {
  const problems: Problem[] = [];
  const rows: Row[] = [];
  let last: Row | null = table.continues ? above : null;
  let early: { number: number; own: string[] }[] = [];
  let group = '';
  const columns = columnsByField(table);
  for (const asPrinted of table.body) {
    const printed = aligned(asPrinted, columns);
    const { number } = printed;
    if (printed !== asPrinted) tidyings.add('row-aligned', number);
    const own = ownTexts(printed, table);
    if (own.every((text) => text === '')) {
      tidyings.add('blank-row-skipped', number);
      continue;
    }
    const says = (field: Field): boolean => (columns.get(field) ?? []).some((column) => own[column] !== '');
    const grouping = groupName(printed, own, says);
    if (grouping !== null) group = readGroup(grouping, number, own.indexOf(grouping), tidyings);
    else if (isNoise(own, says)) problems.push(ignored(table, number, own));
    else if (spillsOver(says)) {
      tidyings.add('rows-joined', number);
      const item = rows.at(-1);
      if (item === undefined || early.length > 0 || beginsAnew(item, own, columns))
        early.push({ number, own });
      else addTo(item, own);
    } else {
      if (says('level1')) group = '';
      last = readRow(printed, own, table, columns, last, { problems, tidyings });
      if (group !== '') nameGroup(last, group, columns);
      if (early.length > 0) last = withEarly(last, early);
      early = [];
      rows.push(last);
    }
  }
  for (const { own } of early) if (last !== null) addTo(last, own);
  return { rows, problems };
}

function ignored(table: Table, number: number, own: string[]): Problem {
  const first = own.findIndex((text) => text !== '');
  return {
    code: 'row.ignored',
    at: positionIn(table.sheet, number, first),
    found: (own[first] ?? '').trim().slice(0, 60),
  };
}

/** A row of its own for the level 1 of the rows below: alone in its column, or merged over the whole table. */
function groupName(row: GridRow, own: string[], says: (field: Field) => boolean): string | null {
  const filled = own.filter((text) => text !== '');
  const [text] = filled;
  if (filled.length !== 1 || text === undefined || noise.test(text.trim()) || text.length > 40) return null;
  const wide = (row.covered ?? []).filter((from) => from === 'left').length >= 3;
  return says('level1') || wide ? text : null;
}

/** The name, without its own number. */
function readGroup(text: string, number: number, column: number, tidyings: SheetTidyings): string {
  const name = text.replace(/^\s*[（(]?[一二三四五六七八九十]+[)）、.．]+/u, '');
  tidyings.add('name-in-own-row', number);
  if (name !== text) tidyings.add('mark-removed', number, column);
  if (tidied(name) !== name) tidyings.add('spaces-removed', number, column);
  return name;
}

function nameGroup(row: Row, group: string, columns: ColumnsByField): void {
  for (const column of columns.get('level1') ?? []) row.texts[column] = group;
  row.taken = [...row.taken, ...(columns.get('level1') ?? [])];
}

function ownTexts(row: GridRow, table: Table): string[] {
  return table.columns.map((_, column) => {
    const text = row.texts[column] ?? '';
    return isOwn(row, column) && !isDash(text) ? text : '';
  });
}

/** Dashes say "nothing" without doubt; 无 or ? may be all a row says and are judged by its fields. */
function isDash(text: string): boolean {
  return text === '' || (!isHan(text.charCodeAt(0)) && /^[-—–－─―\s⠂]*$/u.test(text));
}

/** Neither a number nor anything a catalog says, only a remark. */
function isNoise(own: string[], says: (field: Field) => boolean): boolean {
  const filled = own.filter((text) => text !== '');
  const first = (filled[0] ?? '').trim();
  if (filled.length <= 3 && noise.test(first) && !says('content') && !says('legalBases')) return true;
  if (filled.length === 1)
    return (
      !says('content') &&
      !says('channels') &&
      !says('legalBases') &&
      !says('timeLimit') &&
      !says('disclosingBodies') &&
      !says('note')
    );
  return false;
}

/** Only what an item says, no number and no name: an item's contents or channels go on. Its own time limit makes it an item. */
function spillsOver(says: (field: Field) => boolean): boolean {
  if ((['number', 'code', 'level1', 'level2', 'level3'] as const).some(says)) return false;
  return !(says('content') && (says('timeLimit') || (says('legalBases') && says('disclosingBodies'))));
}

/** Names printed half-way down the rows of an item: a list of channels that starts again belongs to the item below. */
function beginsAnew(item: Row, own: string[], columns: ColumnsByField): boolean {
  return (columns.get('channels') ?? []).some((column) => {
    const option = bareOption(own[column] ?? '');
    return (
      option !== '' &&
      bareOption(item.texts[column] ?? '') === option &&
      (item.texts[column] ?? '').includes('\n')
    );
  });
}

/** The first option of a list of channels, without its box. */
function bareOption(text: string): string {
  return /[\p{Script=Han}/]{2,}/u.exec(text.replace(/^[\s口]+/u, ''))?.[0] ?? '';
}

function withEarly(row: Row, early: { number: number; own: string[] }[]): Row {
  const whole: Row = { ...row, number: early[0]?.number ?? row.number, texts: row.texts.map(() => '') };
  for (const { own } of early) addTo(whole, own);
  addTo(whole, row.texts);
  return whole;
}

function addTo(row: Row, own: string[]): void {
  for (const [column, text] of own.entries()) {
    const before = row.texts[column] ?? '';
    if (text !== '' && before !== text) row.texts[column] = before === '' ? text : `${before}\n${text}`;
  }
}

type Notes = { problems: Problem[]; tidyings: SheetTidyings };

function readRow(
  printed: GridRow,
  own: string[],
  table: Table,
  columns: ColumnsByField,
  above: Row | null,
  { problems, tidyings }: Notes,
): Row {
  const { number } = printed;
  const taken = takenFromMerged(printed, table, tidyings);
  const texts = table.columns.map((_, column) => {
    const text = printed.texts[column] ?? '';
    if (text === '') return '';
    if (!isSameAsAbove(text)) {
      if (!isDash(text)) return text;
      if (isOwn(printed, column)) tidyings.add('blank-sign', number, column);
      return '';
    }
    const same = above?.texts[column] ?? '';
    if (same !== '') {
      tidyings.add('same-as-above', number, column);
      taken.push(column);
      return same;
    }
    const at = positionIn(table.sheet, number, column);
    problems.push({ code: 'item.same-as-above-unresolved', at, found: text.trim() });
    return '';
  });
  if (printed.covered !== null) {
    const { unclear, spread } = settleMergedTicks(texts, printed, table.columns);
    for (const { column, found } of unclear)
      problems.push({ code: 'item.ticks-merged', at: positionIn(table.sheet, number, column), found });
    for (const column of spread) tidyings.add('ticks-spread', number, column);
  }
  for (const column of columns.get('number') ?? [])
    if (own[column] !== '') tidyings.add('number-dropped', number, column);
  for (const column of inherit(texts, own, columns, above)) {
    tidyings.add('name-taken-from-above', number, column);
    taken.push(column);
  }
  return { number, texts, taken };
}
