import { publishDraft } from '../src/actions/publish-draft.js';
import { reviewDraft } from '../src/actions/review-draft.js';
import { submitDraft } from '../src/actions/submit-draft.js';
import type { Version } from '../src/catalog/catalog.js';
import type { DraftChange } from '../src/catalog/draft.js';
import { addDraft } from '../src/store/drafts.js';
import type { Db } from '../src/store/engine.js';
import { latestVersion } from '../src/store/versions.js';
import { anAct } from './builders.js';

/** A draft of the changes on the newest version; gives its number. */
export async function aDraft(
  db: Db,
  changes: DraftChange[],
  edition = 'longting-district',
  day = '2026-11-25',
) {
  const { id } = await addDraft(db, {
    edition,
    baseVersion: (await latestVersion(db, edition)).number,
    title: '修订',
    author: '起草人',
    organization: 'longting',
    createdAt: anAct(day).at.toISOString(),
    importId: null,
    changes,
  });
  return id;
}

/** Submits a draft and has it approved by the two who review. */
export async function approveDraft(db: Db, id: number, day = '2026-11-25'): Promise<void> {
  await submitDraft(db, { draft: id, revision: null }, '修订', anAct(day));
  const approval = { decision: 'approve', comment: null, digest: null } as const;
  await reviewDraft(db, id, { ...approval, kind: 'legality' }, anAct(day, '法审员'));
  await reviewDraft(db, id, { ...approval, kind: 'secrecy' }, anAct(day, '密审员'));
}

/** The changes, drafted, approved and published. */
export async function publishChanges(
  db: Db,
  changes: DraftChange[],
  effectiveOn = '2026-12-01',
  day = '2026-11-25',
): Promise<Version> {
  const id = await aDraft(db, changes, 'longting-district', day);
  await approveDraft(db, id, day);
  return publishDraft(db, id, { effectiveOn, note: '修订' }, anAct(day));
}
