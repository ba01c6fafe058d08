import { kindsOpenTo, listReviewable } from '../../../../actions/review-queue.js';
import { markChanges } from '../../../../actions/mark-changes.js';
import { reviewDraft } from '../../../../actions/review-draft.js';
import { readDraft } from '../../../../actions/take-draft.js';
import type { ReviewKind } from '../../../../catalog/review.js';
import { lastMarks } from '../../../../catalog/review-mark.js';
import { reviewNames } from '../../../../catalog/words.js';
import { Refusal } from '../../../../refusal.js';
import { readDisplayName } from '../../../../store/accounts.js';
import { findEdition } from '../../../../store/editions.js';
import { listMarks } from '../../../../store/review-marks.js';
import type { Input } from '../../form-body.js';
import { tellDraft } from '../drafted/told.js';
import { faultsOf } from '../faults.js';
import type { Desk, Done, Entry } from '../route.js';
import { reviewUrl } from '../urls.js';
import { changesIn, groupByReason } from './groups.js';
import { commentField } from './mark-form.js';
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
        author: await readDisplayName(db, draft.author),
      })),
    ),
  };
}

export const reviewFields = { kind: 'one', digest: 'one', decision: 'one', comment: 'one' } as const;

export async function loadReview(
  { service: { db }, account, act, frame }: Desk,
  values: { draft: number; kind?: string | undefined; at?: string | undefined },
  entry: Entry<typeof reviewFields> | null = null,
): Promise<ReviewPage> {
  const draft = await readDraft(db, values.draft, act);
  const told = await tellDraft(db, draft);
  const kinds = await kindsOpenTo(db, draft, act);
  const asked = entry?.input.kind ?? values.kind;
  const kind = kinds.find((one) => one === asked) ?? kinds[0] ?? null;
  const marks = kind === null ? [] : await listMarks(db, draft.id, kind, account);
  return {
    desk: frame,
    draft,
    author: await readDisplayName(db, draft.author),
    edition: await findEdition(db, draft.edition),
    kind,
    otherKinds: kinds.filter((one) => one !== kind),
    digest: told.digest,
    domains: told.domains,
    groups: groupByReason(told.changes),
    marks: lastMarks(marks),
    focus: values.at ?? null,
    typed: null,
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
  const { title } = await reviewDraft(db, id, { kind, decision, comment, digest, unmarked: 'refuse' }, act);
  const [next] = await listReviewable(db, act);
  const what = decision === 'approve' ? '已通过' : '已退回';
  return {
    to: next ? reviewUrl(next.draft.id) : '/desk/review',
    said: `${what}“${title}”的${reviewNames[kind]}。${next ? '下面是下一份。' : ''}`,
  };
}

export const markFields = { kind: 'one', mark: 'one', decision: 'one', comment: 'one' } as const;

/** Records what a reviewer found of one change, or of all of one reason, and leads on to the next one. */
export async function markReviewed(
  { service: { db }, act }: Desk,
  { draft: id }: { draft: number },
  { kind, mark, decision, comment }: Input<typeof markFields>,
): Promise<Done> {
  if (!isKind(kind) || !isDecision(decision))
    throw new Refusal('form.invalid', { faults: [{ field: 'main', message: '请选通过或退回。' }] });
  const { count, next } = await markChanges(db, id, { kind, decision, comment, mark }, act);
  const what = decision === 'approve' ? `已通过 ${count} 项变动。` : '已标为退回。';
  return {
    to: reviewUrl(id, { kind, at: next ?? 'decision' }),
    said: next ? what : `${what}全部变动都已作标记，请作结论。`,
  };
}

/** The page again with what was typed of a change. */
export async function loadMarked(
  desk: Desk,
  values: { draft: number },
  { input, refusal }: Entry<typeof markFields>,
): Promise<ReviewPage> {
  const page = await loadReview(desk, { ...values, kind: input.kind });
  const change = changesIn(page.groups).find(({ digest }) => digest === input.mark);
  const first = change && input.decision !== 'approve' ? commentField(change.change) : 'main';
  const typed = change ? { mark: input.mark, comment: input.comment } : null;
  return { ...page, typed, faults: faultsOf(refusal, first) };
}

function isKind(text: string): text is ReviewKind {
  return Object.hasOwn(reviewNames, text);
}

function isDecision(text: string): text is 'approve' | 'return' {
  return text === 'approve' || text === 'return';
}
