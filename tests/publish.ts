import { publishDraft } from '../src/actions/publish-draft.js';
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
    state: 'editing',
    author: '起草人',
    organization: 'longting',
    createdAt: anAct(day).at.toISOString(),
    importId: null,
    version: null,
    changes,
  });
  return id;
}

/** The changes, drafted and published. */
export async function publishChanges(
  db: Db,
  changes: DraftChange[],
  effectiveOn = '2026-12-01',
  day = '2026-11-25',
): Promise<Version> {
  const id = await aDraft(db, changes, 'longting-district', day);
  return publishDraft(db, id, { effectiveOn, note: '修订' }, anAct(day));
}
