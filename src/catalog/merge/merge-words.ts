import { diffWords } from '../semantic/segments.js';
import type { Sides } from './sides.js';

/** Both sides' changes of one text together; null where they change the same words. */
export function mergeWords({ base, ours, theirs }: Sides<string>): string | null {
  const mine = hunksOf(base, ours);
  const other = hunksOf(base, theirs).filter((hunk) => !mine.some((same) => isSame(hunk, same)));
  if (mine.some((one) => other.some((another) => touches(one, another)))) return null;
  let merged = '';
  let at = 0;
  for (const { from, to, put } of [...mine, ...other].sort((a, b) => a.from - b.from || a.to - b.to)) {
    merged += base.slice(at, from) + put;
    at = to;
  }
  return merged + base.slice(at);
}

/** A text in place of the one between two places. */
type Hunk = { from: number; to: number; put: string };

function hunksOf(before: string, after: string): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  for (const { fate, text } of diffWords(before, after)) {
    const last = hunks.at(-1);
    if (fate === 'removed') hunks.push({ from: at, to: at + text.length, put: '' });
    else if (fate === 'added' && last?.to === at) last.put += text;
    else if (fate === 'added') hunks.push({ from: at, to: at, put: text });
    if (fate !== 'added') at += text.length;
  }
  return hunks;
}

function isSame(a: Hunk, b: Hunk): boolean {
  return a.from === b.from && a.to === b.to && a.put === b.put;
}

function touches(a: Hunk, b: Hunk): boolean {
  return a.from === b.from || (a.from < b.to && b.from < a.to);
}
