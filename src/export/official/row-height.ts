/** Excel does not fit the height of rows that a file brings: it is written, and reckoned here. */

/** The highest row Excel has, in points. */
const highest = 409;
const lowest = 30;
export const typeSizes = [11, 10, 9, 8, 7] as const;
export type TypeSize = (typeof typeSizes)[number];

/** The largest type in which all texts of a row are in sight, and the row's height. */
export function fitRow(cells: readonly { text: string; width: number }[]): {
  size: TypeSize;
  height: number;
} {
  for (const size of typeSizes) {
    const height = rowHeight(cells, size);
    if (height <= highest) return { size, height };
  }
  return { size: 7, height: highest };
}

function rowHeight(cells: readonly { text: string; width: number }[], size: number): number {
  const lines = Math.max(...cells.map(({ text, width }) => countLines(text, width, size)));
  return Math.max(lowest, Math.ceil(lines * size * 1.36 + 8));
}

/** What stays together at the end of a line: a character or a word with the marks that open before and close behind it. */
const unbroken = /[（(《〔【“「〈]*(?:[!-~]+|[^\n])?[）)》〕】”」〉；，。、：]*/gu;

/** Lines a text takes in a column, broken as Chinese breaks. */
export function countLines(text: string, width: number, size: number): number {
  const room = usablePoints(width);
  return text.split('\n').reduce((lines, line) => lines + linesOf(line, room, size), 0);
}

function linesOf(line: string, room: number, size: number): number {
  if (line.length * size <= room) return 1;
  let used = 0;
  let lines = 1;
  for (const [part] of line.matchAll(unbroken)) {
    const length = lengthOf(part, size);
    if (used + length <= room) used += length;
    else {
      // what is longer than a line goes on over the next ones
      const more = Math.max(1, Math.ceil(length / room));
      lines += used === 0 ? more - 1 : more;
      used = length - (more - 1) * room;
    }
  }
  return lines;
}

function lengthOf(part: string, size: number): number {
  let length = 0;
  for (const sign of part) length += isWide(sign) ? size : size * 0.55;
  return length;
}

/** Points a column gives to text; its width counts digits of the default font, 7 pixels each. */
function usablePoints(width: number): number {
  return ((width * 7 - 4) * 3) / 4;
}

function isWide(sign: string): boolean {
  return sign > '\u2000';
}
