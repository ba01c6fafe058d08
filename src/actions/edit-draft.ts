import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { sameValue } from '../catalog/canonical.js';
import type { Draft, DraftChange } from '../catalog/draft.js';
import { dropChanges, nextKey, putChange, subjectOf } from '../catalog/draft-edit.js';
import { keepWeights, proposedValue } from '../catalog/draft-weight.js';
import type { WeightOverride } from '../catalog/semantic/weight.js';
import { topicKey } from '../catalog/topic.js';
import { Refusal } from '../refusal.js';
import { readEverHad } from '../store/item-spans.js';
import type { Db } from '../store/engine.js';
import { addDraft, saveDraft } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import { latestVersion } from '../store/versions.js';
import { perform } from './perform.js';
import { reviseVersion, sayMisfit } from './revise.js';
import { sisterCodes } from './sister-codes.js';
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
      const change = each.kind === 'add' ? { ...each, key: keyOf(each.key, changes, draft.id) } : each;
      changes = putChange(changes, change);
      subjects.push(`${change.kind} ${subjectOf(change)}`);
    }
    return { draft: { ...draft, changes }, details: { proposed: subjects } };
  });
}

/** A new item gets a key; one that has a key must be there: a key is never chosen, least of all to look like a code. */
function keyOf(key: string | null, changes: readonly DraftChange[], draft: number): string {
  if (key === null) return nextKey(changes);
  if (changes.some((change) => change.kind === 'add' && change.key === key)) return key;
  throw new Refusal('draft.nothing-proposed', { draft, subject: key });
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
    if (proposedValue(draft.changes, override) === undefined)
      throw new Refusal('draft.nothing-proposed', { draft: draft.id, subject: override.code });
    const others = draft.weights.filter(
      ({ code, field }) => code !== override.code || field !== override.field,
    );
    return { draft: { ...draft, weights: [...others, override] }, details: { weight: override } };
  });
}

type Edited = { draft: Draft; details: Record<string, unknown> };

async function edit(db: Db, seen: Seen, act: Act, change: (draft: Draft) => Edited): Promise<Draft> {
  return perform(db, act, 'draft.edit', async (step) => {
    const before = await takeDraft(step, seen, 'edit');
    const { draft: edited, details } = change(editedBy(before, act));
    refuseLarge(edited);
    const draft = { ...edited, weights: keepWeights(edited.weights, before.changes, edited.changes) };
    await refuseMisfits(step.tx, draft);
    await refuseInventedCodes(step.tx, draft, before.changes);
    step.record(deedOn(draft, details));
    return saveDraft(step.tx, draft);
  });
}

/** What does not fit its base now would not fit later either. */
async function refuseMisfits(db: Db, { id, edition, baseVersion, changes }: Draft): Promise<void> {
  const { misfits } = await reviseVersion(db, { edition, number: baseVersion }, changes, draftCodes());
  if (misfits[0]) throw new Refusal('draft.misfit', { draft: id, what: sayMisfit(misfits[0]) });
}

/**
 * Codes are given at publication and mean one matter for ever: that of a sister edition, or the one it had here. One that
 * was right when it was named stays, whatever became of the sister edition since.
 */
async function refuseInventedCodes(
  db: Db,
  { id, edition, changes }: Draft,
  before: readonly DraftChange[],
): Promise<void> {
  const named = changes.flatMap((change) =>
    (change.kind === 'add' || change.kind === 'restore') &&
    change.code !== null &&
    !before.some((other) => saysSame(other, change))
      ? [{ ...change, code: change.code }]
      : [],
  );
  if (named.length === 0) return;
  const own = await findEdition(db, edition);
  const sisters = await sisterCodes(db, own, [...new Set(named.map(({ place }) => place.domain))]);
  const had = await readEverHad(
    db,
    edition,
    named.map(({ code }) => code),
  );
  const invented = named.find(({ kind, code, place, content }) =>
    kind === 'restore' ? !had.has(code) : sisters.get(topicKey(place.domain, content)) !== code,
  );
  if (invented === undefined) return;
  throw new Refusal('draft.misfit', {
    draft: id,
    what: `编码 ${invented.code} 不是这个事项的，新事项的编码在发布时给`,
  });
}

function saysSame(other: DraftChange, change: Extract<DraftChange, { kind: 'add' | 'restore' }>): boolean {
  return (
    other.kind === change.kind &&
    other.code === change.code &&
    other.place.domain === change.place.domain &&
    sameValue(other.content, change.content)
  );
}

/** Stand-ins for the codes that new items get at publication. */
export function draftCodes(): (domain: string) => string {
  let given = 0;
  return (domain) => `${domain}+${(given += 1)}`;
}

/** Ten times a district's catalog, and as much as a file may hold: what people write stays far below. */
const most = { mostChanges: 20_000, mostMegabytes: 20 } as const;

function refuseLarge({ id, changes }: Draft): void {
  const isLarge = changes.length > most.mostChanges || sizeOf(changes) > most.mostMegabytes * 2 ** 20;
  if (isLarge) throw new Refusal('draft.too-large', { draft: id, ...most });
}

function sizeOf(changes: readonly DraftChange[]): number {
  return Buffer.byteLength(JSON.stringify(changes));
}
