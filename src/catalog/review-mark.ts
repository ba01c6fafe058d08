import { hashOf } from './canonical.js';
import type { DraftChange } from './draft.js';
import { subjectOf } from './draft-edit.js';
import type { ReviewKind } from './review.js';
import type { WeighedChange } from './semantic/weight.js';
import { titleOf } from './topic.js';
import { nameItem } from './uncoded.js';

/** What a draft makes of one item, and why: what a reviewer looks at by itself. */
export type ItemProposal = {
  code: string;
  /** What people call it: one that is new has no code yet. */
  name: string;
  digest: string;
  reasons: string[];
};

/** That one reviewer found in one kind of review what a digest names in order, or not: it holds for as long as a draft proposes exactly that. */
export type ReviewMark = {
  kind: ReviewKind;
  reviewer: string;
  digest: string;
  decision: 'approve' | 'return';
  comment: string | null;
  /** ISO 8601 instant, UTC. */
  at: string;
};

/** The items that a draft touches, in the order of its comparison; `changes` as weighed. */
export function itemProposals(
  changes: readonly WeighedChange[],
  proposed: readonly DraftChange[],
): ItemProposal[] {
  const byCode = new Map<string, WeighedChange[]>();
  for (const change of changes)
    if ('code' in change) byCode.set(change.code, [...(byCode.get(change.code) ?? []), change]);
  const whys = new Map<string, Pick<DraftChange, 'reason' | 'event'>[]>();
  for (const change of proposed)
    whys.set(subjectOf(change), [...(whys.get(subjectOf(change)) ?? []), change]);
  return [...byCode].map(([code, own]) => {
    const why = (whys.get(code) ?? []).map(({ reason, event = null }) => ({ reason, event }));
    const added = own.find((change) => change.kind === 'item-added');
    return {
      code,
      name: nameItem(code, added ? titleOf(added.content) : ''),
      digest: hashOf('change-1', { changes: own, why }),
      reasons: [...new Set(why.flatMap(({ reason }) => reason ?? []))],
    };
  });
}

/** What is made for the same reasons, by these: reviewed together. */
export function byReason<T extends Pick<ItemProposal, 'reasons'>>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const reason = one.reasons.join('；');
    groups.set(reason, [...(groups.get(reason) ?? []), one]);
  }
  return groups;
}

/** Identity of several proposals that are marked together. */
export function digestGroup(proposals: readonly Pick<ItemProposal, 'digest'>[]): string {
  return hashOf('changes-1', proposals.map(({ digest }) => digest).sort());
}

/** What a mark names: one proposal by its digest, or those of a group of which nothing was said yet. */
export function proposalsMarked(
  groups: readonly (readonly ItemProposal[])[],
  mark: string,
  known: ReadonlyMap<string, ReviewMark>,
): ItemProposal[] {
  const group = groups.find((one) => digestGroup(one) === mark);
  if (group) return group.filter(({ digest }) => !known.has(digest));
  return groups.flat().filter(({ digest }) => digest === mark);
}

/** Where to go on after some were marked: the next one nothing was said of, also from the top; null: there is none. */
export function nextOpen<T extends Pick<ItemProposal, 'digest'>>(
  all: readonly T[],
  marked: readonly T[],
  known: { has: (digest: string) => boolean },
): T | null {
  const last = all.findLastIndex((one) => marked.includes(one));
  const open = (one: T) => !known.has(one.digest) && !marked.includes(one);
  return all.slice(last + 1).find(open) ?? all.find(open) ?? null;
}

/** Of the marks of one reviewer, oldest first, those that count, by digest. */
export function lastMarks(marks: readonly ReviewMark[]): Map<string, ReviewMark> {
  return new Map(marks.map((mark) => [mark.digest, mark]));
}

/** How far a reviewer has come with a draft: what they sent back, and what they have not looked at. */
export type MarkedSoFar = { returned: { name: string; comment: string }[]; open: string[] };

export function markedSoFar(
  proposals: readonly Pick<ItemProposal, 'name' | 'digest'>[],
  marks: ReadonlyMap<string, ReviewMark>,
): MarkedSoFar {
  return {
    returned: proposals.flatMap(({ name, digest }) => {
      const mark = marks.get(digest);
      return mark?.decision === 'return' ? [{ name, comment: mark.comment ?? '' }] : [];
    }),
    open: proposals.flatMap(({ name, digest }) => (marks.has(digest) ? [] : [name])),
  };
}

/** Why the whole can't be approved as its changes were marked, and because of which; null: it can. */
export function markObstacle({
  returned,
  open,
}: MarkedSoFar): { obstacle: 'returned' | 'open'; subjects: string[] } | null {
  if (returned.length > 0) return { obstacle: 'returned', subjects: returned.map(({ name }) => name) };
  return open.length > 0 ? { obstacle: 'open', subjects: open } : null;
}
