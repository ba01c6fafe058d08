import type { Problem } from '../problem.js';
import type { ReadItem } from './read.js';

/** Items of one domain that are alike in every word: the second is a slip. */
export function reportRepeats(items: ReadItem[]): Problem[] {
  const first = new Map<string, ReadItem>();
  return items.flatMap((item): Problem[] => {
    const key = JSON.stringify([item.domain?.name ?? null, item.content]);
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, item);
      return [];
    }
    const { level1, level2, level3 } = item.content;
    const title = level3 ?? level2 ?? level1 ?? '';
    return [{ code: 'item.repeated', at: item.at, first: known.at, title }];
  });
}
