import { sameValue } from '../canonical.js';
import type { CatalogItem, ItemContent } from '../item.js';
import { contentOf, emptyContent } from '../item.js';
import { topicKey } from '../topic.js';
import type { Choice, Suggestion } from './conflict.js';
import { isUncoded } from '../uncoded.js';
import { compareKeys } from './keys.js';
import { mergeContent, sameContentInForm } from './merge-content.js';
import type { MergedItem } from './merge-item.js';
import type { Ask } from './questions.js';

/** A row that one side alone added, and into which domain. */
export type AddedRow = { domain: string; item: CatalogItem };

/**
 * Settles the rows that each side added on one matter, in `rows`; gives theirs for each of ours that became one with
 * it. The published row keeps its code and place: ours can lend it its words. Equal rows ask no question where ours
 * has no code yet.
 */
export function settleSameTopics(
  added: { ours: readonly AddedRow[]; theirs: readonly AddedRow[] },
  rows: Map<string, MergedItem | null>,
  ask: Ask,
): Map<string, string> {
  const joined = new Map<string, string>();
  for (const { domain, ours, theirs } of pairTopics(added)) {
    const row = rows.get(theirs.code);
    if (!row || !rows.get(ours.code)) continue;
    const same = isUncoded(ours.code) && sameValue(contentOf(ours), contentOf(theirs));
    const choice = same
      ? 'theirs'
      : ask({ kind: 'same-topic', domain, base: null, ours, theirs }, () => suggestRow(ours, theirs));
    if (typeof choice === 'object' && choice.value === 'both') continue;
    rows.set(ours.code, null);
    rows.set(theirs.code, { ...row, content: contentBy(choice, ours, theirs) });
    joined.set(ours.code, theirs.code);
  }
  return joined;
}

function contentBy(choice: Choice, ours: CatalogItem, theirs: CatalogItem): ItemContent {
  if (typeof choice !== 'object') return contentOf(choice === 'ours' ? ours : theirs);
  return choice.value as ItemContent; // isAnswer lets nothing else pass
}

type TopicPair = { domain: string; ours: CatalogItem; theirs: CatalogItem };

/** The first by code with the first; rows without any name are about nothing. */
function pairTopics(added: { ours: readonly AddedRow[]; theirs: readonly AddedRow[] }): TopicPair[] {
  const others = byTopic(added.theirs);
  return [...byTopic(added.ours)].flatMap(([topic, rows]) =>
    rows.flatMap(({ domain, item: ours }, index) => {
      const theirs = others.get(topic)?.[index]?.item;
      return theirs ? [{ domain, ours, theirs }] : [];
    }),
  );
}

function byTopic(rows: readonly AddedRow[]): Map<string, AddedRow[]> {
  const topics = new Map<string, AddedRow[]>();
  for (const row of [...rows].sort((a, b) => compareKeys(a.item.code, b.item.code))) {
    const topic = topicKey(row.domain, row.item);
    if (topic !== topicKey(row.domain, emptyContent)) topics.set(topic, [...(topics.get(topic) ?? []), row]);
  }
  return topics;
}

/** One row that says what both say; of what can't stand side by side, what would be suggested for the field. */
function suggestRow(ours: CatalogItem, theirs: CatalogItem): Suggestion {
  const [mine, other] = [contentOf(ours), contentOf(theirs)];
  if (sameContentInForm(mine, other)) return { choice: 'theirs', why: 'form-only' };
  const sides = { base: emptyContent, ours: mine, theirs: other };
  const content = mergeContent(theirs.code, sides, (_dispute, suggest) => suggest().choice);
  if (sameValue(content, other)) return { choice: 'theirs', why: 'contains' };
  if (sameValue(content, mine)) return { choice: 'ours', why: 'contains' };
  return { choice: { value: content }, why: 'union' };
}
