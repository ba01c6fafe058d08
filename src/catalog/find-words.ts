import { findInitials, isInitials } from './initials.js';

/** What somebody seeks: words that must all occur, or, of letters alone, the pinyin initials of neighbouring characters. */
export type Sought = { words: string[]; initials: string | null };

export function readSought(q: string): Sought {
  const words = foldSigns(q)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const [only = '', ...others] = words;
  return { words, initials: others.length === 0 && isInitials(only) ? only : null };
}

/** Width and case don't matter to someone who searches. */
export function foldSigns(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Part of a text as it is shown, and whether it is what was sought. */
export type MarkedPart = { text: string; sought: boolean };

/** A text with everything that was sought in it marked. */
export function markSought(text: string, { words, initials }: Sought): MarkedPart[] {
  const places = words.flatMap((word) => placesOf(text, word));
  const byInitials = places.length === 0 && initials !== null ? findInitials(text, initials) : null;
  const marked = byInitials === null ? places : [byInitials];
  const parts: MarkedPart[] = [];
  let end = 0;
  for (const { from, to } of marked.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (to <= end) continue;
    const open = parts.at(-1);
    if (from > end) parts.push({ text: text.slice(end, from), sought: false });
    // what overlaps or touches is one mark
    if (from <= end && open !== undefined) open.text += text.slice(end, to);
    else parts.push({ text: text.slice(from, to), sought: true });
    end = to;
  }
  return end < text.length ? [...parts, { text: text.slice(end), sought: false }] : parts;
}

/** Where a folded word stands in a text. Folding may make one sign several, so places are kept sign by sign. */
function placesOf(text: string, word: string): { from: number; to: number }[] {
  const folded: string[] = [];
  const from: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/./gsu))
    for (const unit of foldSigns(sign).split('')) {
      folded.push(unit);
      from.push(index);
    }
  const whole = folded.join('');
  const places: { from: number; to: number }[] = [];
  for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + word.length))
    places.push({ from: from[at] ?? 0, to: from[at + word.length] ?? text.length });
  return places;
}

/** Of a long text the part around the first thing sought, at most so many signs. */
export function excerptOf(text: string, sought: Sought, most: number): string {
  const signs = Array.from(text);
  if (signs.length <= most) return text;
  const [before] = markSought(text, sought);
  const start = before === undefined || before.sought ? 0 : Array.from(before.text).length;
  const from = Math.max(0, Math.min(start - Math.floor(most / 3), signs.length - most));
  const to = from + most;
  return `${from > 0 ? '…' : ''}${signs.slice(from, to).join('')}${to < signs.length ? '…' : ''}`;
}
