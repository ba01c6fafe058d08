import { kindsOpenTo, listReviewable } from '../../../../actions/review-queue.js';
import { reviewDraft } from '../../../../actions/review-draft.js';
import { readDraft } from '../../../../actions/take-draft.js';
import type { ReviewKind } from '../../../../catalog/review.js';
import { reviewNames } from '../../../../catalog/words.js';
import { Refusal } from '../../../../refusal.js';
import { findEdition } from '../../../../store/editions.js';
import type { Input } from '../../form-body.js';
import { tellDraft } from '../drafted/told.js';
import { faultsOf } from '../faults.js';
import type { Desk, Done, Entry } from '../route.js';
import { reviewUrl } from '../urls.js';
import { groupByReason } from './groups.js';
import type { ReviewPage } from './page.js';
import type { ReviewQueuePage } from './queue-page.js';

export async function loadReviewQueue({ service: { db }, act, frame }: Desk): Promise<ReviewQueuePage> {
  const queue = await listReviewable(db, act);
  return {
    desk: frame,
    queue: await Promise.all(
      queue.map(async ({ draft, kinds }) => ({
        draft,
        kinds,
        edition: await findEdition(db, draft.edition),
      })),
    ),
  };
}

export const reviewFields = { kind: 'one', digest: 'one', decision: 'one', comment: 'one' } as const;

export async function loadReview(
  { service: { db }, act, frame }: Desk,
  values: { draft: number },
  entry: Entry<typeof reviewFields> | null = null,
): Promise<ReviewPage> {
  const draft = await readDraft(db, values.draft, act);
  const told = await tellDraft(db, draft);
  return {
    desk: frame,
    draft,
    edition: await findEdition(db, draft.edition),
    kinds: await kindsOpenTo(db, draft, act),
    digest: told.digest,
    domains: told.domains,
    groups: groupByReason(told.changes),
    comment: entry?.input.comment ?? '',
    faults: faultsOf(entry?.refusal ?? null, 'comment'),
  };
}

/** Records what a reviewer decided on exactly what they saw, and leads on to the next draft that waits for them. */
export async function decideReview(
  { service: { db }, act }: Desk,
  { draft: id }: { draft: number },
  { kind, digest, decision, comment }: Input<typeof reviewFields>,
): Promise<Done> {
  if (!isKind(kind) || !isDecision(decision))
    throw new Refusal('form.invalid', { faults: [{ field: 'comment', message: '请选通过或退回。' }] });
  const { title } = await reviewDraft(db, id, { kind, decision, comment, digest }, act);
  const [next] = await listReviewable(db, act);
  const what = decision === 'approve' ? '已通过' : '已退回';
  return {
    to: next ? reviewUrl(next.draft.id) : '/desk/review',
    said: `${what}“${title}”的${reviewNames[kind]}。${next ? '下面是下一份。' : ''}`,
  };
}

function isKind(text: string): text is ReviewKind {
  return Object.hasOwn(reviewNames, text);
}

function isDecision(text: string): text is 'approve' | 'return' {
  return text === 'approve' || text === 'return';
}
