import type { Position } from '../problem.js';

/** A cell as a person names it, `G9` or `目录!G9`; `sheet` null: in the only sheet that has such a row. */
export type CellName = { sheet: string | null; row: number; column: string };

const bareName = String.raw`\s*(?<column>[A-Za-z]{1,3})(?<row>[1-9]\d{0,6})\s*`;
const wholeName = new RegExp(`^${bareName}$`, 'u');
/** Without a sheet if it can be: what follows the equals sign may hold any sign. */
const nameAndText = new RegExp(
  String.raw`^(?<name>(?:(?:'(?:[^']|'')*'|[^!！]+)[!！])??${bareName})[=＝](?<text>.*)$`,
  'su',
);

/** null for anything else. */
export function parseCellName(text: string): CellName | null {
  const { sheet, rest } = splitSheet(text);
  const { column, row } = wholeName.exec(rest)?.groups ?? {};
  return column === undefined ? null : { sheet, row: Number(row), column: column.toUpperCase() };
}

/** `目录!G9=每年更新` as the name and what stands behind the equals sign; null where no cell is named before one. */
export function splitCellName(line: string): { cell: CellName; text: string } | null {
  const { name = '', text = '' } = nameAndText.exec(line)?.groups ?? {};
  const cell = parseCellName(name);
  return cell === null ? null : { cell, text };
}

/** As spreadsheets write it: `'目录'!G9`. */
export function sayCellName({ sheet, row, column }: CellName): string {
  return `${sheetPrefix(sheet)}${column}${row}`;
}

/** As spreadsheets write it: the sheet before the last `!`, in quotes if it has odd signs. */
export function splitSheet(text: string): { sheet: string | null; rest: string } {
  const end = Math.max(text.lastIndexOf('!'), text.lastIndexOf('！'));
  if (end < 0) return { sheet: null, rest: text };
  const sheet = text.slice(0, end).trim();
  const quoted = /^'(.*)'$/su.exec(sheet)?.[1]?.replaceAll("''", "'");
  return { sheet: quoted ?? sheet, rest: text.slice(end + 1) };
}

/** What `splitSheet` takes off; '' where the file has no sheets. */
export function sheetPrefix(sheet: string | null): string {
  return sheet === null ? '' : `'${sheet.replaceAll("'", "''")}'!`;
}

/** The name of the cell at a place; null where the place is none. */
export function cellNameOf({ sheet, row, cell }: Position): CellName | null {
  const column = /^[A-Z]+/.exec(cell ?? '')?.[0];
  return row === null || column === undefined ? null : { sheet, row, column };
}

/** Whether a name means the cell of a file; without a sheet it does so in any. */
export function isNameOf(name: CellName, cell: CellName | null): boolean {
  return (
    cell !== null &&
    name.row === cell.row &&
    name.column === cell.column &&
    (name.sheet === null || name.sheet === cell.sheet)
  );
}
