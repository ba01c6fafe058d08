/** A cell as the file writes it: its column from 0, its type and style as printed, what stands in its `v`. */
export type WrittenCell = { column: number; type: string; style: string; value: string };

const [quote, digit0, digit9, letterA, letterZ] = [34, 48, 57, 65, 90];

/**
 * Reads `<c r="B4" s="1" t="s"><v>12</v></c>` and `<c r="B4" s="1"/>` at one go, as all programs write almost all cells
 * of almost all workbooks. Gives the place behind it; -1 for any other cell, which is then read sign by sign.
 */
export function readPlainCell(source: string, at: number, cell: WrittenCell): number {
  if (!source.startsWith('<c r="', at)) return -1;
  let next = at + 6;
  let column = 0;
  for (; isLetter(source.charCodeAt(next)); next++) column = column * 26 + source.charCodeAt(next) - 64;
  const row = next;
  next = endOfDigits(source, row);
  if (column === 0 || column > 16_384 || !isRow(source, row, next)) return -1;
  next++;
  let style = '';
  if (source.startsWith(' s="', next)) {
    const end = endOfDigits(source, next + 4);
    style = source.slice(next + 4, end);
    if (source.charCodeAt(end) !== quote) return -1;
    next = end + 1;
  }
  const shared = source.startsWith(' t="s"', next);
  if (shared) next += 6;
  let value = '';
  if (source.startsWith('><v>', next)) {
    const end = endOfDigits(source, next + 4);
    value = source.slice(next + 4, end);
    if (!source.startsWith('</v></c>', end)) return -1;
    next = end + 8;
  } else if (source.startsWith('/>', next)) next += 2;
  else return -1;
  cell.column = column - 1;
  cell.type = shared ? 's' : 'n';
  cell.style = style;
  cell.value = value;
  return next;
}

/** Digits of a row up to 999 999 and the quote behind them. */
function isRow(source: string, from: number, to: number): boolean {
  return to > from && to - from < 7 && source.charCodeAt(from) !== digit0 && source.charCodeAt(to) === quote;
}

function isLetter(sign: number): boolean {
  return sign >= letterA && sign <= letterZ;
}

function endOfDigits(source: string, from: number): number {
  let end = from;
  for (let sign = source.charCodeAt(end); sign >= digit0 && sign <= digit9;) sign = source.charCodeAt(++end);
  return end;
}
