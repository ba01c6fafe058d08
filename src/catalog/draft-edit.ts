import { sameValue } from './canonical.js';
import type { Place } from './change.js';
import type { DraftChange } from './draft.js';

/** A change as far as it says what it is about. */
export type Subject =
  | { kind: 'add'; key: string }
  | { kind: 'add-domain'; domain: string }
  | { kind: 'edit' | 'withdraw' | 'move' | 'restore'; code: string };

/** What a change of a draft is about: an item by its code, a new one by its key, a domain by its code. */
export function subjectOf(change: Subject): string {
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
 * one item become one edit, an edit of an item that the draft adds or restores is part of what it adds, a withdrawal ends
 * edits and moves, and whoever edits again does not withdraw. Who moves an item again has it stand where they said last.
 */
export function putChange(changes: readonly DraftChange[], change: DraftChange): DraftChange[] {
  const subject = subjectOf(change);
  const before = changes.find((other) => subjectOf(other) === subject && slotOf(other) === slotOf(change));
  const index = before === undefined ? -1 : changes.indexOf(before);
  if (before && change.kind === 'edit') return changes.with(index, joinEdit(before, change));
  if (before && staysPut(before, change)) return changes.with(index, change);
  const ended = (other: DraftChange) => slotOf(other) === slotOf(change) || change.kind === 'withdraw';
  return [...withoutChanges(changes, subject, ended), change];
}

/** A new key for a new item: keys are never given twice in one draft. */
export function nextKey(changes: readonly DraftChange[]): string {
  const used = changes.flatMap((change) => (change.kind === 'add' ? [Number(change.key.slice(1))] : []));
  return `+${Math.max(0, ...used.filter(Number.isFinite)) + 1}`;
}

/** Takes back all that is proposed for a subject; what was put behind it stays where it is. */
export function dropChanges(changes: readonly DraftChange[], subject: string): DraftChange[] {
  return withoutChanges(changes, subject, () => true);
}

/** Without some changes of a subject. What was put behind it where they had put it stands in its place. */
function withoutChanges(
  changes: readonly DraftChange[],
  subject: string,
  isEnded: (change: DraftChange) => boolean,
): DraftChange[] {
  const kept: DraftChange[] = [];
  let left: Place | null = null;
  for (const change of changes) {
    const place = 'place' in change ? change.place : null;
    if (subjectOf(change) === subject && isEnded(change)) left = place ?? left;
    else if (left && place && place.follows === subject && place.domain === left.domain)
      kept.push({ ...change, place: left } as DraftChange); // it has a place
    else kept.push(change);
  }
  return kept;
}

/** An item can be moved and edited in one draft, but have only one fate. */
function slotOf({ kind }: DraftChange): 'place' | 'fate' {
  return kind === 'move' ? 'place' : 'fate';
}

/** Whether a change says anew what an item or domain is, and not where it stands. */
function staysPut(before: DraftChange, change: DraftChange): boolean {
  if (change.kind === 'add-domain') return true;
  if (change.kind !== 'add' && change.kind !== 'restore') return false;
  return 'place' in before && before.kind === change.kind && sameValue(before.place, change.place);
}

type Edit = Extract<DraftChange, { kind: 'edit' }>;

function joinEdit(before: DraftChange, edit: Edit): DraftChange {
  switch (before.kind) {
    case 'edit':
      return { ...edit, fields: { ...before.fields, ...edit.fields } };
    case 'add':
    case 'restore':
      return {
        ...before,
        content: { ...before.content, ...edit.fields },
        reason: edit.reason ?? before.reason,
      };
    case 'withdraw':
    case 'move':
    case 'add-domain':
      return edit;
  }
}
