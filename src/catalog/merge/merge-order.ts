import { stationaryKeys } from '../order.js';
import { compareKeys } from './keys.js';
import type { Sides } from './sides.js';

/** Who tells where a key stands; `neither`: it is placed later. */
export type Placer = 'ours' | 'theirs' | 'neither';

export type OrderRules = {
  /** The keys of each side that stand where they stood in the base. */
  stays: { ours: ReadonlySet<string>; theirs: ReadonlySet<string> };
  /** Whether a key that is not in both lists, or was taken away, is in the merged one. */
  keeps: (key: string) => boolean;
  /** Whose place counts for a key that both put somewhere else. */
  settle: (key: string) => Placer;
};

/** `byOurs`: the keys that stand where ours put them, not where theirs have them. */
export type OrderMerge = { order: string[]; byOurs: Set<string> };

/**
 * Two orders of keys in one. What neither side moved keeps its order; between two such keys stands what each side put
 * there, in that side's order. Of two such groups the one whose first key is smaller comes first, whoever put it.
 */
export function mergeOrder(sides: Sides<readonly string[]>, rules: OrderRules): OrderMerge {
  const { stays, keeps } = rules;
  const spine = new Set(
    sides.base.filter((key) => stays.ours.has(key) && stays.theirs.has(key) && keeps(key)),
  );
  const fixed = new Set([...spine, ...putAlike(sides, rules, spine)]);
  const placers = placersOf(sides, rules, fixed);
  const groups = new Map<string | null, string[][]>();
  for (const side of ['ours', 'theirs'] as const) {
    for (const [anchor, group] of groupsOf(sides[side], fixed, (key) => placers.get(key) === side)) {
      groups.set(anchor, [...(groups.get(anchor) ?? []), group]);
    }
  }
  const behind = (anchor: string | null) => (groups.get(anchor) ?? []).sort(byFirstKey).flat();
  return {
    order: [
      ...behind(null),
      ...sides.ours.filter((key) => fixed.has(key)).flatMap((key) => [key, ...behind(key)]),
    ],
    byOurs: new Set([...placers].flatMap(([key, placer]) => (placer === 'ours' ? [key] : []))),
  };
}

function byFirstKey([a = '']: string[], [b = '']: string[]): number {
  return compareKeys(a, b);
}

/** What both sides put into the same gap of the spine, in the same order. */
function putAlike(
  { ours, theirs }: Sides<readonly string[]>,
  { stays, keeps }: OrderRules,
  spine: ReadonlySet<string>,
): Set<string> {
  const gaps = { ours: gapsOf(ours, spine), theirs: gapsOf(theirs, spine) };
  const alike = (key: string) =>
    !stays.ours.has(key) &&
    !stays.theirs.has(key) &&
    gaps.ours.has(key) &&
    gaps.ours.get(key) === gaps.theirs.get(key) &&
    keeps(key);
  return stationaryKeys(ours.filter(alike), theirs.filter(alike));
}

/** The last key of the spine before each other key. */
function gapsOf(list: readonly string[], spine: ReadonlySet<string>): Map<string, string | null> {
  const gaps = new Map<string, string | null>();
  let last: string | null = null;
  for (const key of list) {
    if (spine.has(key)) last = key;
    else gaps.set(key, last);
  }
  return gaps;
}

function placersOf(
  { ours, theirs }: Sides<readonly string[]>,
  { stays, keeps, settle }: OrderRules,
  fixed: ReadonlySet<string>,
): Map<string, Placer> {
  const [inOurs, inTheirs] = [new Set(ours), new Set(theirs)];
  const placers = new Map<string, Placer>();
  for (const key of new Set([...ours, ...theirs])) {
    if (fixed.has(key) || !keeps(key)) continue;
    if (!inTheirs.has(key)) placers.set(key, 'ours');
    else if (!inOurs.has(key) || stays.ours.has(key)) placers.set(key, 'theirs');
    else placers.set(key, stays.theirs.has(key) ? 'ours' : settle(key));
  }
  return placers;
}

/** The wanted keys behind each fixed one (null: at the head). */
function groupsOf(
  list: readonly string[],
  fixed: ReadonlySet<string>,
  wanted: (key: string) => boolean,
): Map<string | null, string[]> {
  const groups = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const key of list) {
    if (fixed.has(key)) anchor = key;
    else if (wanted(key)) {
      const group = groups.get(anchor) ?? [];
      group.push(key);
      groups.set(anchor, group);
    }
  }
  return groups;
}
