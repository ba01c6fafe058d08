import type { Role } from '../../src/account/role.js';
import { canonicalJson } from '../../src/catalog/canonical.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import type { Draft, DraftChange } from '../../src/catalog/draft.js';
import type { Decision } from '../../src/catalog/merge/conflict.js';
import type { RefusalCode } from '../../src/refusal.js';
import { apply, isSubstantive, subjectOf } from './simulation-catalog.js';
import type { Model, ModelDraft, Step } from './simulation-model.js';
import {
  baseOf,
  changesAfter,
  isApproved,
  latestOf,
  publicationOf,
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
    case 'drop':
      if (step.do === 'drop' && !draft.changes.some((change) => subjectOf(change) === step.subject))
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

/** Whether each change finds what it is about, and names no code that nobody was ever given. */
function fits(model: Model, draft: ModelDraft, changes: readonly DraftChange[]): boolean {
  const invented = changes.some((change) => {
    if ((change.kind !== 'add' && change.kind !== 'restore') || change.code === null) return false;
    const [domain = '', sequence] = change.code.split('-');
    return Number(sequence) > (model.counters[domain] ?? 0);
  });
  return !invented && apply(baseOf(model, draft), changes, stranger).fits;
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
  const known = decisions.every(({ key }) => asked.some((conflict) => conflict.key === key));
  if (!known) return 'conflict.unknown';
  const behind = latestOf(model, draft.edition).number - draft.baseVersion;
  return behind > 0 && decisions.some(({ choice }) => choice === nonsense) ? 'conflict.choice-invalid' : null;
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
