import type { KnownDomain } from '../../catalog/domain.js';
import { findDomain } from './domain-title.js';
import type { Table } from './table.js';

/** The header's first cell (序号) is missing altogether, so that everything stands one column to the left of its data. */
export function shiftIfNumberUnnamed(table: Table): Table {
  const [first] = table.columns;
  if (first?.field !== 'level1' || table.header === null) return table;
  const width = Math.max(...table.body.map((row) => row.texts.length));
  const numbered = table.body.filter((row) => /^\d{1,4}$/.test((row.texts[0] ?? '').trim())).length;
  if (width <= table.columns.length || numbered * 2 < table.body.length) return table;
  return { ...table, columns: [{ field: 'number', heading: '' }, ...table.columns] };
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

function withField(table: Table, at: number, field: 'domain' | 'level1' | 'level2' | 'extra'): Table {
  return {
    ...table,
    columns: table.columns.map(({ heading, ...column }, index) =>
      index === at ? { field, heading } : { ...column, heading },
    ),
  };
}
