import type { KnownDomain } from '../../catalog/domain.js';
import type { GridRow } from '../workbook.js';
import { ownText } from '../workbook.js';
import { findDomain } from './domain-title.js';
import type { SimpleField } from './headings.js';
import { guessHeading, readHeading } from './headings.js';
import type { Column, Table } from './table.js';

/** The header's first cell (序号) is missing altogether, so that everything stands one column to the left of its data. */
export function shiftIfNumberUnnamed(table: Table): Table {
  const [first] = table.columns;
  if (first?.field !== 'level1' || table.header === null) return table;
  const width = Math.max(...table.body.map((row) => row.texts.length));
  const numbered = table.body.filter((row) => /^\d{1,4}$/.test((row.texts[0] ?? '').trim())).length;
  if (width <= table.columns.length || numbered * 2 < table.body.length) return table;
  return { ...table, columns: [{ field: 'number', heading: '' }, ...table.columns] };
}

/** Cells beside the last heading are columns too, so that what they say is kept. */
export function withColumnsBeyond(table: Table): Table {
  const width = table.body.reduce((widest, { texts }) => Math.max(widest, texts.length), 0);
  if (width <= table.columns.length) return table;
  const unnamed = Array.from({ length: width - table.columns.length }, (): Column => ({ ...nothing }));
  return { ...table, columns: [...table.columns, ...unnamed] };
}

const nothing: Column = { field: 'extra', heading: '' };

/** A column without a heading that counts the rows is 序号. */
export function nameNumberColumn(table: Table): Table {
  if (table.columns.some(({ field }) => field === 'number')) return table;
  const at = table.columns.findIndex(
    ({ field, heading }, column) => field === 'extra' && heading === '' && countsRows(table.body, column),
  );
  return at < 0 ? table : withField(table, at, 'number');
}

/** Beside 公开事项 a column of words without a heading is its second level: the merged cell over both was lost. */
export function nameSecondLevel(table: Table): Table {
  const at = table.columns.findIndex(({ heading }) => isMatter(heading)) + 1;
  const beside = table.columns[at];
  if (at === 0 || beside?.field !== 'extra' || beside.heading !== '') return table;
  if (table.columns.some(({ field }) => field === 'level2')) return table;
  const filled = table.body.filter((row) => ownText(row, at).trim() !== '').length;
  return filled * 2 < table.body.length ? table : withField(table, at, 'level2');
}

function isMatter(heading: string): boolean {
  return (readHeading(heading) ?? guessHeading(heading))?.field === 'matter';
}

/** 1, 2, 3 …, perhaps going on from another page or anew in each section; a slip here and there does not matter. */
function countsRows(body: readonly GridRow[], column: number): boolean {
  const numbers: number[] = [];
  for (const row of body) {
    const text = ownText(row, column).trim();
    if (text === '') continue;
    const digits = /^[（(]?(\d{1,4})[.．、)）]?$/u.exec(text)?.[1];
    if (digits === undefined) return false;
    numbers.push(Number(digits));
  }
  if (numbers.length < 2) return numbers[0] === 1;
  const slips = numbers.filter(
    (number, at) => at > 0 && number !== 1 && number !== (numbers[at - 1] ?? 0) + 1,
  );
  return slips.length * 5 <= numbers.length;
}

/** 一级目录 beside 公开事项 is the domain where its words are domains, else the first of two levels. */
export function settleCategory(table: Table, domains: KnownDomain[]): Table {
  const at = table.columns.findIndex(({ field }) => field === 'category');
  if (at < 0) return table;
  const texts = table.body.map((row) => row.texts[at] ?? '').filter((text) => text.trim() !== '');
  const named = texts.filter((text) => findDomain(text, domains) !== null).length;
  if (named * 2 > texts.length) return withField(table, at, 'domain');
  const level1 = table.columns.findIndex(({ field }) => field === 'level1');
  if (level1 < 0) return withField(table, at, 'level1');
  if (table.columns.some(({ field }) => field === 'level2')) return withField(table, at, 'extra');
  return withField(withField(table, level1, 'level2'), at, 'level1');
}

function withField(table: Table, at: number, field: SimpleField | 'extra'): Table {
  return {
    ...table,
    columns: table.columns.map(({ heading, ...column }, index) =>
      index === at ? { field, heading } : { ...column, heading },
    ),
  };
}
