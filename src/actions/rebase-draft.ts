import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { sameValue } from '../catalog/canonical.js';
import type { Draft } from '../catalog/draft.js';
import { touchedDomains } from '../catalog/draft.js';
import { keepWeights } from '../catalog/draft-weight.js';
import type { Conflict, Decision } from '../catalog/merge/conflict.js';
import type { DraftMerge } from '../catalog/merge/merge-draft.js';
import { mergeDraft, textsForMerge } from '../catalog/merge/merge-draft.js';
import type { Snapshot } from '../catalog/merge/merge-outline.js';
import type { Outline } from '../catalog/outline.js';
import { Refusal } from '../refusal.js';
import { isValid } from '../schema.js';
import { readContents, readHomes, readOutline } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { saveDraft } from '../store/drafts.js';
import type { Remembered } from '../store/merge-decisions.js';
import { readDecisions, saveDecisions } from '../store/merge-decisions.js';
import { latestVersion } from '../store/versions.js';
import { perform } from './perform.js';
import type { Seen } from './take-draft.js';
import { deedOn, editedBy, takeDraft, withEditors } from './take-draft.js';

/** What rebasing comes to. */
export type Rebase = DraftMerge & {
  /** How many versions were published since the draft's base. */
  behind: number;
  /** What people decided on the same conflicts before, and is taken over. */
  remembered: Remembered[];
};

/** What is proposed, and on which version. */
export type Proposed = Pick<Draft, 'edition' | 'baseVersion' | 'changes'>;

/** What stands between a draft and the newest version; decisions made before are counted in. */
export async function previewRebase(db: Db, draft: Proposed): Promise<Rebase> {
  const { number } = await latestVersion(db, draft.edition);
  return (await mergeOnto(db, draft, number, [], () => undefined)).rebase;
}

/** Everything between a draft and the newest version that only a person can decide, decided before or not. */
export async function readConflicts(db: Db, draft: Proposed): Promise<Conflict[]> {
  const { number } = await latestVersion(db, draft.edition);
  const { base, theirs } = await readSides(db, draft, number, []);
  return mergeDraft(base, theirs, draft.changes).conflicts;
}

/**
 * Brings a draft onto the newest version of its edition. Decisions are remembered, so that the same conflict is not asked
 * twice; where some are left open the draft's changes stay as they are. What was approved has to be approved again, and
 * whoever decided, now or before, is one of the draft's editors.
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
    const { rebase, sides } = await mergeOnto(tx, draft, number, decisions, (conflicts) => {
      for (const decision of decisions) refuseOddDecision(draft, conflicts, decision);
    });
    const { behind, conflicts, remembered } = rebase;
    if (behind === 0 || (conflicts.length > 0 && decisions.length === 0)) {
      leave();
      return { draft, rebase };
    }
    refuseUnanswered(draft, decisions, conflicts);
    await saveDecisions(tx, draft.edition, decisions, { by: nameOf(act.actor), at: act.at });
    record(deedOn(draft, { onto: number, decisions, remembered, conflicts: conflicts.length }));
    const edited = withEditors(
      editedBy(draft, act),
      remembered.map(({ by }) => by),
    );
    const rebased: Draft = {
      ...edited,
      state: 'editing',
      digest: null,
      baseVersion: number,
      changes: rebase.changes,
      weights: keepWeights(draft.weights, draft.changes, rebase.changes).filter(({ code, field }) =>
        sameValue(sides.base.contentOf(code)?.[field], sides.theirs.contentOf(code)?.[field]),
      ),
    };
    return { draft: await saveDraft(tx, conflicts.length > 0 ? edited : rebased), rebase };
  });
}

/** Merges with what is decided now, and what was decided before on the conflicts that leaves. */
async function mergeOnto(
  db: Db,
  draft: Proposed,
  latest: number,
  decisions: readonly Decision[],
  refuseOdd: (conflicts: readonly Conflict[]) => void,
): Promise<{ rebase: Rebase; sides: Sides }> {
  const { base, theirs } = await readSides(db, draft, latest, []);
  const { conflicts } = mergeDraft(base, theirs, draft.changes);
  refuseOdd(conflicts);
  const decided = new Set(decisions.map(({ key }) => key));
  const open = conflicts.filter(({ key }) => !decided.has(key)).map(({ key }) => key);
  const remembered = (await readDecisions(db, draft.edition, open)).filter(({ key, choice }) =>
    conflicts.some((conflict) => conflict.key === key && fits(conflict, choice)),
  );
  const all = [...decisions, ...remembered];
  const sides = await readSides(db, draft, latest, all);
  const merge = mergeDraft(sides.base, sides.theirs, draft.changes, all);
  return { rebase: { ...merge, behind: latest - draft.baseVersion, remembered }, sides };
}

function refuseOddDecision(draft: Draft, conflicts: readonly Conflict[], { key, choice }: Decision): void {
  const conflict = conflicts.find((each) => each.key === key);
  if (!conflict) throw new Refusal('conflict.unknown', { draft: draft.id, key });
  if (!fits(conflict, choice)) throw new Refusal('conflict.choice-invalid', { draft: draft.id, key });
}

/** Whether a value of one's own is one that the field, the place or the item can have. */
function fits(conflict: Conflict, choice: Decision['choice']): boolean {
  if (typeof choice !== 'object') return true;
  switch (conflict.kind) {
    case 'field':
      return isValid(`item-content.json#/properties/${conflict.field}`, choice.value);
    case 'same-topic':
      return choice.value === 'both' || isValid('item-content.json', choice.value);
    case 'two-moves':
    case 'place-gone':
      return isValid('draft-change.json#/$defs/place', choice.value);
    case 'edit-withdraw':
    case 'domain':
      return false;
  }
}

function refuseUnanswered(draft: Draft, decisions: readonly Decision[], left: readonly Conflict[]): void {
  const unanswered = decisions.find(({ key }) => left.some((conflict) => conflict.key === key));
  if (unanswered) throw new Refusal('conflict.choice-invalid', { draft: draft.id, key: unanswered.key });
}

type Sides = { base: Snapshot; theirs: Snapshot };

/** Both versions, as far as the draft touches them at either, or a decision puts an item into them. */
async function readSides(
  db: Db,
  { edition, baseVersion, changes }: Proposed,
  latest: number,
  decisions: readonly Decision[],
): Promise<Sides> {
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
