import type { ProposedChange } from '../../src/actions/edit-draft.js';
import type { Role } from '../../src/account/role.js';
import { canonicalJson } from '../../src/catalog/canonical.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import type { Draft, DraftChange } from '../../src/catalog/draft.js';
import type { Decision } from '../../src/catalog/merge/conflict.js';
import type { RefusalCode } from '../../src/refusal.js';
import { apply, isSubstantive, itemsOf, propose, subjectOf } from './simulation-catalog.js';
import type { Model, ModelDraft, Step } from './simulation-model.js';
import {
  baseOf,
  changesAfter,
  isApproved,
  latestOf,
  publicationOf,
  sisterCode,
  standing,
  withReason,
} from './simulation-model.js';

/* What must be refused, in the order in which people are told. */

const openStates: Record<string, Draft['state'][]> = {
  propose: ['editing', 'returned'],
  drop: ['editing', 'returned'],
  rename: ['editing', 'returned'],
  submit: ['editing', 'returned'],
  recall: ['in-review', 'approved'],
  abandon: ['editing', 'returned', 'in-review', 'approved'],
  review: ['in-review'],
  rebase: ['editing', 'returned', 'in-review', 'approved'],
  publish: ['approved'],
};

export function hasRight(model: Model, step: Step): boolean {
  const role: Role =
    step.do === 'review' ? `${step.kind}-reviewer` : step.do === 'publish' ? 'publisher' : 'editor';
  return model.people[step.by]!.includes(role) && (!('seen' in step) || step.seen.draft in model.drafts);
}

/** The code of the refusal a step must meet; null: it is done. */
export function expectedRefusal(model: Model, step: Step): RefusalCode | null {
  if (!hasRight(model, step)) return 'seen' in step ? 'draft.unknown' : 'right.missing';
  if (step.do === 'start') return null;
  if (step.do === 'restore') return refuseRestoring(model, step);
  const draft = model.drafts[step.seen.draft]!;
  if (step.seen.revision !== null && step.seen.revision !== draft.revision) return 'draft.changed';
  if (!openStates[step.do]!.includes(draft.state)) return 'draft.not-open';
  switch (step.do) {
    case 'propose':
      if (isKeyless(draft, step.changes)) return 'draft.nothing-proposed';
      return fits(model, draft, changesAfter(draft, step)) ? null : 'draft.misfit';
    case 'drop':
      if (!draft.changes.some((change) => subjectOf(change) === step.subject))
        return 'draft.nothing-proposed';
      return fits(model, draft, changesAfter(draft, step)) ? null : 'draft.misfit';
    case 'submit':
      return refuseSubmission(model, draft, step.reason);
    case 'review':
      return refuseReview(draft, step);
    case 'rebase':
      return refuseRebase(model, draft, step);
    case 'publish':
      return refusePublication(model, draft, step);
    case 'rename':
    case 'recall':
    case 'abandon':
      return null;
  }
}

/** Whether each change finds what it is about, and each code that is named is that of its matter. */
function fits(model: Model, draft: ModelDraft, changes: readonly DraftChange[]): boolean {
  const { edition } = draft;
  const misnamed = changes.some((change) => {
    if ((change.kind !== 'add' && change.kind !== 'restore') || change.code === null) return false;
    if (saidBefore(draft, change)) return false;
    if (change.kind === 'add') return sisterCode(model, edition, change) !== change.code;
    return !model.editions[edition]!.some(({ catalog }) =>
      itemsOf(catalog).some(({ code }) => code === change.code),
    );
  });
  return !misnamed && apply(baseOf(model, draft), changes, stranger).fits;
}

/** Whether a draft names a code with the same words as before. */
function saidBefore({ changes }: ModelDraft, { kind, code, content, place }: Coming): boolean {
  return changes.some(
    (other) =>
      other.kind === kind &&
      other.code === code &&
      other.place.domain === place.domain &&
      canonicalJson(other.content) === canonicalJson(content),
  );
}

type Coming = Extract<DraftChange, { kind: 'add' | 'restore' }>;

/** Whether a change names a new item that the draft has not. */
function isKeyless(draft: ModelDraft, changes: readonly ProposedChange[]): boolean {
  return changes.some((change, at) => {
    if (change.kind !== 'add' || change.key === null) return false;
    const by = changes.slice(0, at).reduce<DraftChange[]>(propose, draft.changes);
    return !by.some((other) => other.kind === 'add' && other.key === change.key);
  });
}

/** Until it is published nobody can name a new item by a code. */
function stranger({ code, key }: { code: string | null; key: string }): string {
  return code ?? `new ${key}`;
}

function refuseRestoring(
  model: Model,
  { edition, number }: Extract<Step, { do: 'restore' }>,
): RefusalCode | null {
  const old = model.editions[edition]![number - 1]?.catalog;
  if (!old) return 'version.unknown';
  const rows = ({ domains }: Catalog) => domains.filter(({ items }) => items.length > 0);
  const now = latestOf(model, edition).catalog;
  const missing = old.domains.some(({ code }) => !now.domains.some((domain) => domain.code === code));
  return !missing && canonicalJson(rows(old)) === canonicalJson(rows(now)) ? 'restore.same' : null;
}

function refuseSubmission(model: Model, draft: ModelDraft, reason: string | null): RefusalCode | null {
  if (draft.changes.length === 0) return 'draft.empty';
  if (draft.baseVersion !== latestOf(model, draft.edition).number) return 'version.stale';
  const changes = withReason(draft.changes, reason);
  const weighty = changes.filter((change) => isSubstantive(change, baseOf(model, draft))).map(subjectOf);
  return changes.some((change) => change.reason === null && weighty.includes(subjectOf(change)))
    ? 'draft.reasons-missing'
    : null;
}

function refuseReview(
  draft: ModelDraft,
  { kind, by, decision, comment, digest }: Extract<Step, { do: 'review' }>,
): RefusalCode | null {
  if (decision === 'return' && comment === null) return 'review.comment-missing';
  if (digest !== null && digest !== draft.digest) return 'review.other-content';
  if (draft.editors.includes(by)) return 'review.own-draft';
  if (standing(draft, kind)?.decision === 'approve') return 'review.decided';
  return standing(draft, kind === 'legality' ? 'secrecy' : 'legality')?.by === by
    ? 'review.other-review'
    : null;
}

function refuseRebase(
  model: Model,
  draft: ModelDraft,
  { decisions, asked }: Extract<Step, { do: 'rebase' }>,
): RefusalCode | null {
  if (latestOf(model, draft.edition).number === draft.baseVersion && decisions.length > 0)
    return 'conflict.unknown';
  for (const { key, choice } of decisions) {
    if (!asked.some((conflict) => conflict.key === key)) return 'conflict.unknown';
    if (choice === nonsense) return 'conflict.choice-invalid';
  }
  return null;
}

/** Whether the conflicts that were decided may be others by now: nobody can say whether the decisions are refused. */
export function isOvertaken({ editions, drafts }: Model, step: Step): boolean {
  if (step.do !== 'rebase' || step.decisions.length === 0) return false;
  const draft = drafts[step.seen.draft];
  return draft?.revision !== step.asOf.revision || editions[draft.edition]!.length !== step.asOf.versions;
}

/** An answer to no conflict. */
export const nonsense: Decision['choice'] = { value: 7 as never };

function refusePublication(
  model: Model,
  draft: ModelDraft,
  { effectiveOn, note }: Extract<Step, { do: 'publish' }>,
): RefusalCode | null {
  const latest = latestOf(model, draft.edition);
  if (effectiveOn < model.editions[draft.edition]![0]!.effectiveOn) return 'publication.too-early';
  if (draft.baseVersion !== latest.number) return 'version.stale';
  if (!isApproved(draft)) return 'draft.not-approved';
  const { catalog, fits } = publicationOf(model, draft);
  if (!fits) return 'draft.misfit';
  if (canonicalJson(catalog) === canonicalJson(latest.catalog)) return 'draft.empty';
  return note === '' && draft.changes.some((change) => isSubstantive(change, latest.catalog))
    ? 'publication.note-missing'
    : null;
}
