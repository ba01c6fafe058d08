import type { DraftHead } from '../store/drafts.js';
import type { Review } from '../catalog/review.js';
import type { Db } from '../store/engine.js';
import { listReviews } from '../store/reviews.js';
import { mayStill } from './perform.js';
import { targetOfDraft } from './target.js';

/** The reviews of a draft that count: by people who could still make them. */
export async function standingReviews(db: Db, draft: DraftHead): Promise<Review[]> {
  const target = await targetOfDraft(db, draft);
  const standing: Review[] = [];
  for (const review of await listReviews(db, draft.id))
    if (await mayStill(db, review.reviewer, `review.${review.kind}`, target)) standing.push(review);
  return standing;
}
