import type { ItemContent, ItemField } from '../catalog/item.js';
import { itemFields } from '../catalog/item.js';
import { sayValue } from '../catalog/words.js';
import { foldTitle, withoutState } from './link-fold.js';
import type { Regulation } from './regulation.js';

/** Where an act's name stands in an item besides its 公开依据. */
export type NamePlace = { field: ItemField; name: string; times: number };

/** Shorter names (信访, 消防) are words of their own. */
const shortest = 4;
const kindWords =
  /(?:法典?|条例|(?:暂行|试行)?(?:办法|规定|细则|规则)|决定|意见|通知|方案|规划|规范)(?:试行|暂行|修订)?$/u;

/**
 * By what an act is named in running text: its titles, what stands before 办法 (养老机构设立许可), and in what they differ
 * from its successors' (设立许可). Longer names first.
 */
export function namesOf({ title, aliases }: Regulation, successors: readonly string[]): string[] {
  const titles = [title, ...aliases].map((each) => withoutState(foldTitle(each)));
  const stems = titles.map((each) => each.replace(kindWords, ''));
  const differences = successors.map((successor) =>
    differenceOf(withoutState(foldTitle(title)), withoutState(foldTitle(successor))),
  );
  const names = [...titles, ...stems, ...differences].filter((name) => name.length >= shortest);
  return [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** What stands between the words that two titles begin and end with alike; '' where they begin differently. */
function differenceOf(title: string, other: string): string {
  let start = 0;
  while (start < title.length && title[start] === other[start]) start++;
  let end = title.length;
  let otherEnd = other.length;
  while (end > start && otherEnd > start && title[end - 1] === other[otherEnd - 1]) {
    end--;
    otherEnd--;
  }
  return start === 0 ? '' : title.slice(start, end);
}

/** Names and texts are compared without punctuation, so that a name holds nothing that a pattern would read as its own. */
export function nameFinder(names: readonly string[]): (content: ItemContent) => NamePlace[] {
  if (names.length === 0) return () => [];
  const pattern = new RegExp(names.join('|'), 'gu');
  return (content) =>
    textFields.flatMap((field) => {
      const counts = new Map<string, number>();
      for (const text of sayValue(content[field]))
        for (const [name] of foldTitle(text).matchAll(pattern)) counts.set(name, (counts.get(name) ?? 0) + 1);
      return [...counts].map(([name, times]) => ({ field, name, times }));
    });
}

const textFields = itemFields.filter((field) => field !== 'legalBases' && field !== 'link');
