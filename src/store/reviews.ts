import type { Review, ReviewKind } from '../catalog/review.js';
import type { Db } from './engine.js';

export async function addReview(db: Db, draft: number, review: Review): Promise<void> {
  await db
    .insertInto('review')
    .values({ draft_id: draft, ...review })
    .execute();
}

/** Oldest first. */
export async function listReviews(db: Db, draft: number): Promise<Review[]> {
  const rows = await db
    .selectFrom('review')
    .selectAll()
    .where('draft_id', '=', draft)
    .orderBy('id')
    .execute();
  return rows.map(({ kind, reviewer, decision, digest, comment, at }) => ({
    kind: kind as ReviewKind, // the table's check allows no other
    reviewer,
    decision: decision as Review['decision'], // likewise
    digest,
    comment,
    at,
  }));
}
