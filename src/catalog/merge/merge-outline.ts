import type { Catalog } from '../catalog.js';
import type { Place } from '../change.js';
import type { ItemContent } from '../item.js';
import { contentOf } from '../item.js';
import type { Outline } from '../outline.js';
import { chosenOf } from './conflict.js';
import { compareKeys } from './keys.js';
import { mergeDomains } from './merge-domains.js';
import type { MergedItem } from './merge-item.js';
import { mergeItem } from './merge-item.js';
import type { Placer } from './merge-order.js';
import { mergeOrder } from './merge-order.js';
import { insertNear, listsOf, placesOf } from './outline-places.js';
import type { Ask } from './questions.js';
import type { AddedRow } from './same-topic.js';
import { settleSameTopics } from './same-topic.js';
import type { Sides } from './sides.js';
import { mapSides } from './sides.js';

/** One side of a merge: an order, and the texts of those items the merge is about. */
export type Snapshot = { outline: Outline; contentOf: (code: string) => ItemContent | undefined };

export function snapshotOf({ domains }: Catalog): Snapshot {
  const contents = new Map(domains.flatMap(({ items }) => items).map((item) => [item.code, contentOf(item)]));
  return {
    outline: domains.map(({ code, name, items }) => ({ code, name, items: items.map((item) => item.code) })),
    contentOf: (code) => contents.get(code),
  };
}

/** `codes`: the items either side may have changed. `stays`: those that stand on a side where they stood in the base. */
export type MergeScope = {
  codes: ReadonlySet<string>;
  stays: { ours: ReadonlySet<string>; theirs: ReadonlySet<string> };
};

export type OutlineMerge = {
  /** What became of each of the items the merge is about; null: it is gone. */
  rows: Map<string, MergedItem | null>;
  outline: Outline;
  /** The items that stand where ours or a decision put them, not where theirs have them. */
  placed: Set<string>;
  /** The row of theirs that each of ours on the same matter became one with. */
  joined: Map<string, string>;
};

/** Merges items, their places and their domains. Other items than those of the scope are as theirs have them. */
export function mergeOutlines(sides: Sides<Snapshot>, scope: MergeScope, ask: Ask): OutlineMerge {
  const outlines = mapSides(sides, ({ outline }) => outline);
  const places = mapSides(outlines, placesOf);
  const rows = mergeItems(sides, places, scope, ask);
  const added = {
    ours: addedRows('ours', sides, places, scope),
    theirs: addedRows('theirs', sides, places, scope),
  };
  const joined = settleSameTopics(added, rows, ask);
  const { orders, placed } = orderItems(mapSides(outlines, listsOf), places, rows, scope, ask);
  const inhabited = new Set([...rows.values()].flatMap((row) => (row ? [row.domain] : [])));
  const domains = mergeDomains(outlines, inhabited, ask);
  return {
    rows,
    outline: domains.map((domain) => ({ ...domain, items: orders.get(domain.code) ?? [] })),
    placed,
    joined,
  };
}

type Places = Sides<ReadonlyMap<string, Place>>;

function mergeItems(
  sides: Sides<Snapshot>,
  places: Places,
  { codes, stays }: MergeScope,
  ask: Ask,
): Map<string, MergedItem | null> {
  const domains = mapSides(sides, ({ outline }) => new Set(outline.map(({ code }) => code)));
  const around = {
    ask,
    isGone: (side: 'ours' | 'theirs', domain: string) =>
      domains.base.has(domain) && !domains[side].has(domain),
    placeInTheirs: (code: string) => places.theirs.get(code),
  };
  const stateOn = (side: keyof Places, code: string) => {
    const place = places[side].get(code);
    const content = sides[side].contentOf(code);
    if (!place) return null;
    if (!content) throw new RangeError(`no content of item ${code}`);
    return { content, place, stays: side === 'base' || stays[side].has(code) };
  };
  return new Map(
    [...codes].map((code) => {
      const states = {
        base: stateOn('base', code),
        ours: stateOn('ours', code),
        theirs: stateOn('theirs', code),
      };
      return [code, mergeItem(code, states, around)];
    }),
  );
}

/** The rows that only one side has; what came from a domain the merge is not about is none. */
function addedRows(
  side: 'ours' | 'theirs',
  sides: Sides<Snapshot>,
  places: Places,
  { codes }: MergeScope,
): AddedRow[] {
  const other = side === 'ours' ? 'theirs' : 'ours';
  return [...codes].flatMap((code) => {
    const domain = places[side].get(code)?.domain;
    const content = sides[side].contentOf(code);
    const added = !sides.base.contentOf(code) && !places[other].has(code);
    return added && domain !== undefined && content ? [{ domain, item: { code, ...content } }] : [];
  });
}

/** Gives a row whose place only a decision tells its domain, and each domain its order. */
function orderItems(
  lists: Sides<ReadonlyMap<string, readonly string[]>>,
  places: Places,
  rows: Map<string, MergedItem | null>,
  { stays }: MergeScope,
  ask: Ask,
): { orders: Map<string, string[]>; placed: Set<string> } {
  const orders = new Map<string, string[]>();
  const placed = new Set<string>();
  const settle = (code: string): Placer => {
    const found = mapSides(places, (side) => side.get(code) ?? null);
    const choice = ask({ kind: 'two-moves', code, ...found }, () => ({ choice: 'theirs', why: 'published' }));
    if (choice === 'ours' || choice === 'theirs') return choice;
    const [row, place] = [rows.get(code), chosenOf(found, choice)];
    if (row && place) rows.set(code, { ...row, domain: place.domain, place });
    return 'neither';
  };
  for (const domain of new Set([...lists.ours.keys(), ...lists.theirs.keys()])) {
    const list = mapSides(lists, (side) => side.get(domain) ?? []);
    const keeps = (code: string) => {
      const row = rows.get(code);
      if (row === undefined) return places.theirs.get(code)?.domain === domain;
      return row !== null && row.domain === domain && row.place === null;
    };
    const { order, byOurs } = mergeOrder(list, { stays, keeps, settle });
    orders.set(domain, order);
    for (const code of byOurs) placed.add(code);
  }
  for (const [code, row] of [...rows].sort(([a], [b]) => compareKeys(a, b))) {
    if (!row?.place) continue;
    const order = orders.get(row.domain) ?? [];
    insertNear(order, code, row.place.follows, lists.base.get(row.domain) ?? []);
    orders.set(row.domain, order);
    placed.add(code);
  }
  return { orders, placed };
}
