import { parseCitation } from '../citation.js';
import { stationaryKeys } from '../order.js';
import { formOf } from './form.js';
import { likenessOf } from './likeness.js';

/** What became of one element of a list. `moved`: the same words at another place among those that stayed. */
export type ElementPair =
  | { fate: 'kept' | 'moved' | 'added' | 'removed'; text: string }
  | { fate: 'changed'; before: string; after: string };

/** How like two elements must be to be one that was changed. */
const leastLikeness = 0.6;

/** So many pairs are compared; in longer lists only equals, equals in form and equal titles are found. */
const mostPairs = 40_000;

/**
 * The elements of a list before and after, in the order of the new one; what went stands behind what stood before it.
 * Two elements are one that changed if they are equal in form, else if they cite one title, else if they are alike.
 * A list of one and one is a text and its next wording.
 */
export function pairElements(before: readonly string[], after: readonly string[]): ElementPair[] {
  const partner = new Map<number, number>();
  if (before.length === 1 && after.length === 1) partner.set(0, 0);
  const link = pairing(before, after, partner);
  link((text) => text);
  link(formOf);
  link(citedTitle);
  linkAlike(before, after, partner);
  return inNewOrder(before, after, partner);
}

/** Links what has one key on both sides and no partner yet, first to first; '' is no key. */
function pairing(before: readonly string[], after: readonly string[], partner: Map<number, number>) {
  return (keyOf: (text: string) => string): void => {
    const taken = new Set(partner.values());
    const waiting = new Map<string, number[]>();
    for (const [index, text] of before.entries()) {
      if (partner.has(index)) continue;
      const key = keyOf(text);
      if (key !== '') waiting.set(key, [...(waiting.get(key) ?? []), index]);
    }
    if (waiting.size === 0) return;
    for (const [index, text] of after.entries()) {
      const found = taken.has(index) ? undefined : waiting.get(keyOf(text))?.shift();
      if (found !== undefined) partner.set(found, index);
    }
  };
}

function citedTitle(text: string): string {
  return formOf(parseCitation(text).title ?? '').replace(/^中华人民共和国/u, '');
}

function linkAlike(before: readonly string[], after: readonly string[], partner: Map<number, number>): void {
  const taken = new Set(partner.values());
  const old = [...before.keys()].filter((index) => !partner.has(index));
  const now = [...after.keys()].filter((index) => !taken.has(index));
  if (old.length * now.length > mostPairs) return;
  const alike = old
    .flatMap((i) => now.map((j) => ({ i, j, likeness: likenessOf(before[i] ?? '', after[j] ?? '') })))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness || a.i - b.i || a.j - b.j);
  for (const { i, j } of alike) {
    if (partner.has(i) || taken.has(j)) continue;
    partner.set(i, j);
    taken.add(j);
  }
}

function inNewOrder(
  before: readonly string[],
  after: readonly string[],
  partner: ReadonlyMap<number, number>,
): ElementPair[] {
  const origin = new Map([...partner].map(([i, j]) => [j, i]));
  const still = stationaryKeys(
    before.flatMap((_, i) => (partner.has(i) ? [String(i)] : [])),
    after.flatMap((_, j) => (origin.has(j) ? [String(origin.get(j))] : [])),
  );
  const gone = (from: number): ElementPair[] => {
    const next = before.findIndex((_, i) => i >= from && partner.has(i));
    return before
      .slice(from, next < 0 ? undefined : next)
      .map((text): ElementPair => ({ fate: 'removed', text }));
  };
  return [
    ...gone(0),
    ...after.flatMap((text, j): ElementPair[] => {
      const i = origin.get(j);
      if (i === undefined) return [{ fate: 'added', text }];
      const was = before[i] ?? '';
      const pair: ElementPair =
        was === text
          ? { fate: still.has(String(i)) ? 'kept' : 'moved', text }
          : { fate: 'changed', before: was, after: text };
      return [pair, ...gone(i + 1)];
    }),
  ];
}
