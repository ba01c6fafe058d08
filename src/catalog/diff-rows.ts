import type { Change, Place } from './change.js';
import { changedFields } from './diff.js';
import type { ItemContent } from './item.js';
import { stationaryKeys } from './order.js';

/** Where an item stands on one side: `position` orders the items of a domain. */
export type RowSide = { domain: string; position: string; content: ItemContent };

/** An item that is not wholly the same on both sides; null = it is not there. */
export type Row = { code: string; before: RowSide | null; after: RowSide | null };

/** What stands around the rows on each side. */
export type Neighbours = {
  /** The item right before a row. */
  before: (row: string) => string | null;
  after: (row: string) => string | null;
};

/**
 * The rows that moved: to another domain, or past an item that stayed. `gapOf` names the last item before a row that is
 * wholly the same on both sides: rows in one gap can only have passed each other.
 */
export function movedRows(
  rows: readonly Row[],
  gapOf: { before: (row: string) => string | null; after: (row: string) => string | null },
): Set<string> {
  const moved = new Set<string>();
  const gaps = new Map<string, Row[]>();
  for (const row of rows) {
    const { code, before, after } = row;
    if (!before || !after) continue;
    const gap = gapOf.before(code);
    if (before.domain !== after.domain || gap !== gapOf.after(code)) moved.add(code);
    else {
      const key = JSON.stringify([before.domain, gap]);
      gaps.set(key, [...(gaps.get(key) ?? []), row]);
    }
  }
  for (const gap of gaps.values()) {
    const still = stationaryKeys(inOrder(gap, 'before'), inOrder(gap, 'after'));
    for (const { code } of gap) if (!still.has(code)) moved.add(code);
  }
  return moved;
}

/** What differs, in the order in which `diffCatalogs` tells it; `domains` are in their order on each side. */
export function diffRows(
  rows: readonly Row[],
  moved: ReadonlySet<string>,
  neighbours: Neighbours,
  domains: { before: readonly string[]; after: readonly string[] },
): Change[] {
  const old = sorted(rows, 'before', domains.before);
  const now = sorted(rows, 'after', domains.after);
  const placeOf = (side: 'before' | 'after', code: string, { domain }: RowSide): Place => ({
    domain,
    follows: neighbours[side](code),
  });
  const removed = old.flatMap(({ code, before, after }): Change[] =>
    before && !after
      ? [{ kind: 'item-removed', code, place: placeOf('before', code, before), content: before.content }]
      : [],
  );
  const placed = now.flatMap(({ code, before, after }): Change[] => {
    if (!after) return [];
    const place = placeOf('after', code, after);
    if (!before) return [{ kind: 'item-added', code, place, content: after.content }];
    return moved.has(code)
      ? [{ kind: 'item-moved', code, before: placeOf('before', code, before), after: place }]
      : [];
  });
  const edited = now.flatMap(({ code, before, after }): Change[] =>
    before && after ? changedFields({ code, ...before.content }, { code, ...after.content }) : [],
  );
  return [...removed, ...placed, ...edited];
}

function inOrder(rows: readonly Row[], side: 'before' | 'after'): string[] {
  return [...rows].sort((a, b) => compare(a[side]?.position, b[side]?.position)).map(({ code }) => code);
}

function sorted(rows: readonly Row[], side: 'before' | 'after', domains: readonly string[]): Row[] {
  const rank = new Map(domains.map((code, index) => [code, index]));
  const rankOf = (row: Row) => rank.get(row[side]?.domain ?? '') ?? -1;
  return [...rows].sort((a, b) => rankOf(a) - rankOf(b) || compare(a[side]?.position, b[side]?.position));
}

/** By code unit: as the store compares them. */
function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
