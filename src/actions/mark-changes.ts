import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { digestDraft, reviewObstacle } from '../catalog/review.js';
import type { ReviewMark } from '../catalog/review-mark.js';
import { byReason, itemProposals, lastMarks, nextOpen, proposalsMarked } from '../catalog/review-mark.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { addMarks, listMarks } from '../store/review-marks.js';
import { perform } from './perform.js';
import { weighDraft } from './preview-draft.js';
import { refuseReview } from './review-draft.js';
import { standingReviews } from './standing-reviews.js';
import { deedOn, takeDraft } from './take-draft.js';

/** `mark`: the digest of the one change that was looked at, or of all that have one reason. */
export type MarkRequest = Pick<ReviewMark, 'kind' | 'decision' | 'comment'> & {
  mark: string;
};

/** How many were marked, and the code of the next one nothing was said of; null: there is none. */
type Marked = { count: number; next: string | null };

/** Says of single changes of a draft, or of all that have one reason, whether they are in order. The decision on the whole comes after. */
export async function markChanges(db: Db, id: number, request: MarkRequest, act: Act): Promise<Marked> {
  const { kind, decision } = request;
  return perform(db, act, `review.mark-${kind}`, async (step) => {
    const draft = await takeDraft(step, { draft: id, revision: null }, 'review');
    const comment = request.comment?.trim() || null;
    if (decision === 'return' && comment === null) throw new Refusal('review.comment-missing', { draft: id });
    const reviewer = nameOf(act.actor);
    const digest = digestDraft(draft);
    const reviews = await standingReviews(step.tx, draft);
    const obstacle = reviewObstacle(draft, digest, reviews, { kind, reviewer, digest });
    if (obstacle) throw refuseReview(obstacle, id, kind);
    const proposals = itemProposals(await weighDraft(step.tx, draft), draft.changes);
    const groups = [...byReason(proposals).values()];
    const known = lastMarks(await listMarks(step.tx, id, kind, reviewer));
    const marked = proposalsMarked(groups, request.mark, known);
    if (marked.length === 0) throw new Refusal('review.other-content', { draft: id });
    const at = act.at.toISOString();
    const marks = marked.map((proposal) => ({
      kind,
      reviewer,
      digest: proposal.digest,
      decision,
      comment,
      at,
    }));
    await addMarks(step.tx, id, marks);
    step.record(deedOn(draft, { decision, comment, changes: marked.map(({ code }) => code) }));
    return { count: marked.length, next: nextOpen(groups.flat(), marked, known)?.code ?? null };
  });
}
