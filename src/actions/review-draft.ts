import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Draft } from '../catalog/draft.js';
import type { Review, ReviewObstacle } from '../catalog/review.js';
import { digestDraft, reviewObstacle, stateOfReviews } from '../catalog/review.js';
import { reviewNames } from '../catalog/words.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { saveDraft } from '../store/drafts.js';
import { addReview } from '../store/reviews.js';
import { perform } from './perform.js';
import { standingReviews } from './standing-reviews.js';
import { deedOn, takeDraft } from './take-draft.js';

export type ReviewRequest = Pick<Review, 'kind' | 'decision' | 'comment'> & {
  /** Of what the reviewer saw; null = what is submitted now. */
  digest: string | null;
};

/** Approves or returns exactly what was submitted. Returning reopens the draft with the comment. */
export async function reviewDraft(db: Db, id: number, request: ReviewRequest, act: Act): Promise<Draft> {
  const { kind, decision } = request;
  return perform(db, act, `review.${kind}`, async (step) => {
    const draft = await takeDraft(step, { draft: id, revision: null }, 'review');
    const comment = request.comment?.trim() || null;
    if (decision === 'return' && comment === null) throw new Refusal('review.comment-missing', { draft: id });
    const digest = digestDraft(draft);
    const reviews = await standingReviews(step.tx, draft);
    const reviewer = nameOf(act.actor);
    const seen = request.digest ?? digest;
    const obstacle = reviewObstacle(draft, digest, reviews, { kind, reviewer, digest: seen });
    if (obstacle) throw refusalOf(obstacle, id, request);
    const review: Review = { kind, reviewer, decision, digest, comment, at: act.at.toISOString() };
    await addReview(step.tx, id, review);
    step.record(deedOn(draft, { decision, digest, comment }));
    return saveDraft(step.tx, { ...draft, state: stateOfReviews(draft, digest, [...reviews, review]) });
  });
}

function refusalOf(obstacle: ReviewObstacle, draft: number, { kind }: ReviewRequest): Refusal {
  switch (obstacle) {
    case 'own-draft':
      return new Refusal('review.own-draft', { draft });
    case 'other-review':
      return new Refusal('review.other-review', { draft });
    case 'decided':
      return new Refusal('review.decided', { draft, kind: reviewNames[kind] });
    case 'other-content':
      return new Refusal('review.other-content', { draft });
  }
}
