import { linesOf, separators, withoutTail } from './edges.js';
import { tidied } from './plain.js';
import { remembered } from './remembered.js';

const marks = String.raw`(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）](?![号年])|\d{1,2}[)）]|[①-⑳]|[●·•■▪◆◇○〇*★▲－-](?=\D))`;
/** What marks inside a line begin with: where there is none of it, there is no mark. */
const inlineSign = /[\d（(①-⑳●•■▪◆]/u;
const lineMark = new RegExp(String.raw`^\s*${marks}\s*`, 'u');
const bullet = /^[●•■▪◆]/u;
/** Inside a line only marks that can't be part of a sentence: after a separator, a space or a Chinese word. */
const inlineMark =
  /(?<=^|[;；。，,、\s\p{Script=Han})）》”])(?=(?:\d{1,2}[.．、](?![\d])|[（(]\d{1,2}[)）](?![号年])|[①-⑳]|[●•■▪◆]))/u;

/** 公开内容（要素）, one element each. Numbering and bullets go, words stay. */
export function readContent(cell: string): string[] {
  const lines = linesOf(cell.normalize('NFC'));
  return (marked(lines) ?? unmarked(lines).map(withoutMark)).filter((element) => element !== '');
}

/** Elements told apart by their numbers or bullets; null where those part nothing. */
function marked(lines: string[]): string[] | null {
  const pieces = piecesByMark(lines);
  const count = pieces.reduce((sum, piece) => sum + (piece.marked ? 1 : 0), 0);
  if (count === 0 || (count === 1 && !lineMark.test(lines.join('\n')))) return null;
  return pieces.map(({ element }) => element);
}

/** Elements by semicolons; else by lines; else by enumeration commas. */
function unmarked(lines: string[]): string[] {
  if (lines.some((line) => /[;；]/.test(line))) return splitOutside(joinWrapped(lines), /[;；]/);
  if (lines.length > 1 && !isWrapped(lines)) return joinOpenBrackets(lines);
  const line = lines.join('');
  const parts = splitOutside(line, /[、]/);
  return parts.length >= 3 && !/[，。,:：]/.test(line) ? parts : [line];
}

/** What stands between two marks. */
type Piece = { text: string; marked: boolean; element: string };

/** Cut before every mark: at the beginning of lines, and inside them. */
function piecesByMark(lines: string[]): Piece[] {
  const found: Piece[] = [];
  for (const line of lines) {
    const { opens, pieces } = cutLine(line);
    const before = opens ? undefined : found.pop();
    for (const [index, piece] of pieces.entries())
      found.push(index === 0 && before ? readPiece(`${before.text}\n${piece.text}`) : piece);
  }
  return found;
}

/** `opens`: a mark begins the line. The same lines stand in many cells that are not the same. */
const cutLine = remembered((line) => {
  const texts = inlineSign.test(line.slice(1)) ? line.split(inlineMark) : [line];
  return { opens: lineMark.test(line) || bullet.test(line), pieces: texts.map(readPiece) };
});

function readPiece(text: string): Piece {
  const words = text.includes('\n') ? linesOf(text).join('') : text.trim();
  return { text, marked: lineMark.test(text), element: withoutMark(words) };
}

function withoutMark(piece: string): string {
  return tidied(withoutTail(piece.replace(lineMark, ''), separators));
}

/** Lines that end with the separator are elements; lines broken in the middle of an element are put together. */
function joinWrapped(lines: string[]): string {
  return lines
    .map((line, index) =>
      index < lines.length - 1 && !/[;；]$/.test(line) && startsElement(lines, index) ? `${line}；` : line,
    )
    .join('');
}

/** Only where every line but the last is closed by a separator can an unclosed line be an element of its own. */
function startsElement(lines: string[], index: number): boolean {
  return lines.slice(0, -1).some((line, other) => other !== index && /[;；]$/.test(line));
}

/** A text wrapped at a fixed width: enumeration commas run through lines of one length. */
function isWrapped(lines: string[]): boolean {
  const all = lines.slice(0, -1);
  const longest = Math.max(...all.map((line) => line.length));
  return lines.join('').includes('、') && longest >= 8 && all.every((line) => longest - line.length <= 3);
}

function joinOpenBrackets(lines: string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && isOpen(last)) joined[joined.length - 1] = last + line;
    else joined.push(line);
  }
  return joined;
}

function isOpen(text: string): boolean {
  return (text.match(/[（(《〔]/g) ?? []).length > (text.match(/[）)》〕]/g) ?? []).length;
}

/** Splits at separators that stand in no brackets or quotes. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (/[（(《〔【“「〈]/.test(character)) depth++;
    else if (/[）)》〕】”」〉]/.test(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && separator.test(character)) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part].filter((piece) => piece.trim() !== '');
}
