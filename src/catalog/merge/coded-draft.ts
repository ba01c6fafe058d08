import type { DraftChange } from '../draft.js';
import { applyDraft } from '../draft.js';
import type { Snapshot } from './merge-outline.js';

/** A change of a draft at its place in it; a new row without a code goes by its name in the draft (`+1`). */
export type CodedChange = { at: number; change: DraftChange };

/** A draft as one side of a merge. */
export type CodedDraft = {
  ours: Snapshot;
  /** The changes of each item, in order. */
  byItem: Map<string, CodedChange[]>;
  domains: CodedChange[];
  /** Changes that do not even fit the base. */
  misfits: DraftChange[];
  /** The items it puts somewhere. */
  put: Set<string>;
};

export function codeDraft(base: Snapshot, changes: readonly DraftChange[]): CodedDraft {
  const coded = changes.map((change) =>
    change.kind === 'add' && change.code === null ? { ...change, code: change.key } : change,
  );
  const { revision, misfits } = applyDraft(base.outline, coded, base.contentOf, () => '');
  const astray = new Set(misfits.map(({ change }) => change));
  const byItem = new Map<string, CodedChange[]>();
  const domains: CodedChange[] = [];
  const put = new Set<string>();
  for (const [at, change] of coded.entries()) {
    if (astray.has(change)) continue;
    if (change.kind === 'add-domain') {
      domains.push({ at, change });
      continue;
    }
    const code = change.code ?? '';
    byItem.set(code, [...(byItem.get(code) ?? []), { at, change }]);
    if ('place' in change) put.add(code);
  }
  return {
    ours: {
      outline: revision.outline,
      contentOf: (code) => revision.contents.get(code) ?? base.contentOf(code),
    },
    byItem,
    domains,
    misfits: changes.filter((_change, at) => astray.has(coded[at] as DraftChange)), // one for each
    put,
  };
}

/** The change as drafts say it: new rows have their code from the publication. */
export function uncoded(change: DraftChange): DraftChange {
  return change.kind === 'add' && change.code === change.key ? { ...change, code: null } : change;
}
