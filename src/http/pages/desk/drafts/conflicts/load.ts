import { previewRebase, rebaseDraft } from '../../../../../actions/rebase-draft.js';
import { readDraft } from '../../../../../actions/take-draft.js';
import type { Conflict, Decision } from '../../../../../catalog/merge/conflict.js';
import type { Input } from '../../../form-body.js';
import { faultsOf } from '../../faults.js';
import type { Desk, Done, Entry } from '../../route.js';
import { conflictsUrl, draftUrl } from '../../urls.js';
import { seenIn } from '../workflow.js';
import type { ConflictsPage } from './page.js';
import { tellConflict } from './told.js';

export const conflictFields = { revision: 'one', decision: 'several' } as const;

export async function loadConflicts(
  { service: { db }, act, frame }: Desk,
  values: { draft: number },
  entry: Entry<typeof conflictFields> | null = null,
): Promise<ConflictsPage> {
  const draft = await readDraft(db, values.draft, act);
  const { behind, conflicts, remembered } = await previewRebase(db, draft);
  return {
    desk: frame,
    draft,
    behind,
    remembered: remembered.length,
    conflicts: conflicts.map(tellConflict),
    chosen: entry?.input.decision ?? [],
    faults: faultsOf(entry?.refusal ?? null, 'conflicts'),
  };
}

/** Decides what was chosen and brings the draft onto the newest version once nothing is open; what is decided is remembered. */
export async function decideConflicts(
  { service: { db }, act }: Desk,
  { draft: id }: { draft: number },
  input: Input<typeof conflictFields>,
): Promise<Done> {
  const { conflicts } = await previewRebase(db, await readDraft(db, id, act));
  const decisions = input.decision.flatMap((chosen) => decisionOf(chosen, conflicts));
  const { draft, rebase } = await rebaseDraft(db, seenIn(id, input), decisions, act);
  if (rebase.conflicts.length > 0)
    return {
      to: conflictsUrl(id),
      said: `已记下 ${decisions.length} 处选定，还有 ${rebase.conflicts.length} 处冲突没有选定。`,
    };
  return { to: draftUrl(id), said: `草案已并到第 ${draft.baseVersion} 版。请核对后重新提交审核。` };
}

/** `KEY ours`, as a choice on the page says it; what is not open any more is refused where it is recorded. */
function decisionOf(chosen: string, conflicts: readonly Conflict[]): Decision[] {
  const [key = '', word = ''] = chosen.split(' ');
  switch (word) {
    case 'ours':
    case 'theirs':
    case 'base':
      return [{ key, choice: word }];
    case 'both':
      return [{ key, choice: { value: 'both' } }]; // what isAnswer takes for two rows
    case 'suggested': {
      const conflict = conflicts.find((each) => each.key === key);
      return [{ key, choice: conflict?.suggestion.choice ?? 'base' }];
    }
    default:
      return [];
  }
}
