import { dropProposal, renameDraft } from '../../../../actions/edit-draft.js';
import { rebaseDraft } from '../../../../actions/rebase-draft.js';
import { abandonDraft, recallDraft, submitDraft } from '../../../../actions/submit-draft.js';
import type { Seen } from '../../../../actions/take-draft.js';
import { Refusal } from '../../../../refusal.js';
import { wholeNumber } from '../../../parameter.js';
import { refuseBlank } from '../faults.js';
import type { Desk, Done } from '../route.js';
import { conflictsUrl, draftUrl } from '../urls.js';

type Step<I> = (desk: Desk, values: { draft: number }, input: I & { revision: string }) => Promise<Done>;

export const submit: Step<{ reason: string }> = async ({ service, act }, { draft }, input) => {
  const reason = input.reason.trim() || null;
  const { changes, state } = await submitDraft(service.db, seenIn(draft, input), reason, act);
  const next = state === 'approved' ? '内容与已审的相同，可以签发' : '等待合法性审核和保密审查';
  return { to: draftUrl(draft), said: `已提交第 ${draft} 号草案，共 ${changes.length} 处变更，${next}。` };
};

export const recall: Step<object> = async ({ service, act }, { draft }, input) => {
  await recallDraft(service.db, seenIn(draft, input), act);
  return { to: draftUrl(draft), said: `已撤回第 ${draft} 号草案，可以继续修改。` };
};

export const abandon: Step<object> = async ({ service, act }, { draft }, input) => {
  await abandonDraft(service.db, seenIn(draft, input), act);
  return { to: '/desk/drafts', said: `已放弃第 ${draft} 号草案。` };
};

export const rename: Step<{ title: string }> = async ({ service, act }, { draft }, input) => {
  const title = input.title.trim();
  refuseBlank({ title }, { title: '请写草案名称。' });
  await renameDraft(service.db, seenIn(draft, input), title, act);
  return { to: draftUrl(draft), said: `草案名称已改为“${title}”。` };
};

export const drop: Step<{ subject: string }> = async ({ service, act }, { draft }, input) => {
  await dropProposal(service.db, seenIn(draft, input), input.subject, act);
  return { to: draftUrl(draft), said: `已撤销 ${input.subject} 的变更。` };
};

/** Onto the newest version, as far as nobody has to decide anything. */
export const rebase: Step<object> = async ({ service, act }, { draft }, input) => {
  const { draft: after, rebase: outcome } = await rebaseDraft(service.db, seenIn(draft, input), [], act);
  const { conflicts, remembered } = outcome;
  if (conflicts.length > 0)
    return {
      to: conflictsUrl(draft),
      said: `有 ${conflicts.length} 处冲突要由您选定，草案还没有并到最新版。`,
    };
  const again = remembered.length > 0 ? `，沿用以前的选定 ${remembered.length} 处` : '';
  return { to: draftUrl(draft), said: `草案已并到第 ${after.baseVersion} 版${again}。请重新提交审核。` };
};

/** The revision a form was made for. */
export function seenIn(draft: number, { revision }: { revision: string }): Seen {
  const seen = wholeNumber(1, 999_999_999).parse(revision);
  if (seen === undefined)
    throw new Refusal('request.parameter-invalid', {
      parameter: 'revision',
      found: revision,
      expected: '第几稿',
    });
  return { draft, revision: seen };
}
