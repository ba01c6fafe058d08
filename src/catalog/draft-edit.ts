import type { Place } from './change.js';
import type { DraftChange } from './draft.js';

/** What a change of a draft is about: an item by its code, a new one by its key, a domain by its code. */
export function subjectOf(change: DraftChange): string {
  switch (change.kind) {
    case 'add':
      return change.key;
    case 'add-domain':
      return `domain:${change.domain}`;
    case 'edit':
    case 'withdraw':
    case 'move':
    case 'restore':
      return change.code;
  }
}

/**
 * Proposes one more change. What was proposed before for the same subject gives way where the two can't both be: edits of
 * one item become one edit, a withdrawal ends edits and moves, and whoever edits again does not withdraw.
 */
export function putChange(changes: readonly DraftChange[], change: DraftChange): DraftChange[] {
  const index = changes.findIndex(
    (other) => subjectOf(other) === subjectOf(change) && slotOf(other) === slotOf(change),
  );
  const before = changes[index];
  const merged = before?.kind === 'edit' && change.kind === 'edit' ? joinEdits(before, change) : change;
  const put = before ? changes.with(index, merged) : [...changes, merged];
  return put.filter((other) => other === merged || !endedBy(other, merged));
}

/** A new key for a new item: keys are never given twice in one draft. */
export function nextKey(changes: readonly DraftChange[]): string {
  const used = changes.flatMap((change) => (change.kind === 'add' ? [Number(change.key.slice(1))] : []));
  return `+${Math.max(0, ...used.filter(Number.isFinite)) + 1}`;
}

/** Takes back all that is proposed for a subject; new items that stood behind it move up. */
export function dropChanges(changes: readonly DraftChange[], subject: string): DraftChange[] {
  const dropped = changes.find((change) => subjectOf(change) === subject && change.kind === 'add');
  const behind = dropped && 'place' in dropped ? dropped.place.follows : null;
  const moveUp = (place: Place): Place =>
    dropped && place.follows === subject ? { ...place, follows: behind } : place;
  return changes
    .filter((change) => subjectOf(change) !== subject)
    .map((change) => ('place' in change ? { ...change, place: moveUp(change.place) } : change));
}

/** An item can be moved and edited in one draft, but have only one fate. */
function slotOf({ kind }: DraftChange): 'place' | 'fate' {
  return kind === 'move' ? 'place' : 'fate';
}

function endedBy(other: DraftChange, change: DraftChange): boolean {
  return change.kind === 'withdraw' && other.kind === 'move' && other.code === change.code;
}

type Edit = Extract<DraftChange, { kind: 'edit' }>;

function joinEdits(before: Edit, change: Edit): Edit {
  return { ...change, fields: { ...before.fields, ...change.fields } };
}
