import { linesOf, separators, withoutTail } from './edges.js';
import { tidied } from './plain.js';

const marks = String.raw`(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）](?![号年])|\d{1,2}[)）]|[①-⑳]|[●·•■▪◆◇○〇*★▲－-](?=\D))`;
/** What marks begin with: where there is none of it, there is no mark. */
const markSign = /[\d（(①-⑳●·•■▪◆◇○〇*★▲－-]/u;
const inlineSign = /[\d（(①-⑳●•■▪◆]/u;
const lineMark = new RegExp(String.raw`^\s*${marks}\s*`, 'u');
/** Inside a line only marks that can't be part of a sentence: after a separator, a space or a Chinese word. */
const inlineMark =
  /(?<=^|[;；。，,、\s\p{Script=Han})）》”])(?=(?:\d{1,2}[.．、](?![\d])|[（(]\d{1,2}[)）](?![号年])|[①-⑳]|[●•■▪◆]))/u;

/** 公开内容（要素）, one element each. Numbering and bullets go, words stay. */
export function readContent(cell: string): string[] {
  const lines = linesOf(cell.normalize('NFC'));
  return numbered(lines)
    .flatMap(withoutMark)
    .filter((element) => element !== '');
}

/** Elements told apart by their numbers or bullets; else by semicolons; else by lines; else by enumeration commas. */
function numbered(lines: string[]): string[] {
  const text = lines.join('\n');
  if (markSign.test(text)) {
    const pieces = piecesByMark(lines);
    const marked = pieces.filter((piece) => lineMark.test(piece)).length;
    if (marked >= 2 || (marked === 1 && lineMark.test(text))) return pieces.map(joinLines);
  }
  if (/[;；]/.test(text)) return splitOutside(joinWrapped(lines), /[;；]/);
  if (lines.length > 1 && !isWrapped(lines)) return joinOpenBrackets(lines);
  const line = lines.join('');
  const parts = splitOutside(line, /[、]/);
  return parts.length >= 3 && !/[，。,:：]/.test(line) ? parts : [line];
}

/** Cut before every mark: at the beginning of lines, and inside them. */
function piecesByMark(lines: string[]): string[] {
  const pieces: string[] = [];
  for (const line of lines) {
    const last = pieces.length - 1;
    if (last < 0 || lineMark.test(line)) pieces.push(line);
    else pieces[last] = `${pieces[last] ?? ''}\n${line}`;
  }
  return pieces
    .flatMap((piece) => (inlineSign.test(piece.slice(1)) ? piece.split(inlineMark) : [piece]))
    .filter((piece) => piece.trim() !== '');
}

function withoutMark(piece: string): string[] {
  return [tidied(withoutTail(piece.replace(lineMark, ''), separators))];
}

function joinLines(piece: string): string {
  return piece.includes('\n') ? linesOf(piece).join('') : piece.trim();
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
