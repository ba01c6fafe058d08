import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Draft, DraftChange } from '../catalog/draft.js';
import { dropChanges, nextKey, putChange, subjectOf } from '../catalog/draft-edit.js';
import type { WeightOverride } from '../catalog/semantic/weight.js';
import { Refusal } from '../refusal.js';
import { readCounters, sequenceOf } from '../store/codes.js';
import type { Db } from '../store/engine.js';
import { addDraft, saveDraft } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import { latestVersion } from '../store/versions.js';
import { perform } from './perform.js';
import { reviseVersion, sayMisfit } from './revise.js';
import type { Seen } from './take-draft.js';
import { deedOn, editedBy, takeDraft } from './take-draft.js';
import { targetOfEdition } from './target.js';

/** Begins an empty draft on the newest version. */
export async function startDraft(
  db: Db,
  { edition: id, title }: { edition: string; title: string },
  act: Act,
): Promise<Draft> {
  return perform(db, act, 'draft.add', async ({ tx, require, record }) => {
    const edition = await findEdition(tx, id);
    const grant = await require(await targetOfEdition(tx, edition));
    const draft = await addDraft(tx, {
      edition: edition.id,
      baseVersion: (await latestVersion(tx, edition.id)).number,
      title,
      author: nameOf(act.actor),
      organization: grant?.organization ?? null,
      createdAt: act.at.toISOString(),
      importId: null,
      changes: [],
    });
    record(deedOn(draft, { title, baseVersion: draft.baseVersion }));
    return draft;
  });
}

/** A change without the key of a new item: the draft gives one. */
export type ProposedChange =
  DraftChange | (Omit<Extract<DraftChange, { kind: 'add' }>, 'key'> & { key: null });

/** Proposes changes; each takes the place of what was proposed before for the same item. All of them, or none. */
export function proposeChanges(
  db: Db,
  seen: Seen,
  proposed: readonly ProposedChange[],
  act: Act,
): Promise<Draft> {
  return edit(db, seen, act, (draft) => {
    let changes = draft.changes;
    const subjects: string[] = [];
    for (const each of proposed) {
      const change = each.kind === 'add' ? { ...each, key: each.key ?? nextKey(changes) } : each;
      changes = putChange(changes, change);
      subjects.push(`${change.kind} ${subjectOf(change)}`);
    }
    return { draft: { ...draft, changes }, details: { proposed: subjects } };
  });
}

/** Takes back all that is proposed for an item: its code, or its key if it is new. */
export function dropProposal(db: Db, seen: Seen, subject: string, act: Act): Promise<Draft> {
  return edit(db, seen, act, (draft) => {
    if (!draft.changes.some((change) => subjectOf(change) === subject))
      throw new Refusal('draft.nothing-proposed', { draft: draft.id, subject });
    return {
      draft: { ...draft, changes: dropChanges(draft.changes, subject) },
      details: { dropped: subject },
    };
  });
}

export function renameDraft(db: Db, seen: Seen, title: string, act: Act): Promise<Draft> {
  return edit(db, seen, act, (draft) => ({ draft: { ...draft, title }, details: { title } }));
}

/** Says against the comparison how a change of a field weighs, and why. */
export function overrideWeight(db: Db, seen: Seen, override: WeightOverride, act: Act): Promise<Draft> {
  return edit(db, seen, act, (draft) => {
    const others = draft.weights.filter(
      ({ code, field }) => code !== override.code || field !== override.field,
    );
    return { draft: { ...draft, weights: [...others, override] }, details: { weight: override } };
  });
}

type Edited = { draft: Draft; details: Record<string, unknown> };

async function edit(db: Db, seen: Seen, act: Act, change: (draft: Draft) => Edited): Promise<Draft> {
  return perform(db, act, 'draft.edit', async (step) => {
    const { draft, details } = change(editedBy(await takeDraft(step, seen, 'edit'), act));
    await refuseMisfits(step.tx, draft);
    await refuseInventedCodes(step.tx, draft);
    step.record(deedOn(draft, details));
    return saveDraft(step.tx, draft);
  });
}

/** What does not fit its base now would not fit later either. */
async function refuseMisfits(db: Db, { id, edition, baseVersion, changes }: Draft): Promise<void> {
  const { misfits } = await reviseVersion(db, { edition, number: baseVersion }, changes, draftCodes());
  if (misfits[0]) throw new Refusal('draft.misfit', { draft: id, what: sayMisfit(misfits[0]) });
}

/** Codes are given at publication and never twice: one that a draft makes up would be in the way of the next. */
async function refuseInventedCodes(db: Db, { id, edition, changes }: Draft): Promise<void> {
  const named = changes.flatMap((change) =>
    (change.kind === 'add' || change.kind === 'restore') && change.code !== null ? [change.code] : [],
  );
  if (named.length === 0) return;
  const counters = await readCounters(db, (await findEdition(db, edition)).codeSpace);
  const invented = named.find((code) => sequenceOf(code) > (counters.get(code.slice(0, 2)) ?? 0));
  if (invented === undefined) return;
  throw new Refusal('draft.misfit', {
    draft: id,
    what: `编码 ${invented} 从未给过任何事项，新事项的编码在发布时给`,
  });
}

/** Stand-ins for the codes that new items get at publication. */
export function draftCodes(): (domain: string) => string {
  let given = 0;
  return (domain) => `${domain}+${(given += 1)}`;
}
