import type { TidyingKind } from '../tidying.js';
import { isHan } from './blank.js';
import { isBlankSign } from './plain.js';

/** What may be left out of a cell, each a bit: this is asked of all that differs from what was read of it. */
const leavings = [
  'spaces-removed',
  'characters-composed',
  'list-split',
  'mark-removed',
  'end-sign-removed',
  'repeat-dropped',
] as const satisfies TidyingKind[];
const [spaces, composed, split, mark, endSign, repeat] = [1, 2, 4, 8, 16, 32];

/** What stands in a gap, each a bit. `word`: two Han or more; `other`: numbers, bullets, conjunctions. */
const [line, blank, semicolon, pause, comma, stop, other, word] = [1, 2, 4, 8, 16, 32, 64, 128];
const space = line | blank;
const signOf = new Map(
  (
    [
      ['\n\r', line],
      [';；', semicolon],
      ['、', pause],
      ['，,/／', comma],
      ['。.：:', stop],
    ] as const
  ).flatMap(([signs, bit]) => Array.from(signs, (sign) => [sign.charCodeAt(0), bit] as const)),
);

/**
 * What reading left out of a cell of which it kept these parts: the kinds of it, each once. null where the parts do not
 * stand in the cell one after the other. Semicolons and line breaks part what they stand between, perhaps 、 too.
 */
export function leftOut(
  cell: string,
  parts: readonly string[],
  parting: '' | '、' = '',
): readonly TidyingKind[] | null {
  if (parts.length === 1 && parts[0] === cell) return nothing;
  const text = cell.normalize('NFC');
  const partedBy = parting === '' ? semicolon : semicolon | pause;
  const isKept = askerOf(parts);
  let left = text === cell ? 0 : composed;
  let at = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    let start = placeOf(part, text, at);
    let end = start + part.length;
    if (start < 0) {
      const torn = findTorn(part, text, at);
      if (torn === null) return null;
      ({ start, end } = torn);
      left |= torn.left;
    }
    const gap = signsIn(text, at, start);
    if ((gap & word) !== 0 && isKept(text.slice(at, start))) left |= repeat;
    else left |= index === 0 ? leftAtStart(gap) : leftBetween(gap, partedBy);
    at = end;
  }
  const rest = signsIn(text, at, text.length);
  return toKinds(left | ((rest & word) !== 0 && isKept(text.slice(at)) ? repeat : leftAtEnd(rest)));
}

const nothing: readonly TidyingKind[] = [];
const combinations: (readonly TidyingKind[] | undefined)[] = [nothing];

function toKinds(left: number): readonly TidyingKind[] {
  return (combinations[left] ??= leavings.filter((_, index) => (left & (1 << index)) !== 0));
}

/** No number, bullet or conjunction before a part is longer. */
const longestMark = 12;

/** Where the part stands as it is, close to where the one before ended; else -1. */
function placeOf(part: string, text: string, from: number): number {
  const first = part.charCodeAt(0);
  for (let at = from; at <= from + longestMark; at++)
    if (text.charCodeAt(at) === first && text.startsWith(part, at)) return at;
  return -1;
}

/** Sign by sign: what stands between the signs was taken out. A space that was kept may have been any blanks. */
function findTorn(
  part: string,
  text: string,
  from: number,
): { start: number; end: number; left: number } | null {
  let start = -1;
  let left = 0;
  let at = from;
  for (const sign of part) {
    while (!text.startsWith(sign, at) && !(sign === ' ' && isBlankSign(text.charCodeAt(at)))) {
      if (at >= text.length) return null;
      if (start >= 0) left |= isBlankSign(text.charCodeAt(at)) ? spaces : mark;
      at++;
    }
    if (start < 0) start = at;
    if (sign === ' ' && text[at] !== ' ') left |= spaces;
    at += sign.length;
  }
  return { start, end: at, left };
}

function signsIn(text: string, from: number, to: number): number {
  let signs = 0;
  let han = 0;
  for (let at = from; at < to; at++) {
    const sign = text.charCodeAt(at);
    signs |= signOf.get(sign) ?? (isBlankSign(sign) ? blank : other);
    if (isHan(sign) && ++han === 2) signs |= word;
  }
  return signs;
}

/** Whether a gap says again what was kept. */
function askerOf(parts: readonly string[]): (gap: string) => boolean {
  let kept: Set<string> | null = null;
  return (gap) => {
    const known = (kept ??= new Set(parts));
    return gap.split(/[;；,，、/\s]/u).some((one) => known.has(one));
  };
}

function leftAtStart(gap: number): number {
  if (gap === 0) return 0;
  return (gap & ~space) === 0 ? spaces : mark;
}

function leftBetween(gap: number, parting: number): number {
  const signs = gap & ~space;
  if ((signs & other) !== 0) return mark;
  if (signs === 0) return (gap & line) === 0 ? split : 0;
  if ((signs & ~parting) === 0) return 0;
  if ((signs & (pause | comma)) !== 0) return split;
  return (gap & (line | semicolon)) === 0 ? split : endSign;
}

function leftAtEnd(gap: number): number {
  const signs = gap & ~space;
  if (signs === 0) return gap === 0 ? 0 : spaces;
  if ((signs & other) !== 0) return mark;
  return (signs & ~semicolon) === 0 ? 0 : endSign;
}
