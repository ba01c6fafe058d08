import type { DraftChange } from './draft.js';
import type { Subject } from './draft-edit.js';
import { subjectOf } from './draft-edit.js';
import type { HistoryEntry } from './history.js';
import type { ItemField } from './item.js';
import { itemFields } from './item.js';

/** Why a version changed an item, as its draft said. */
export type Cause = { draft: number; reason: string | null; event: string | null };

/** What the changes of a version's draft were about, and why; and the codes its new items got. */
export type Proposals = {
  draft: number;
  changes: readonly (Subject & Pick<DraftChange, 'reason' | 'event'>)[];
  codes: Record<string, string>;
};

/** An entry of an item's history with what its draft said; none for what was published without a draft. */
export type ExplainedEntry = HistoryEntry & { causes: Cause[] };

export function explainHistory(
  code: string,
  history: readonly HistoryEntry[],
  proposals: ReadonlyMap<number, Proposals>,
): ExplainedEntry[] {
  return history.map((entry) => {
    const proposed = proposals.get(entry.version);
    return { ...entry, causes: proposed ? causesOf(code, proposed) : [] };
  });
}

function causesOf(code: string, { draft, changes, codes }: Proposals): Cause[] {
  return changes
    .filter((change) => {
      const subject = subjectOf(change);
      return (codes[subject] ?? subject) === code;
    })
    .map(({ reason, event }) => ({ draft, reason, event: event ?? null }));
}

/** Since which version each field reads as it does now; for a withdrawn item, as it did last. */
export function blameFields(history: readonly HistoryEntry[]): Record<ItemField, number> {
  const since = (field: ItemField): number =>
    history.findLast((entry, index) => index === 0 || entry.changes.some((change) => change.field === field))
      ?.version ?? 1;
  return Object.fromEntries(itemFields.map((field) => [field, since(field)])) as Record<ItemField, number>; // one for each
}
