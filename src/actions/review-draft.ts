import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Draft } from '../catalog/draft.js';
import type { Review, ReviewKind, ReviewObstacle } from '../catalog/review.js';
import { digestDraft, reviewObstacle, stateOfReviews } from '../catalog/review.js';
import type { MarkedSoFar } from '../catalog/review-mark.js';
import { itemProposals, lastMarks, markedSoFar, markObstacle } from '../catalog/review-mark.js';
import { reviewNames } from '../catalog/words.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { saveDraft } from '../store/drafts.js';
import { listMarks } from '../store/review-marks.js';
import { addReview } from '../store/reviews.js';
import { perform } from './perform.js';
import { weighDraft } from './preview-draft.js';
import { standingReviews } from './standing-reviews.js';
import { deedOn, takeDraft } from './take-draft.js';

export type ReviewRequest = Pick<Review, 'kind' | 'decision' | 'comment'> & {
  /** Of what the reviewer saw; null = what is submitted now. */
  digest: string | null;
  /** What becomes of changes the reviewer said nothing of by themselves, where all is approved; `approve` unless told. */
  unmarked?: 'approve' | 'refuse';
};

/** Approves or returns exactly what was submitted. Returning reopens the draft with the comment. */
export async function reviewDraft(db: Db, id: number, request: ReviewRequest, act: Act): Promise<Draft> {
  const { kind, decision } = request;
  return perform(db, act, `review.${kind}`, async (step) => {
    const draft = await takeDraft(step, { draft: id, revision: null }, 'review');
    const reviewer = nameOf(act.actor);
    const soFar = await readSoFar(step.tx, draft, reviewer, request);
    const comment =
      [request.comment?.trim() ?? '', ...soFar.returned.map(sayReturned)].filter(Boolean).join('；') || null;
    if (decision === 'return' && comment === null) throw new Refusal('review.comment-missing', { draft: id });
    const digest = digestDraft(draft);
    const reviews = await standingReviews(step.tx, draft);
    const seen = request.digest ?? digest;
    const obstacle = reviewObstacle(draft, digest, reviews, { kind, reviewer, digest: seen });
    if (obstacle) throw refuseReview(obstacle, id, kind);
    if (decision === 'approve') refuseUnfinished(soFar, id);
    const review: Review = { kind, reviewer, decision, digest, comment, at: act.at.toISOString() };
    await addReview(step.tx, id, review);
    step.record(deedOn(draft, { decision, digest, comment }));
    return saveDraft(step.tx, { ...draft, state: stateOfReviews(draft, digest, [...reviews, review]) });
  });
}

/** What a reviewer said of single changes; where they said nothing and need not, nothing is compared. */
async function readSoFar(
  db: Db,
  draft: Draft,
  reviewer: string,
  { kind, decision, unmarked = 'approve' }: ReviewRequest,
): Promise<MarkedSoFar> {
  const mustMark = decision === 'approve' && unmarked === 'refuse';
  const marks = lastMarks(await listMarks(db, draft.id, kind, reviewer));
  if (marks.size === 0 && !mustMark) return { returned: [], open: [] };
  const soFar = markedSoFar(itemProposals(await weighDraft(db, draft), draft.changes), marks);
  return mustMark ? soFar : { ...soFar, open: [] };
}

function refuseUnfinished(soFar: MarkedSoFar, draft: number): void {
  const found = markObstacle(soFar);
  if (found === null) return;
  const { obstacle, subjects } = found;
  switch (obstacle) {
    case 'returned':
      throw new Refusal('review.change-returned', { draft, subjects });
    case 'open':
      throw new Refusal('review.change-open', { draft, subjects });
  }
}

function sayReturned({ name, comment }: MarkedSoFar['returned'][number]): string {
  return `${name}：${comment}`;
}

export function refuseReview(obstacle: ReviewObstacle, draft: number, kind: ReviewKind): Refusal {
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
