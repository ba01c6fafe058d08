import type { KnownDomain } from '../catalog/domain.js';
import type { ItemField } from '../catalog/item.js';
import type { Problem } from '../problem.js';
import type { CellName } from './cell-name.js';
import { cellNameOf, isNameOf, splitSheet } from './cell-name.js';
import type { FileReading, ReadItem } from './read.js';

/** The domain of the rows of a sheet that does not say it; `sheet` null: of all sheets. */
export type AssignedDomain = { sheet: string | null; code: string };

/** `19`, `目录=19`; null for anything else. */
export function parseAssignedDomain(text: string): AssignedDomain | null {
  const equals = text.lastIndexOf('=');
  const code = text.slice(equals + 1).trim();
  const { sheet } = splitSheet(equals < 0 ? '' : `${text.slice(0, equals)}!`);
  return /^\d{2}$/.test(code) && (equals < 0 || sheet !== '') ? { sheet, code } : null;
}

/** Leaves these cells out of what a file says, with what was wrong in them. */
export function withoutCells(reading: FileReading, cells: readonly CellName[]): FileReading {
  if (cells.length === 0) return reading;
  const isLeftOut = (cell: CellName | null) => cells.some((name) => isNameOf(name, cell));
  return {
    ...reading,
    items: reading.items.map((item) => withoutFields(item, isLeftOut)),
    problems: reading.problems.filter((problem) => !isLeftOut(cellNameOf(problem.at))),
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

function withoutFields(item: ReadItem, isLeftOut: (cell: CellName | null) => boolean): ReadItem {
  const places = Object.entries(item.places?.fields ?? {}) as [ItemField, string][]; // the record's own keys
  const { sheet, row } = item.at;
  const isOut = (column: string) => row !== null && isLeftOut({ sheet, row, column });
  const out = new Set(places.filter(([, column]) => isOut(column)).map(([field]) => field));
  return out.size === 0 ? item : { ...item, columns: item.columns.filter((field) => !out.has(field)) };
}
