import { hashOf } from './canonical.js';
import type { Draft, DraftState } from './draft.js';

/** 合法性审核, 保密审查. */
export type ReviewKind = 'legality' | 'secrecy';

/** What one person decided on a draft: on exactly what the digest names. */
export type Review = {
  kind: ReviewKind;
  reviewer: string;
  decision: 'approve' | 'return';
  digest: string;
  comment: string | null;
  /** ISO 8601 instant, UTC. */
  at: string;
};

export const reviewKinds: readonly ReviewKind[] = ['legality', 'secrecy'];

/** What is done to a draft, and in which states it can be. */
const openTo = {
  edit: ['editing', 'returned'],
  submit: ['editing', 'returned'],
  recall: ['in-review', 'approved'],
  review: ['in-review'],
  rebase: ['editing', 'returned', 'in-review', 'approved'],
  publish: ['approved'],
  abandon: ['editing', 'returned', 'in-review', 'approved'],
} as const satisfies Record<string, readonly DraftState[]>;

export type DraftStep = keyof typeof openTo;

export function isOpenTo(state: DraftState, step: DraftStep): boolean {
  return (openTo[step] as readonly DraftState[]).includes(state);
}

/** Identity of what a draft proposes: what reviewers approve, down to its last sign. */
export function digestDraft({
  edition,
  baseVersion,
  changes,
  weights,
}: Pick<Draft, 'edition' | 'baseVersion' | 'changes' | 'weights'>): string {
  return hashOf('draft-1', { edition, baseVersion, changes, weights });
}

/** Why somebody can't decide on a draft. */
export type ReviewObstacle = 'own-draft' | 'other-review' | 'decided' | 'other-content';

/** null: nothing stands in the way. */
export function reviewObstacle(
  draft: Pick<Draft, 'editors'>,
  digest: string,
  reviews: readonly Review[],
  { kind, reviewer, digest: seen }: Pick<Review, 'kind' | 'reviewer' | 'digest'>,
): ReviewObstacle | null {
  if (seen !== digest) return 'other-content';
  if (draft.editors.includes(reviewer)) return 'own-draft';
  const standing = standingReviews(draft, digest, reviews);
  if (standing.some((review) => review.kind === kind && review.decision === 'approve')) return 'decided';
  return standing.some((review) => review.kind !== kind && review.reviewer === reviewer)
    ? 'other-review'
    : null;
}

/** Where a draft in review stands after its last review. */
export function stateOfReviews(
  draft: Pick<Draft, 'editors'>,
  digest: string,
  reviews: readonly Review[],
): 'in-review' | 'approved' | 'returned' {
  if (reviews.at(-1)?.decision === 'return') return 'returned';
  return approvalOf(draft, digest, reviews) ? 'approved' : 'in-review';
}

/** The approvals of exactly this content: one of each kind, by two people. null: it is not approved. */
export function approvalOf(
  draft: Pick<Draft, 'editors'>,
  digest: string,
  reviews: readonly Review[],
): Review[] | null {
  const approvals = standingReviews(draft, digest, reviews).filter(({ decision }) => decision === 'approve');
  const people = new Set(approvals.map(({ reviewer }) => reviewer));
  return approvals.length === reviewKinds.length && people.size === reviewKinds.length ? approvals : null;
}

/**
 * What counts of the reviews of exactly this content: the last of each kind. One by somebody who became an editor
 * does not count any more; one that returned it gives way when the draft is submitted again as it is.
 */
function standingReviews(
  { editors }: Pick<Draft, 'editors'>,
  digest: string,
  reviews: readonly Review[],
): Review[] {
  const counting = reviews.filter((review) => review.digest === digest && !editors.includes(review.reviewer));
  return reviewKinds.flatMap((kind) => counting.findLast((review) => review.kind === kind) ?? []);
}
