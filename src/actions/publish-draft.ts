import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Edition, Version } from '../catalog/catalog.js';
import { dayInShanghai, isDay } from '../catalog/day.js';
import type { Draft, DraftChange, Misfit, Revision } from '../catalog/draft.js';
import { applyDraft, touchedDomains } from '../catalog/draft.js';
import { topicKey } from '../catalog/topic.js';
import { draftStates } from '../catalog/words.js';
import { Refusal } from '../refusal.js';
import type { DomainOutline } from '../store/catalogs.js';
import { readContents, readHomes, readOutline } from '../store/catalogs.js';
import { countingCodes, lockCodeSpace, readCounters, saveCounters } from '../store/codes.js';
import type { Db } from '../store/engine.js';
import { findDraft, saveDraftState } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import { isEmptyPlan, planVersion } from '../store/plan-version.js';
import { recordVersion } from '../store/record-version.js';
import { findVersion, latestVersion } from '../store/versions.js';
import { perform } from './perform.js';
import { sisterCodes } from './sister-codes.js';
import { nobodys, targetOfDraft } from './target.js';

export type Publication = { effectiveOn: string; note: string };

/** Makes a draft the next version of its edition: whole or not at all. */
export async function publishDraft(
  db: Db,
  draftId: number,
  publication: Publication,
  act: Act,
): Promise<Version> {
  return perform(db, act, 'version.publish', async ({ tx, require, record }) => {
    const draft = await lockDraft(tx, draftId);
    const unknown = new Refusal('draft.unknown', { draft: draftId });
    await require(draft ? await targetOfDraft(tx, draft) : nobodys, unknown);
    if (!draft) throw unknown;
    const edition = await findEdition(tx, draft.edition);
    const first = await findVersion(tx, draft.edition, 1);
    const latest = await latestVersion(tx, draft.edition);
    refuseUnlessPublishable(draft, latest, first, publication);
    refuseFarOff(publication, act);
    refuseEarlierThan(latest, act);
    const { before, revision, touched } = await revise(tx, edition, latest, draft);
    const plan = planVersion(before, revision, touched);
    if (isEmptyPlan(plan)) throw new Refusal('draft.empty', { draft: draft.id });
    const version = await recordVersion(
      tx,
      {
        edition: draft.edition,
        number: latest.number + 1,
        parentHash: latest.hash,
        effectiveOn: publication.effectiveOn,
        publishedAt: act.at.toISOString(),
        publishedBy: nameOf(act.actor),
        updateType: 'major',
        note: publication.note.trim(),
        draft: draft.id,
      },
      plan,
      [...revision.contents.values()],
    );
    await saveDraftState(tx, draft.id, 'published', version.number);
    record({
      thing: { kind: 'version', id: `${version.edition}/${version.number}` },
      edition: version.edition,
      details: { draft: draft.id, hash: version.hash, effectiveOn: version.effectiveOn, note: version.note },
    });
    return version;
  });
}

/** Read again once nobody else can publish: another may have been first. */
async function lockDraft(db: Db, id: number): Promise<Draft | null> {
  const draft = await findDraft(db, id);
  if (!draft) return null;
  await lockCodeSpace(db, draft.edition);
  return findDraft(db, id);
}

function refuseUnlessPublishable(
  draft: Draft,
  latest: Version,
  first: Version,
  publication: Publication,
): void {
  const { effectiveOn, note } = publication;
  if (!isDay(effectiveOn)) throw new Refusal('date.invalid', { field: 'effectiveOn', found: effectiveOn });
  if (note.trim() === '') throw new Refusal('publication.note-missing', { draft: draft.id });
  if (draft.state !== 'editing' && draft.state !== 'approved') {
    throw new Refusal('draft.not-open', { draft: draft.id, state: draftStates[draft.state] });
  }
  if (draft.changes.length === 0) throw new Refusal('draft.empty', { draft: draft.id });
  if (draft.baseVersion !== latest.number) {
    throw new Refusal('version.stale', {
      edition: draft.edition,
      base: draft.baseVersion,
      latest: latest.number,
    });
  }
  if (effectiveOn < first.effectiveOn) {
    throw new Refusal('publication.too-early', { effectiveOn, firstOn: first.effectiveOn });
  }
}

/** A version can't be taken back: a year far off is a slip of the hand. */
function refuseFarOff({ effectiveOn }: Publication, { at }: Act): void {
  const latestOn = `${Number(dayInShanghai(at).slice(0, 4)) + 5}-12-31`;
  if (effectiveOn > latestOn) throw new Refusal('publication.too-late', { effectiveOn, latestOn });
}

/** Versions are published one after another; a clock that was set back would turn `known` round. */
function refuseEarlierThan({ publishedAt }: Version, { at }: Act): void {
  const now = at.toISOString();
  if (now < publishedAt) throw new Refusal('clock.backwards', { now, last: publishedAt });
}

type Revised = { before: DomainOutline[]; revision: Revision; touched: Set<string> };

async function revise(db: Db, edition: Edition, latest: Version, draft: Draft): Promise<Revised> {
  const changes = await withSisterCodes(db, edition, latest, draft.changes);
  const named = changes.flatMap((change) => ('code' in change && change.code !== null ? [change.code] : []));
  const homes = await readHomes(db, edition.id, latest.number, named);
  const touched = touchedDomains(changes, (code) => homes.get(code));
  const before = await readOutline(db, edition.id, latest.number, [...touched]);
  const contents = await readContents(db, edition.id, latest.number, editedCodes(changes));
  const counters = await readCounters(db, edition.codeSpace);
  const outline = before.map(({ code, name, items }) => ({
    code,
    name,
    items: items.map((item) => item.code),
  }));
  const { revision, misfits } = applyDraft(
    outline,
    changes,
    (code) => contents.get(code),
    countingCodes(counters),
  );
  if (misfits[0]) throw new Refusal('draft.misfit', { draft: draft.id, what: sayMisfit(misfits[0]) });
  await saveCounters(db, edition.codeSpace, counters);
  return { before, revision, touched };
}

/** New items whose matter a sister edition has by now take the code it has there, unless it is taken here. */
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
  const taken = new Set((await readHomes(db, edition.id, latest.number, [...sisters.values()])).keys());
  return changes.map((change) => {
    if (change.kind !== 'add' || change.code !== null) return change;
    const code = sisters.get(topicKey(change.place.domain, change.content)) ?? null;
    if (code === null || taken.has(code)) return change;
    taken.add(code);
    return { ...change, code };
  });
}

function editedCodes(changes: readonly DraftChange[]): string[] {
  return changes.flatMap((change) => (change.kind === 'edit' ? [change.code] : []));
}

function sayMisfit({ change, why }: Misfit): string {
  const what = change.kind === 'add-domain' ? `领域 ${change.domain}` : `事项 ${change.code ?? change.kind}`;
  switch (why) {
    case 'no-such-item':
      return `${what}已不在目录中`;
    case 'no-such-domain':
      return `${what}所在的领域已不在目录中`;
    case 'item-exists':
    case 'domain-exists':
      return `${what}已在目录中`;
  }
}
