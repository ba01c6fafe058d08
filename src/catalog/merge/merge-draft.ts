import type { DraftChange } from '../draft.js';
import type { CodedDraft } from './coded-draft.js';
import { codeDraft } from './coded-draft.js';
import type { Conflict, Decision } from './conflict.js';
import type { Snapshot } from './merge-outline.js';
import { mergeOutlines } from './merge-outline.js';
import { placesOf, stayingItems } from './outline-places.js';
import { Questions } from './questions.js';
import { rewriteDraft } from './rewrite-draft.js';
import type { Silent } from './silent.js';
import { tellSilent } from './silent.js';

export type DraftMerge = {
  /** The draft on top of theirs: only what still differs. Of a conflict, what theirs say. */
  changes: DraftChange[];
  /** Those nobody has decided. */
  conflicts: Conflict[];
  /** What came together without a question. */
  silent: Silent[];
};

/**
 * Brings a draft onto a later version than the one it was made on. Both outlines need all domains, but only the items
 * of those that the draft touches at either version or that a decision puts an item into; `textsForMerge` names the
 * texts.
 */
export function mergeDraft(
  base: Snapshot,
  theirs: Snapshot,
  changes: readonly DraftChange[],
  decisions: readonly Decision[] = [],
): DraftMerge {
  const draft = codeDraft(base, changes);
  const { ours } = draft;
  const known = new Set([base, ours, theirs].flatMap(({ outline }) => outline.map(({ code }) => code)));
  const questions = new Questions(decisions, (code) => known.has(code));
  const merge = mergeOutlines(
    { base, ours, theirs },
    {
      codes: new Set([...draft.byItem.keys(), ...newRows(base, theirs, changes)]),
      stays: {
        ours: staying(draft),
        theirs: stayingItems(base.outline, theirs.outline),
      },
    },
    questions.ask,
  );
  const { conflicts, asked } = questions;
  const rewritten = rewriteDraft(draft, merge, theirs);
  return {
    changes: [...rewritten, ...draft.misfits],
    conflicts,
    silent: tellSilent(draft, merge, { base, ours, theirs }, { changes: rewritten, asked }),
  };
}

/** What a draft does not put anywhere stays: that a row before it was moved does not count. */
function staying({ ours, put }: CodedDraft): Set<string> {
  return new Set(ours.outline.flatMap(({ items }) => items.filter((code) => !put.has(code))));
}

/**
 * The items whose texts a merge reads at both versions, as far as they are there: those the draft names, and the rows
 * of theirs that are new beside its own.
 */
export function textsForMerge(
  base: Pick<Snapshot, 'outline'>,
  theirs: Pick<Snapshot, 'outline'>,
  changes: readonly DraftChange[],
): string[] {
  const named = changes.flatMap((change) => ('code' in change && change.code !== null ? [change.code] : []));
  return [...new Set([...named, ...newRows(base, theirs, changes)])];
}

/** Rows of theirs in the domains the draft adds rows to: one of them may be on the same matter. */
function newRows(
  base: Pick<Snapshot, 'outline'>,
  theirs: Pick<Snapshot, 'outline'>,
  changes: readonly DraftChange[],
): string[] {
  const domains = new Set(
    changes.flatMap((change) =>
      change.kind === 'add' || change.kind === 'restore' ? [change.place.domain] : [],
    ),
  );
  const before = placesOf(base.outline);
  return theirs.outline.flatMap(({ code, items }) =>
    domains.has(code) ? items.filter((item) => !before.has(item)) : [],
  );
}
