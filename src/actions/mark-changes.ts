import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { digestDraft, reviewObstacle } from '../catalog/review.js';
import type { ReviewMark } from '../catalog/review-mark.js';
import { itemProposals } from '../catalog/review-mark.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { addMarks } from '../store/review-marks.js';
import { perform } from './perform.js';
import { weighDraft } from './preview-draft.js';
import { refuseReview } from './review-draft.js';
import { standingReviews } from './standing-reviews.js';
import { deedOn, takeDraft } from './take-draft.js';

/** `digests`: exactly the changes that were looked at. */
export type MarkRequest = Pick<ReviewMark, 'kind' | 'decision' | 'comment'> & {
  digests: readonly string[];
};

/** Says of single changes of a draft, or of all that have one reason, whether they are in order. The decision on the whole comes after. */
export async function markChanges(db: Db, id: number, request: MarkRequest, act: Act): Promise<void> {
  const { kind, decision, digests } = request;
  await perform(db, act, `review.mark-${kind}`, async (step) => {
    const draft = await takeDraft(step, { draft: id, revision: null }, 'review');
    const comment = request.comment?.trim() || null;
    if (decision === 'return' && comment === null) throw new Refusal('review.comment-missing', { draft: id });
    const reviewer = nameOf(act.actor);
    const digest = digestDraft(draft);
    const reviews = await standingReviews(step.tx, draft);
    const obstacle = reviewObstacle(draft, digest, reviews, { kind, reviewer, digest });
    if (obstacle) throw refuseReview(obstacle, id, kind);
    const proposals = itemProposals(await weighDraft(step.tx, draft), draft.changes);
    const marked = proposals.filter((proposal) => digests.includes(proposal.digest));
    if (marked.length === 0 || marked.length < new Set(digests).size)
      throw new Refusal('review.other-content', { draft: id });
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
  });
}
