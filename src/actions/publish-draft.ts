import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Edition, Version } from '../catalog/catalog.js';
import type { Draft, DraftChange } from '../catalog/draft.js';
import { movedItems } from '../catalog/draft.js';
import { substantiveSubjects } from '../catalog/draft-weight.js';
import type { Review } from '../catalog/review.js';
import { approvalOf, digestDraft } from '../catalog/review.js';
import { topicKey } from '../catalog/topic.js';
import { Refusal } from '../refusal.js';
import { readDisplayName } from '../store/accounts.js';
import { readHomes } from '../store/catalogs.js';
import { countingCodes, lockCodeSpace, readCounters, saveCounters } from '../store/codes.js';
import type { Db } from '../store/engine.js';
import { saveDraft } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import { isEmptyPlan, planVersion } from '../store/plan-version.js';
import { recordVersion } from '../store/record-version.js';
import { findVersion, latestVersion } from '../store/versions.js';
import { announceVersion } from './announce-version.js';
import { refuseEffectiveDay } from './effective-day.js';
import { endTasks } from './end-tasks.js';
import { perform } from './perform.js';
import type { Revised } from './revise.js';
import { reviseVersion, sayMisfit } from './revise.js';
import { sisterCodes } from './sister-codes.js';
import { standingReviews } from './standing-reviews.js';
import { refuseStale } from './submit-draft.js';
import { takeDraft } from './take-draft.js';

export type Publication = { effectiveOn: string; note: string };

/** Makes an approved draft the next version of its edition: whole or not at all. */
export async function publishDraft(
  db: Db,
  draftId: number,
  publication: Publication,
  act: Act,
): Promise<Version> {
  return perform(db, act, 'version.publish', async (step) => {
    const { tx, record } = step;
    const draft = await takeDraft(step, { draft: draftId, revision: null }, 'publish');
    await lockCodeSpace(tx, draft.edition);
    const edition = await findEdition(tx, draft.edition);
    const latest = await latestVersion(tx, draft.edition);
    refuseEffectiveDay(publication.effectiveOn, await findVersion(tx, draft.edition, 1), act.at);
    await refuseStale(tx, draft);
    const approvals = await refuseUnapproved(tx, draft);
    const { before, revision, codes, ...standing } = await revise(tx, edition, latest, draft);
    const plan = planVersion(before, revision, movedItems(draft.changes));
    if (isEmptyPlan(plan)) throw new Refusal('draft.empty', { draft: draft.id });
    const substantive = substantiveSubjects(draft.changes, standing, draft.weights).size > 0;
    const note = publication.note.trim();
    if (substantive && note === '') throw new Refusal('publication.note-missing', { draft: draft.id });
    const version = await recordVersion(
      tx,
      {
        edition: draft.edition,
        number: latest.number + 1,
        parentHash: latest.hash,
        effectiveOn: publication.effectiveOn,
        publishedAt: notBefore(latest, act),
        publishedBy: await readDisplayName(tx, nameOf(act.actor)),
        updateType: substantive ? 'major' : 'minor',
        note: note || '文字调整',
        draft: draft.id,
      },
      plan,
      revision.contents,
    );
    await saveDraft(tx, { ...draft, state: 'published', version: version.number, codes });
    const tasks = await endTasks(tx, draft, { version, before, plan, contents: revision.contents }, act);
    record({
      thing: { kind: 'version', id: `${version.edition}/${version.number}` },
      edition: version.edition,
      details: {
        draft: draft.id,
        digest: draft.digest,
        approvals: approvals.map(({ kind, reviewer }) => ({ kind, reviewer })),
        hash: version.hash,
        effectiveOn: version.effectiveOn,
        note: version.note,
        ...(tasks.length === 0 ? {} : { tasks }),
      },
    });
    await announceVersion(step, version, act.at);
    return version;
  });
}

/** A draft is approved by its reviews of exactly what it proposes, not by its state. */
async function refuseUnapproved(db: Db, draft: Draft): Promise<Review[]> {
  const approvals = approvalOf(draft, digestDraft(draft), await standingReviews(db, draft));
  if (!approvals) throw new Refusal('draft.not-approved', { draft: draft.id });
  return approvals;
}

/** Versions are published one after another, whatever the clock says by now; the log has what it said. */
function notBefore({ publishedAt }: Version, { at }: Act): string {
  const now = at.toISOString();
  return now < publishedAt ? publishedAt : now;
}

async function revise(db: Db, edition: Edition, latest: Version, draft: Draft): Promise<Revised> {
  const changes = await withSisterCodes(db, edition, latest, draft.changes);
  const counters = await readCounters(db, edition.codeSpace);
  const revised = await reviseVersion(
    db,
    { edition: edition.id, number: latest.number },
    changes,
    countingCodes(counters),
    'neighbours',
  );
  const [misfit] = revised.misfits;
  if (misfit) throw new Refusal('draft.misfit', { draft: draft.id, what: sayMisfit(misfit) });
  await saveCounters(db, edition.codeSpace, counters);
  return revised;
}

/** New items whose matter a sister edition has by now take the code it has there, unless it is taken here or in the draft. */
async function withSisterCodes(
  db: Db,
  edition: Edition,
  latest: Version,
  changes: readonly DraftChange[],
): Promise<DraftChange[]> {
  const uncoded = changes.filter((change) => change.kind === 'add' && change.code === null);
  if (uncoded.length === 0) return [...changes];
  const domains = uncoded.flatMap((change) => ('place' in change ? [change.place.domain] : []));
  const sisters = await sisterCodes(db, edition, [...new Set(domains)]);
  const present = await readHomes(db, edition.id, latest.number, [...sisters.values()]);
  const named = changes.flatMap((change) => ('code' in change && change.code !== null ? [change.code] : []));
  const taken = new Set([...present.keys(), ...named]);
  return changes.map((change) => {
    if (change.kind !== 'add' || change.code !== null) return change;
    const code = sisters.get(topicKey(change.place.domain, change.content)) ?? null;
    if (code === null || taken.has(code)) return change;
    taken.add(code);
    return { ...change, code };
  });
}
