import type { Act } from '../account/actor.js';
import type { Draft } from '../catalog/draft.js';
import { subjectOf } from '../catalog/draft-edit.js';
import { substantiveSubjects } from '../catalog/draft-weight.js';
import { approvalOf, digestDraft } from '../catalog/review.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { saveDraft } from '../store/drafts.js';
import { latestVersion } from '../store/versions.js';
import { draftCodes } from './edit-draft.js';
import { reopenTasks } from './end-tasks.js';
import { perform } from './perform.js';
import { reviseVersion } from './revise.js';
import { standingReviews } from './standing-reviews.js';
import type { Seen } from './take-draft.js';
import { deedOn, editedBy, takeDraft } from './take-draft.js';

/**
 * Hands a draft to the reviewers and freezes it. `reason`: for the changes that have none of their own. Where both
 * approved exactly this before, there is nothing left to review.
 * @throws Refusal where it proposes nothing, stands on an old version, or a substantive change has no reason.
 */
export async function submitDraft(db: Db, seen: Seen, reason: string | null, act: Act): Promise<Draft> {
  return perform(db, act, 'draft.submit', async (step) => {
    const draft = withReason(editedBy(await takeDraft(step, seen, 'submit'), act), reason);
    if (draft.changes.length === 0) throw new Refusal('draft.empty', { draft: draft.id });
    await refuseStale(step.tx, draft);
    await refuseWithoutReasons(step.tx, draft);
    const digest = digestDraft(draft);
    const approved = approvalOf(draft, digest, await standingReviews(step.tx, draft)) !== null;
    step.record(deedOn(draft, { digest, changes: draft.changes.length, approved }));
    return saveDraft(step.tx, { ...draft, state: approved ? 'approved' : 'in-review', digest });
  });
}

/** Takes a draft back from the reviewers; what they approved does not count for what is submitted next unless it is the same. */
export async function recallDraft(db: Db, seen: Seen, act: Act): Promise<Draft> {
  return perform(db, act, 'draft.recall', async (step) => {
    const draft = await takeDraft(step, seen, 'recall');
    step.record(deedOn(draft));
    return saveDraft(step.tx, { ...draft, state: 'editing', digest: null });
  });
}

/** Gives a draft up; it stays to be read. */
export async function abandonDraft(db: Db, seen: Seen, act: Act): Promise<Draft> {
  return perform(db, act, 'draft.abandon', async (step) => {
    const draft = await takeDraft(step, seen, 'abandon');
    await reopenTasks(step.tx, draft.id, act);
    step.record(deedOn(draft));
    return saveDraft(step.tx, { ...draft, state: 'abandoned' });
  });
}

function withReason(draft: Draft, reason: string | null): Draft {
  if (reason === null) return draft;
  return {
    ...draft,
    changes: draft.changes.map((change) => ({ ...change, reason: change.reason ?? reason })),
  };
}

/** A draft on an old version would undo, or miss, what was published since: it is rebased first. */
export async function refuseStale(db: Db, { edition, baseVersion }: Draft): Promise<void> {
  const { number } = await latestVersion(db, edition);
  if (number !== baseVersion)
    throw new Refusal('version.stale', { edition, base: baseVersion, latest: number });
}

async function refuseWithoutReasons(db: Db, draft: Draft): Promise<void> {
  const { edition, baseVersion: number, changes, weights } = draft;
  const standing = await reviseVersion(db, { edition, number }, changes, draftCodes(), 'neighbours');
  const substantive = substantiveSubjects(changes, standing, weights);
  const subjects = draft.changes
    .filter((change) => change.reason === null && substantive.has(subjectOf(change)))
    .map(subjectOf);
  if (subjects.length > 0) throw new Refusal('draft.reasons-missing', { draft: draft.id, subjects });
}
