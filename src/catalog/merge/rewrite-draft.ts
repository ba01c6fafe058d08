import { sameValue } from '../canonical.js';
import type { Place } from '../change.js';
import type { DraftChange, Proposal } from '../draft.js';
import type { ItemContent, ItemField } from '../item.js';
import { itemFields } from '../item.js';
import type { CodedChange, CodedDraft } from './coded-draft.js';
import { uncoded } from './coded-draft.js';
import type { MergedItem } from './merge-item.js';
import type { OutlineMerge, Snapshot } from './merge-outline.js';
import { placesOf } from './outline-places.js';

/**
 * The changes that lead from theirs to the merge: those of the draft that still change something, in its order, each
 * with its reason. Rows come behind the ones they follow.
 */
export function rewriteDraft(draft: CodedDraft, merge: OutlineMerge, theirs: Snapshot): DraftChange[] {
  const places = { merged: placesOf(merge.outline), theirs: placesOf(theirs.outline) };
  const moved = movedItems(merge, places);
  const rewritten: CodedChange[] = [];
  for (const [code, origins] of originsOf(draft, merge)) {
    const row = merge.rows.get(code) ?? null;
    const place = places.merged.get(code);
    const before = places.theirs.has(code) ? theirs.contentOf(code) : undefined;
    if (!before && row && place) rewritten.push(addition(code, origins, row, place));
    if (before && !row) rewritten.push(saying(lastOf(origins, 'withdraw'), { kind: 'withdraw', code }));
    if (before && row) rewritten.push(...edits(code, origins, before, row.content));
    if (before && row && place && moved.has(code)) {
      rewritten.push(saying(lastOf(origins, 'move'), { kind: 'move', code, place }));
    }
  }
  return [...domainAdditions(draft, merge, theirs), ...inReadingOrder(rewritten)].map(uncoded);
}

/** What the draft said of each item; of a row of theirs, what it said of the one that became one with it. */
function originsOf({ byItem }: CodedDraft, { joined }: OutlineMerge): [string, CodedChange[]][] {
  return [...byItem].flatMap(([code, origins]): [string, CodedChange[]][] => {
    const other = joined.get(code);
    return other === undefined || byItem.has(other)
      ? [[code, origins]]
      : [
          [code, origins],
          [other, origins],
        ];
  });
}

/** Items that stand behind the same one as before, which itself stays, need no change. */
function movedItems(
  { outline, placed }: OutlineMerge,
  places: { merged: Map<string, Place>; theirs: Map<string, Place> },
): Set<string> {
  const moved = new Set<string>();
  for (const code of outline.flatMap(({ items }) => items)) {
    const [now, before] = [places.merged.get(code), places.theirs.get(code)];
    if (!placed.has(code) || !now) continue;
    const stays = before && sameValue(before, now) && !moved.has(now.follows ?? '');
    if (!stays) moved.add(code);
  }
  return moved;
}

function addition(code: string, origins: CodedChange[], { content }: MergedItem, place: Place): CodedChange {
  const added = origins.find(({ change }) => change.kind === 'add');
  const key = added?.change.kind === 'add' ? added.change.key : null;
  return key === null
    ? saying(lastOf(origins, 'restore'), { kind: 'restore', code, place, content })
    : saying(lastOf(origins, 'add'), { kind: 'add', key, code, place, content });
}

/** Each edit with what is left of it; what another change left to edit stands with that one's reason. */
function edits(code: string, origins: CodedChange[], before: ItemContent, after: ItemContent): CodedChange[] {
  const fields = new Map<CodedChange, ItemField[]>();
  for (const field of itemFields) {
    if (sameValue(before[field], after[field])) continue;
    const origin =
      origins.findLast(({ change }) => change.kind === 'edit' && field in change.fields) ??
      lastOf(origins, 'edit');
    fields.set(origin, [...(fields.get(origin) ?? []), field]);
  }
  return [...fields].map(([origin, changed]) => {
    const said = Object.fromEntries(changed.map((field) => [field, after[field]])) as Partial<ItemContent>; // its own
    return saying(origin, { kind: 'edit', code, fields: said });
  });
}

function lastOf(origins: readonly CodedChange[], kind: Proposal['kind']): CodedChange {
  const origin = origins.findLast(({ change }) => change.kind === kind) ?? origins.at(-1);
  if (!origin) throw new RangeError('a change without an origin');
  return origin;
}

/** With the reason and the event of the change it comes from. */
function saying({ at, change: { reason, event } }: CodedChange, proposal: Proposal): CodedChange {
  return { at, change: { ...proposal, reason, ...(event !== undefined && { event }) } };
}

/** Domains that theirs have not: those the draft adds, and those brought back for a row that stays in them. */
function domainAdditions(
  { domains, byItem }: CodedDraft,
  { outline }: OutlineMerge,
  theirs: Snapshot,
): DraftChange[] {
  const present = new Set(theirs.outline.map(({ code }) => code));
  return outline.flatMap(({ code: domain, name, items }, index): DraftChange[] => {
    if (present.has(domain)) return [];
    const added = domains.find(({ change }) => change.kind === 'add-domain' && change.domain === domain);
    const cause = added ?? items.flatMap((item) => byItem.get(item) ?? [])[0];
    const follows = outline[index - 1]?.code ?? null;
    const proposal = { kind: 'add-domain', domain, name, follows } as const;
    return [cause ? saying(cause, proposal).change : { ...proposal, reason: null }];
  });
}

/** As in the draft, but never before the row it follows. */
function inReadingOrder(rewritten: readonly CodedChange[]): DraftChange[] {
  const putting = new Map(
    rewritten.flatMap(({ change }): [string, DraftChange][] =>
      'place' in change ? [[change.code ?? '', change]] : [],
    ),
  );
  const ordered = new Set<DraftChange>();
  for (const { change } of [...rewritten].sort((a, b) => a.at - b.at)) {
    const waiting: DraftChange[] = [];
    for (let next: DraftChange | undefined = change; next && !ordered.has(next);) {
      waiting.push(next);
      next = 'place' in next ? putting.get(next.place.follows ?? '') : undefined;
    }
    for (const each of waiting.reverse()) ordered.add(each);
  }
  return [...ordered];
}
