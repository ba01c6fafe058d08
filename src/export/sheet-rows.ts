/** So many characters go out together. */
const pieceLength = 65_536;

type Rows = {
  /** The first row that gives way, with those below it. */
  first: number;
  /** The last cell of the sheet as it will be. */
  lastCell: string;
  /** The new rows, spelled; `old`: those that give way. */
  rows: (old: string) => Iterable<string>;
  /** What is said below the rows. */
  rest?: (old: string) => string;
};

/**
 * A sheet with other rows from one on, piece by piece. A library that keeps a cell as an object takes ten times as long for
 * them, and all memory for a large catalog.
 */
export function* replaceRows(
  sheet: string,
  { first, lastCell, rows, rest = (old) => old }: Rows,
): Generator<string> {
  const end = sheet.indexOf('</sheetData>');
  const found = sheet.indexOf(`<row r="${first}"`);
  const start = found < 0 ? end : found;
  let piece = sheet.slice(0, start).replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="A1:${lastCell}"/>`);
  for (const row of rows(sheet.slice(start, end))) {
    piece += row;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece + rest(sheet.slice(end));
}

/** The numbers of the styles of cells, in their order. */
export function stylesOf(rows: string): string[] {
  return [...rows.matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g)].map(([, style = '']) => style);
}

export function startOfRow(row: number, height: number): string {
  return `<row r="${row}" ht="${height}" customHeight="1">`;
}

/** `at`: as A1; a text as it stands in the cell. */
export function spellCell(at: string, style: string, text: string): string {
  const cell = `<c r="${at}" s="${style}"`;
  return text === ''
    ? `${cell}/>`
    : `${cell} t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

function escape(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : text;
}

/** 0 → A, 26 → AA. */
export function letterOf(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letterOf(Math.floor(column / 26) - 1) + rest;
}
