import type { KnownDomain } from '../catalog/domain.js';
import type { ItemField } from '../catalog/item.js';
import type { Position, Problem } from '../problem.js';
import type { FileReading, ReadItem } from './read.js';
import { splitSheet } from './row-choice.js';

/** A cell that does not count: the item keeps what it says. `sheet` null: in the only sheet that has such a row. */
export type KeptCell = { sheet: string | null; row: number; column: string };

/** The domain of the rows of a sheet that does not say it; `sheet` null: of all sheets. */
export type AssignedDomain = { sheet: string | null; code: string };

/** `G9`, `目录!G9`; null for anything else. */
export function parseKeptCell(text: string): KeptCell | null {
  const { sheet, rest } = splitSheet(text);
  const match = /^\s*([A-Za-z]{1,3})([1-9]\d{0,6})\s*$/.exec(rest);
  return match ? { sheet, row: Number(match[2]), column: (match[1] ?? '').toUpperCase() } : null;
}

/** `19`, `目录=19`; null for anything else. */
export function parseAssignedDomain(text: string): AssignedDomain | null {
  const equals = text.lastIndexOf('=');
  const code = text.slice(equals + 1).trim();
  const { sheet } = splitSheet(equals < 0 ? '' : `${text.slice(0, equals)}!`);
  return /^\d{2}$/.test(code) && (equals < 0 || sheet !== '') ? { sheet, code } : null;
}

/** Leaves these cells out of what a file says, with what was wrong in them. */
export function withoutCells(reading: FileReading, cells: readonly KeptCell[]): FileReading {
  if (cells.length === 0) return reading;
  const covers = (at: Position, column: string) =>
    cells.some(
      (cell) => cell.row === at.row && cell.column === column && (cell.sheet ?? at.sheet) === at.sheet,
    );
  return {
    ...reading,
    items: reading.items.map((item) => withoutFields(item, (column) => covers(item.at, column))),
    problems: reading.problems.filter((problem) => !covers(problem.at, columnOf(problem))),
  };
}

/** Gives the rows of a sheet their domain, where the file does not say one we know. */
export function withDomains(
  reading: FileReading,
  assigned: readonly AssignedDomain[],
  domains: readonly KnownDomain[],
): FileReading {
  if (assigned.length === 0) return reading;
  const domainIn = (sheet: string | null) => {
    const code = assigned.findLast((one) => one.sheet === null || one.sheet === sheet)?.code;
    return domains.find((domain) => domain.code === code) ?? null;
  };
  return {
    ...reading,
    items: reading.items.map((item) => {
      const domain = item.domain?.code ? null : domainIn(item.at.sheet);
      return domain === null ? item : { ...item, domain: { code: domain.code, name: domain.name } };
    }),
    problems: reading.problems.filter(({ code, at }) => !aboutDomain(code) || domainIn(at.sheet) === null),
  };
}

function aboutDomain(code: Problem['code']): boolean {
  return code === 'domain.missing' || code === 'domain.unknown';
}

function withoutFields(item: ReadItem, isLeftOut: (column: string) => boolean): ReadItem {
  const places = Object.entries(item.places?.fields ?? {}) as [ItemField, string][]; // the record's own keys
  const out = new Set(places.filter(([, column]) => isLeftOut(column)).map(([field]) => field));
  return out.size === 0 ? item : { ...item, columns: item.columns.filter((field) => !out.has(field)) };
}

function columnOf({ at }: Problem): string {
  return /^[A-Z]+/.exec(at.cell ?? '')?.[0] ?? '';
}
