import type { Place } from '../change.js';
import type { Outline } from '../outline.js';
import { stationaryKeys } from '../order.js';

/** Where each item of an outline stands. */
export function placesOf(outline: Outline): Map<string, Place> {
  return new Map(
    outline.flatMap(({ code: domain, items }) =>
      items.map((item, index): [string, Place] => [item, { domain, follows: items[index - 1] ?? null }]),
    ),
  );
}

/** The codes of each domain's items, in order. */
export function listsOf(outline: Outline): Map<string, readonly string[]> {
  return new Map(outline.map(({ code, items }) => [code, items]));
}

/** The items that stand in an outline where they stood in the base. */
export function stayingItems(base: Outline, side: Outline): Set<string> {
  const lists = listsOf(side);
  return new Set(base.flatMap(({ code, items }) => [...stationaryKeys(items, lists.get(code) ?? [])]));
}

/** Puts a key behind the one it follows, else behind the nearest that stood before that one, else at the end. */
export function insertNear(
  order: string[],
  key: string,
  follows: string | null,
  before: readonly string[],
): void {
  order.splice(indexNear(order, follows, before), 0, key);
}

function indexNear(order: readonly string[], follows: string | null, before: readonly string[]): number {
  if (follows === null) return 0;
  if (order.includes(follows)) return order.indexOf(follows) + 1;
  if (!before.includes(follows)) return order.length;
  const nearest = before.slice(0, before.indexOf(follows)).findLast((key) => order.includes(key));
  return nearest === undefined ? 0 : order.indexOf(nearest) + 1;
}
