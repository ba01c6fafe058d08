import { splitSheet } from './cell-name.js';

/** Rows as a person names them, `5`, `9-12` or `目录!5`; `sheet` null: in the only sheet that has such rows. */
export type RowRange = { sheet: string | null; from: number; to: number };

/** `5=19-003`: the row is that item. */
export type AcceptedRow = { sheet: string | null; row: number; code: string };

/** `5,9-12`, `目录!5,9-12`: a sheet holds for the rows behind it; null for anything else. */
export function parseRowRanges(text: string): RowRange[] | null {
  const ranges: RowRange[] = [];
  let sheet: string | null = null;
  for (const part of text.split(/[,，]/u)) {
    const { sheet: named, rest } = splitSheet(part);
    sheet = named ?? sheet;
    const match = /^\s*([1-9]\d{0,6})\s*(?:[-–—－]\s*([1-9]\d{0,6})\s*)?$/u.exec(rest);
    if (!match) return null;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (to < from) return null;
    ranges.push({ sheet, from, to });
  }
  return ranges;
}

/** `5=19-003`, `目录!5=19-003`; null for anything else. */
export function parseAcceptedRow(text: string): AcceptedRow | null {
  const { sheet, rest } = splitSheet(text);
  const match = /^\s*([1-9]\d{0,6})\s*=\s*(\d{2}-\d{3,})\s*$/u.exec(rest);
  return match ? { sheet, row: Number(match[1]), code: match[2] ?? '' } : null;
}

export function sayRowRange({ sheet, from, to }: RowRange): string {
  return `${sheet === null ? '' : `${sheet}!`}${from === to ? from : `${from}-${to}`}`;
}

export function sayAcceptedRow({ sheet, row, code }: AcceptedRow): string {
  return `${sayRowRange({ sheet, from: row, to: row })}=${code}`;
}
