/** Where in a file something is wrong, as a spreadsheet shows it. Born in the reader, never recomputed. */
export type Position = {
  sheet: string | null;
  /** From 1. */
  row: number | null;
  /** A1 style, e.g. `D3`. */
  cell: string | null;
};

/** `目录!D3`, `目录!第3行`. */
export function sayPosition({ sheet, row, cell }: Position): string {
  const place = cell ?? (row === null ? '' : `第${row}行`);
  return sheet === null ? place : `${sheet}!${place}`;
}
