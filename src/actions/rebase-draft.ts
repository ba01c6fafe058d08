import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Draft } from '../catalog/draft.js';
import { touchedDomains } from '../catalog/draft.js';
import type { Conflict, Decision } from '../catalog/merge/conflict.js';
import type { DraftMerge } from '../catalog/merge/merge-draft.js';
import { mergeDraft, textsForMerge } from '../catalog/merge/merge-draft.js';
import type { Snapshot } from '../catalog/merge/merge-outline.js';
import type { Outline } from '../catalog/outline.js';
import { Refusal } from '../refusal.js';
import { readContents, readHomes, readOutline } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { saveDraft } from '../store/drafts.js';
import { readDecisions, saveDecisions } from '../store/merge-decisions.js';
import { latestVersion } from '../store/versions.js';
import { perform } from './perform.js';
import type { Seen } from './take-draft.js';
import { deedOn, editedBy, takeDraft } from './take-draft.js';

/** What rebasing comes to. `behind`: how many versions were published since the draft's base. */
export type Rebase = DraftMerge & { behind: number };

/** What stands between a draft and the newest version; decisions made before are counted in. */
export async function previewRebase(db: Db, draft: Draft): Promise<Rebase> {
  const { number } = await latestVersion(db, draft.edition);
  const merge = await mergeOnto(db, draft, number, []);
  return { ...merge, behind: number - draft.baseVersion };
}

/**
 * Brings a draft onto the newest version of its edition. Decisions are remembered, so that the same conflict is not asked
 * twice; where some are left open the draft stays as it is. What was approved has to be approved again.
 * @throws Refusal for a decision on a conflict that is not there, or one that is no answer to it.
 */
export async function rebaseDraft(
  db: Db,
  seen: Seen,
  decisions: readonly Decision[],
  act: Act,
): Promise<{ draft: Draft; rebase: Rebase }> {
  return perform(db, act, 'draft.rebase', async (step) => {
    const { tx, record, leave } = step;
    const draft = await takeDraft(step, seen, 'rebase');
    const { number } = await latestVersion(tx, draft.edition);
    const behind = number - draft.baseVersion;
    const merge = await mergeOnto(tx, draft, number, decisions);
    if (behind === 0) {
      leave();
      return { draft, rebase: { ...merge, behind } };
    }
    refuseUnanswered(draft, decisions, merge.conflicts);
    await saveDecisions(tx, draft.edition, decisions, { by: nameOf(act.actor), at: act.at });
    if (merge.conflicts.length > 0 && decisions.length === 0) leave();
    else record(deedOn(draft, { onto: number, decisions, conflicts: merge.conflicts.length }));
    if (merge.conflicts.length > 0) return { draft, rebase: { ...merge, behind } };
    const rebased: Draft = {
      ...editedBy(draft, act),
      state: 'editing',
      digest: null,
      baseVersion: number,
      changes: merge.changes,
    };
    return { draft: await saveDraft(tx, rebased), rebase: { ...merge, behind } };
  });
}

/** Merges with what is decided now, and what was decided before on the conflicts that leaves. */
async function mergeOnto(
  db: Db,
  draft: Draft,
  latest: number,
  decisions: readonly Decision[],
): Promise<DraftMerge> {
  const { base, theirs } = await readSides(db, draft, latest, []);
  const asked = mergeDraft(base, theirs, draft.changes).conflicts.map(({ key }) => key);
  for (const { key } of decisions)
    if (!asked.includes(key)) throw new Refusal('conflict.unknown', { draft: draft.id, key });
  const decided = new Set(decisions.map(({ key }) => key));
  const open = asked.filter((key) => !decided.has(key));
  const remembered = await readDecisions(db, draft.edition, open);
  const all = [...decisions, ...remembered];
  const sides = await readSides(db, draft, latest, all);
  return mergeDraft(sides.base, sides.theirs, draft.changes, all);
}

function refuseUnanswered(draft: Draft, decisions: readonly Decision[], left: readonly Conflict[]): void {
  const unanswered = decisions.find(({ key }) => left.some((conflict) => conflict.key === key));
  if (unanswered) throw new Refusal('conflict.choice-invalid', { draft: draft.id, key: unanswered.key });
}

/** Both versions, as far as the draft touches them at either, or a decision puts an item into them. */
async function readSides(
  db: Db,
  { edition, baseVersion, changes }: Draft,
  latest: number,
  decisions: readonly Decision[],
): Promise<{ base: Snapshot; theirs: Snapshot }> {
  const named = changes.flatMap((change) => ('code' in change && change.code !== null ? [change.code] : []));
  const homes = await Promise.all([
    readHomes(db, edition, baseVersion, named),
    readHomes(db, edition, latest, named),
  ]);
  const touched = new Set([
    ...homes.flatMap((side) => [...touchedDomains(changes, (code) => side.get(code))]),
    ...decisions.flatMap(({ choice }) => (typeof choice === 'object' ? domainsIn(choice.value) : [])),
  ]);
  const base = await readCodes(db, edition, baseVersion, touched);
  const theirs = await readCodes(db, edition, latest, touched);
  const texts = textsForMerge({ outline: base }, { outline: theirs }, changes);
  return {
    base: snapshot(base, await readContents(db, edition, baseVersion, texts)),
    theirs: snapshot(theirs, await readContents(db, edition, latest, texts)),
  };
}

/** The domain of a place somebody chose. */
function domainsIn(value: unknown): string[] {
  const isPlace = typeof value === 'object' && value !== null && 'domain' in value;
  return isPlace && typeof value.domain === 'string' ? [value.domain] : [];
}

async function readCodes(db: Db, edition: string, version: number, domains: Set<string>): Promise<Outline> {
  const outline = await readOutline(db, edition, version, [...domains]);
  return outline.map(({ code, name, items }) => ({ code, name, items: items.map((item) => item.code) }));
}

function snapshot(outline: Outline, contents: Awaited<ReturnType<typeof readContents>>): Snapshot {
  return { outline, contentOf: (code) => contents.get(code) };
}
