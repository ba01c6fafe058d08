import { nameOf } from '../account/actor.js';
import type { Act } from '../account/actor.js';
import type { Draft } from '../catalog/draft.js';
import type { DraftStep } from '../catalog/review.js';
import { isOpenTo } from '../catalog/review.js';
import { draftStates, draftSteps } from '../catalog/words.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { findDraft, lockDraft } from '../store/drafts.js';
import type { Deed, Step } from './perform.js';
import { permit } from './perform.js';
import { nobodys, targetOfDraft } from './target.js';

/** A draft somebody means to write: by its number, and by the revision they saw; null = whatever it is now. */
export type Seen = { draft: number; revision: number | null };

/**
 * The draft for one step, held until the transaction ends. One that is hidden is answered like one that is not there.
 * @throws Refusal where the right, the state or the revision does not allow the step.
 */
export async function takeDraft({ tx, require }: Step, seen: Seen, step: DraftStep): Promise<Draft> {
  await lockDraft(tx, seen.draft);
  const draft = await findDraft(tx, seen.draft);
  const unknown = new Refusal('draft.unknown', { draft: seen.draft });
  await require(draft ? await targetOfDraft(tx, draft) : nobodys, unknown);
  if (!draft) throw unknown;
  if (seen.revision !== null && seen.revision !== draft.revision)
    throw new Refusal('draft.changed', { draft: draft.id, seen: seen.revision, now: draft.revision });
  if (!isOpenTo(draft.state, step)) {
    const { id, state } = draft;
    throw new Refusal('draft.not-open', { draft: id, state: draftStates[state], step: draftSteps[step] });
  }
  return draft;
}

/** A draft to look at, for who may. */
export async function readDraft(db: Db, id: number, act: Act): Promise<Draft> {
  const draft = await findDraft(db, id);
  const unknown = new Refusal('draft.unknown', { draft: id });
  await permit(db, act, 'draft.read', draft ? await targetOfDraft(db, draft) : nobodys, unknown);
  if (!draft) throw unknown;
  return draft;
}

/** The draft as somebody edited it: they are one of its editors from now on. */
export function editedBy(draft: Draft, { actor }: Act): Draft {
  const name = nameOf(actor);
  return draft.editors.includes(name) ? draft : { ...draft, editors: [...draft.editors, name] };
}

/** Whose words come into a draft does not review it. */
export function withEditors(draft: Draft, names: readonly string[]): Draft {
  return { ...draft, editors: [...new Set([...draft.editors, ...names])] };
}

export function deedOn(draft: Pick<Draft, 'id' | 'edition'>, details: Record<string, unknown> = {}): Deed {
  return { thing: { kind: 'draft', id: String(draft.id) }, edition: draft.edition, details };
}
