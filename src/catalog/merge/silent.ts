import { sameValue } from '../canonical.js';
import type { Place } from '../change.js';
import type { DraftChange } from '../draft.js';
import type { ItemContent, ItemField } from '../item.js';
import { itemFields } from '../item.js';
import type { CodedChange, CodedDraft } from './coded-draft.js';
import { uncoded } from './coded-draft.js';
import type { Dispute } from './conflict.js';
import type { OutlineMerge, Snapshot } from './merge-outline.js';
import { placesOf } from './outline-places.js';
import type { Sides } from './sides.js';
import { mapSides } from './sides.js';

/** What a merge of a draft settled without a question. */
export type Silent =
  /** Theirs say so too: nothing is left of the change, or of the part of it told here. */
  | { kind: 'already-so'; change: DraftChange }
  /** Both changed the field, neither what the other changed. */
  | CombinedField
  /** The item it was to stand behind is not there any more: it stands behind the nearest one before that. */
  | { kind: 'neighbour-gone'; code: string; before: Place; after: Place }
  /** The item to be moved was withdrawn. */
  | { kind: 'move-dropped'; change: DraftChange };

type CombinedField = {
  [F in ItemField]: { kind: 'combined'; code: string; field: F; merged: ItemContent[F] } & Sides<
    ItemContent[F]
  >;
}[ItemField];

/** What is told of a draft's merge beside its changes and conflicts. What was decided is no silence either. */
export function tellSilent(
  draft: CodedDraft,
  merge: OutlineMerge,
  sides: Sides<Snapshot>,
  { changes, asked }: { changes: readonly DraftChange[]; asked: readonly Dispute[] },
): Silent[] {
  const disputed = new Set(asked.map(nameOf));
  const telling = {
    merge,
    sides,
    disputed,
    places: mapSides(sides, ({ outline }) => placesOf(outline)),
    put: new Set(
      changes.flatMap((change) => ('place' in change && change.code !== null ? [change.code] : [])),
    ),
  };
  const present = new Set(sides.theirs.outline.map(({ code }) => code));
  return [
    ...draft.domains.flatMap(({ change }): Silent[] =>
      change.kind === 'add-domain' && present.has(change.domain) ? [{ kind: 'already-so', change }] : [],
    ),
    ...[...draft.byItem].flatMap(([code, origins]) => [
      ...tellGone(code, origins, telling),
      ...tellFields(code, origins, telling),
    ]),
    ...tellNeighbours(changes, telling),
  ];
}

type Telling = {
  merge: OutlineMerge;
  sides: Sides<Snapshot>;
  places: Sides<ReadonlyMap<string, Place>>;
  /** The items the merged draft puts in a place. */
  put: ReadonlySet<string>;
  disputed: ReadonlySet<string>;
};

function nameOf(dispute: Dispute): string {
  switch (dispute.kind) {
    case 'field':
      return fieldName(dispute.code, dispute.field);
    case 'same-topic':
      return dispute.ours.code;
    case 'domain':
      return dispute.domain;
    case 'edit-withdraw':
    case 'two-moves':
    case 'place-gone':
      return dispute.code;
  }
}

function fieldName(code: string, field: ItemField): string {
  return `${code} ${field}`;
}

/** Changes of which nothing is left. */
function tellGone(
  code: string,
  origins: readonly CodedChange[],
  { merge, places, put, sides, disputed }: Telling,
): Silent[] {
  if (disputed.has(code)) return [];
  const isThere = places.theirs.has(code);
  const isPut = put.has(code);
  const isEqual = () => sameValue(sides.ours.contentOf(code), sides.theirs.contentOf(code));
  return origins.flatMap(({ change }): Silent[] => {
    switch (change.kind) {
      case 'withdraw':
        return !isThere && places.base.has(code) ? [{ kind: 'already-so', change }] : [];
      case 'move':
        if (isPut || !places.ours.has(code)) return [];
        return [{ kind: isThere ? 'already-so' : 'move-dropped', change }];
      case 'add':
      case 'restore': {
        const joined = merge.joined.has(code) || (isThere && isEqual());
        return joined && !isPut ? [{ kind: 'already-so', change: uncoded(change) }] : [];
      }
      case 'edit':
      case 'add-domain':
        return [];
    }
  });
}

/** Fields both sides changed. */
function tellFields(
  code: string,
  origins: readonly CodedChange[],
  { merge: { rows }, sides, places, disputed }: Telling,
): Silent[] {
  const [ours, theirs] = [sides.ours.contentOf(code), sides.theirs.contentOf(code)];
  const [base, merged] = [sides.base.contentOf(code), rows.get(code)?.content];
  if (!base || !ours || !theirs || !merged || !places.base.has(code)) return [];
  const both = itemFields.filter(
    (field) =>
      !disputed.has(fieldName(code, field)) &&
      !sameValue(base[field], ours[field]) &&
      !sameValue(base[field], theirs[field]),
  );
  const equal = both.filter((field) => sameValue(ours[field], theirs[field]));
  const fields = Object.fromEntries(equal.map((field) => [field, theirs[field]])) as Partial<ItemContent>; // its own
  const reason = origins.findLast(({ change }) => change.kind === 'edit')?.change.reason ?? null;
  return [
    ...(equal.length > 0
      ? [{ kind: 'already-so', change: { kind: 'edit', code, fields, reason } } as const]
      : []),
    ...both
      .filter((field) => !equal.includes(field))
      .map((field) => {
        const values = mapSides({ base, ours, theirs }, (side) => side[field]);
        return { kind: 'combined', code, field, ...values, merged: merged[field] } as CombinedField; // its own values
      }),
  ];
}

/** Rows that can't stand behind the one they were to stand behind. */
function tellNeighbours(
  changes: readonly DraftChange[],
  { merge: { outline }, places, disputed }: Telling,
): Silent[] {
  const homes = placesOf(outline);
  return changes.flatMap((change): Silent[] => {
    if (!('place' in change)) return [];
    const code = change.code ?? (change.kind === 'add' ? change.key : '');
    const before = places.ours.get(code);
    if (!before || before.follows === null || disputed.has(code)) return [];
    if (homes.get(before.follows)?.domain === before.domain) return [];
    return [{ kind: 'neighbour-gone', code, before, after: change.place }];
  });
}
