import type { CatalogItem } from './item.js';
import type { Words } from './similarity.js';
import { likestOf } from './similarity.js';
import { titleOf, topicKey } from './topic.js';

/** An item that is there already and much like a new one: perhaps one matter under two names. */
export type Twin = { code: string; title: string };

/**
 * How like the lower names of two items under one 一级事项 must be, whatever they say of 公开内容. In the starter catalogs
 * one item in seventeen has a neighbour that is a twin by this or by its words as a whole: what is told is a question.
 */
const nearNames = 0.75;

/** `items`: those of the domain of the new ones. */
export function findTwins<K>(
  added: readonly { key: K; content: Words }[],
  items: readonly CatalogItem[],
): Map<K, Twin> {
  const rows = added.map(({ key: row, content }) => ({ row, content }));
  const found = new Map([...likestOf(rows, items)].map(([key, { item }]) => [key, toTwin(item)]));
  for (const group of new Set(rows.map(({ content }) => groupOf(content)))) {
    const near = likestOf(
      rows
        .filter(({ content }) => groupOf(content) === group)
        .map(({ row, content }) => ({ row, content: lowerNames(content) })),
      items.filter((item) => groupOf(item) === group).map((item) => ({ ...lowerNames(item), item })),
    );
    for (const [key, { item, likeness }] of near)
      if (likeness >= nearNames) found.set(key, toTwin(item.item));
  }
  return found;
}

function groupOf({ level1 }: Words): string {
  return topicKey('', { level1, level2: null, level3: null });
}

function lowerNames({ level2, level3 }: Words): Words {
  return { level1: null, level2, level3, content: [] };
}

function toTwin(item: CatalogItem): Twin {
  return { code: item.code, title: titleOf(item) };
}
