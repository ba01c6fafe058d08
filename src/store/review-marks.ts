import type { ReviewKind } from '../catalog/review.js';
import type { ReviewMark } from '../catalog/review-mark.js';
import { batches } from './catalogs.js';
import type { Db } from './engine.js';

export async function addMarks(db: Db, draft: number, marks: readonly ReviewMark[]): Promise<void> {
  for (const batch of batches(marks))
    await db
      .insertInto('review_mark')
      .values(batch.map((mark) => ({ draft_id: draft, ...mark })))
      .execute();
}

/** Oldest first. */
export async function listMarks(
  db: Db,
  draft: number,
  kind: ReviewKind,
  reviewer: string,
): Promise<ReviewMark[]> {
  const rows = await db
    .selectFrom('review_mark')
    .select(['reviewer', 'digest', 'decision', 'comment', 'at'])
    .where('draft_id', '=', draft)
    .where('kind', '=', kind)
    .where('reviewer', '=', reviewer)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, kind, decision: row.decision as ReviewMark['decision'] })); // the table's check allows no other
}
