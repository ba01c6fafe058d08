import type { Position, Problem } from '../problem.js';
import type { ReadItem } from './read.js';

/** Codes that stand in several rows, and items of one domain that are alike in every word: the second is a slip. */
export function reportRepeats(items: readonly ReadItem[]): Problem[] {
  const repeatedCodes = withRepeatedCode(items);
  const told = new Set(repeatedCodes.map(({ item }) => item));
  const others = items.filter((item) => !told.has(item));
  return [...repeatedCodes.map(({ problem }) => problem), ...alike(sameNames(others))];
}

function withRepeatedCode(items: readonly ReadItem[]): { item: ReadItem; problem: Problem }[] {
  const first = new Map<string, ReadItem>();
  const repeated: { item: ReadItem; problem: Problem }[] = [];
  for (const item of items) {
    const { code } = item;
    if (code === null) continue;
    const known = first.get(code);
    if (known === undefined) first.set(code, item);
    else {
      const [at, firstAt] = [placeOfCode(item), placeOfCode(known)];
      repeated.push({ item, problem: { code: 'item.code-repeated', at, first: firstAt, found: code } });
    }
  }
  return repeated;
}

function placeOfCode({ at, places }: ReadItem): Position {
  return places?.code === undefined || at.row === null ? at : { ...at, cell: `${places.code}${at.row}` };
}

function alike(items: readonly ReadItem[]): Problem[] {
  const first = new Map<string, ReadItem>();
  return items.flatMap((item): Problem[] => {
    const key = JSON.stringify([item.domain?.name ?? null, item.content]);
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, item);
      return [];
    }
    return [{ code: 'item.repeated', at: item.at, first: known.at, title: nameOf(item) }];
  });
}

/** Only items whose last names are the same can be alike in every word: the others need not be compared whole. */
function sameNames(items: readonly ReadItem[]): ReadItem[] {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const item of items) {
    const name = nameOf(item);
    (once.has(name) ? again : once).add(name);
  }
  return again.size === 0 ? [] : items.filter((item) => again.has(nameOf(item)));
}

function nameOf({ content: { level1, level2, level3 } }: ReadItem): string {
  return level3 ?? level2 ?? level1 ?? '';
}
