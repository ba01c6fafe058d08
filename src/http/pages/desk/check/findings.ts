import type { FindingState } from '../../../../regulation/finding.js';

/** What is found of one citation. */
export type Found = {
  code: string;
  title: string;
  domain: string;
  /** The citation as the item has it. */
  cited: string;
  /** The act it means; null: none for sure. */
  act: { id: string; title: string } | null;
  state: FindingState;
  /** What is known beyond that: since when, what takes its place. */
  more: string | null;
};

/** One act, or one unclear citation, found to be one thing, with the items that cite it. */
export type FindingGroup = Pick<Found, 'act' | 'state' | 'more'> & {
  /** What stands for it in the list. */
  name: string;
  items: Pick<Found, 'code' | 'title' | 'domain' | 'cited'>[];
};

/** The worst first. */
export const urgency: readonly FindingState[] = [
  'repealed',
  'expired',
  'not-yet-in-force',
  'article-moved',
  'renamed',
  'older-edition',
  'ambiguous',
  'not-registered',
  'status-unknown',
];

/** What is to be seen to once, though many items cite it: the worst first, then what most items cite. */
export function groupFindings(found: readonly Found[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const { act, state, more, ...item } of found) {
    const key = JSON.stringify([act?.id ?? item.cited, state, more]);
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { act, state, more, name: act ? `《${act.title}》` : item.cited, items: [item] });
  }
  return [...groups.values()].sort(
    (a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state) || b.items.length - a.items.length,
  );
}
