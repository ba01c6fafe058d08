import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { ReviewKind } from '../catalog/review.js';
import { reviewKinds, reviewObstacle } from '../catalog/review.js';
import type { Db } from '../store/engine.js';
import type { DraftHead } from '../store/drafts.js';
import { listVisibleDrafts } from './list-drafts.js';
import { mayDo } from './perform.js';
import { standingReviews } from './standing-reviews.js';
import { targetOfDraft } from './target.js';

/** A draft that waits for somebody's decision, and for which of them. */
export type Reviewable = { draft: DraftHead; kinds: ReviewKind[] };

/** What somebody could decide on now, oldest first: never what they wrote in, and no second kind of what they reviewed. */
export async function listReviewable(db: Db, act: Act): Promise<Reviewable[]> {
  const waiting = (await listVisibleDrafts(db, undefined, act)).filter(({ state }) => state === 'in-review');
  const queue: Reviewable[] = [];
  for (const draft of waiting.reverse()) {
    const kinds = await kindsOpenTo(db, draft, act);
    if (kinds.length > 0) queue.push({ draft, kinds });
  }
  return queue;
}

/** The decisions that somebody may make on a draft as it was submitted. */
export async function kindsOpenTo(db: Db, draft: DraftHead, { actor }: Act): Promise<ReviewKind[]> {
  const { state, digest } = draft;
  if (state !== 'in-review' || digest === null) return [];
  const target = await targetOfDraft(db, draft);
  const reviews = await standingReviews(db, draft);
  const open: ReviewKind[] = [];
  for (const kind of reviewKinds) {
    const obstacle = reviewObstacle(draft, digest, reviews, { kind, reviewer: nameOf(actor), digest });
    if (obstacle === null && (await mayDo(db, actor, `review.${kind}`, target))) open.push(kind);
  }
  return open;
}
