import type { ReviewMark } from '../../../../catalog/review-mark.js';
import type { Html } from '../../html.js';
import { Badge } from '../../parts.js';
import type { DraftedChange } from '../drafted/told.js';
import { DeskForm } from '../form.js';
import { reviewUrl } from '../urls.js';
import type { ReasonGroup } from './groups.js';
import { changesIn } from './groups.js';
import type { ReviewPage } from './page.js';

/** Where marks are sent. */
function marksUrl({ draft }: ReviewPage): string {
  return `${reviewUrl(draft.id)}/marks`;
}

export function commentField({ code }: { code: string }): string {
  return `comment-${code}`;
}

/** What the reviewer said of a change. */
export function MarkBadge({ mark }: { mark: ReviewMark | undefined }): Html {
  if (mark === undefined) return <span></span>;
  return mark.decision === 'approve' ? (
    <Badge tone="green" icon="tick">
      已通过
    </Badge>
  ) : (
    <Badge tone="red">已标退回</Badge>
  );
}

/** Says of one change that it is in order, or what is to be put right; what was said can be said otherwise. */
export function MarkForm({ page, drafted }: { page: ReviewPage; drafted: DraftedChange }): Html | null {
  const { desk, kind, marks, typed } = page;
  if (kind === null) return null;
  const { change, digest } = drafted;
  const mark = marks.get(digest);
  const comment = typed?.mark === digest ? typed.comment : null;
  const field = commentField(change);
  return (
    <DeskForm
      desk={desk}
      action={marksUrl(page)}
      class="verdict"
      label={`审核：${change.title}`}
      renews="main"
    >
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="mark" value={digest} />
      {mark === undefined || mark.comment === null ? null : <blockquote>{mark.comment}</blockquote>}
      {mark?.decision === 'approve' ? null : (
        <button
          class="btn btn-line btn-sm"
          name="decision"
          value="approve"
          aria-label={`通过：${change.title}`}
        >
          通过
        </button>
      )}
      {mark?.decision === 'return' ? null : (
        <details open={comment !== null}>
          <summary>
            退回<span class="unseen">：{change.title}</span>
          </summary>
          <label for={field}>意见：哪里要改，怎么改</label>
          <textarea id={field} name="comment" rows={2} class="form-control">
            {comment ?? ''}
          </textarea>
          <button
            class="btn btn-line btn-sm"
            name="decision"
            value="return"
            aria-label={`标为退回：${change.title}`}
          >
            标为退回
          </button>
        </details>
      )}
    </DeskForm>
  );
}

/** All changes of one reason that nothing was said of yet, at once. */
export function GroupMark({ page, group }: { page: ReviewPage; group: ReasonGroup }): Html | null {
  const { desk, kind, marks } = page;
  const open = changesIn([group]).filter(({ digest }) => !marks.has(digest));
  if (kind === null || open.length < 2) return null;
  return (
    <DeskForm desk={desk} action={marksUrl(page)} class="one-button" renews="main">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="mark" value={group.digest} />
      <button
        class="btn btn-line btn-sm"
        name="decision"
        value="approve"
        aria-label={`全部通过 ${open.length} 项：${group.reason}`}
      >
        全部通过 {open.length} 项
      </button>
    </DeskForm>
  );
}
