import type { CatalogItem } from './item.js';
import type { Words } from './similarity.js';
import { likestOf } from './similarity.js';
import { titleOf, topicKey } from './topic.js';

/** An item that is there already and much like a new one: perhaps one matter under two names. */
export type Twin = { code: string; title: string };

/**
 * How like the lower names of two items must be, whatever they say of 公开内容: under one 一级事项, and under two, where
 * names that are the same are those of two matters (部门预算 and 部门决算 have 收支总体情况 each). In the starter catalogs one
 * item in seventeen has a neighbour that is a twin by this or by its words as a whole: what is told is a question.
 */
const nearNames = 0.75;
const nearNamesElsewhere = 0.85;
const leastSigns = 6;

/** `items`: those of the domain of the new ones. */
export function findTwins<K>(
  added: readonly { key: K; content: Words }[],
  items: readonly CatalogItem[],
): Map<K, Twin> {
  if (added.length === 0) return new Map();
  const rows = added.map(({ key: row, content }) => ({ row, content }));
  const found = new Map([...likestOf(rows, items)].map(([key, { item }]) => [key, toTwin(item)]));
  for (const [key, { item, likeness }] of likestByName(rows, items))
    if (likeness >= nearNamesElsewhere && likeness < 1 && signsOf(item) >= leastSigns)
      found.set(key, toTwin(item));
  const itemsIn = grouped(items, groupOf);
  for (const [group, ofGroup] of grouped(rows, ({ content }) => groupOf(content))) {
    const near = likestByName(ofGroup, itemsIn.get(group) ?? []);
    for (const [key, { item, likeness }] of near) if (likeness >= nearNames) found.set(key, toTwin(item));
  }
  return found;
}

function likestByName<K>(
  rows: readonly { row: K; content: Words }[],
  items: readonly CatalogItem[],
): [K, { item: CatalogItem; likeness: number }][] {
  const named = likestOf(
    rows.map(({ row, content }) => ({ row, content: lowerNames(content) })),
    items.map((item) => ({ ...lowerNames(item), item })),
  );
  return [...named].map(([row, { item, likeness }]) => [row, { item: item.item, likeness }]);
}

function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}

function groupOf({ level1 }: Words): string {
  return topicKey('', { level1, level2: null, level3: null });
}

function lowerNames({ level2, level3 }: Words): Words {
  return { level1: null, level2, level3, content: [] };
}

function signsOf({ level2, level3 }: Words): number {
  return Array.from(`${level2 ?? ''}${level3 ?? ''}`).length;
}

function toTwin(item: CatalogItem): Twin {
  return { code: item.code, title: titleOf(item) };
}
