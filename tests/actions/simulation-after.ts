import type { Draft } from '../../src/catalog/draft.js';
import type { Conflict, Decision } from '../../src/catalog/merge/conflict.js';
import { isSubstantive } from './simulation-catalog.js';
import type { Model, ModelDraft, ModelVersion, Step } from './simulation-model.js';
import {
  changesAfter,
  isApproved,
  latestOf,
  publicationOf,
  withReason,
  wordsOf,
} from './simulation-model.js';
import { hasRight } from './simulation-refusals.js';

/* What the office looks like after each step. */

export function actionOf(step: Step): string {
  if (step.do === 'review') return `review.${step.kind}`;
  const actions = {
    start: 'draft.add',
    restore: 'draft.add',
    propose: 'draft.edit',
    drop: 'draft.edit',
    rename: 'draft.edit',
    publish: 'version.publish',
  };
  return step.do in actions ? actions[step.do as keyof typeof actions] : `draft.${step.do}`;
}

/** What a step that is done gives: of it the model takes only the number and the digest of a draft. */
export type Result = Partial<Draft> & {
  rebase?: { conflicts: Conflict[]; remembered: (Decision & { by: string })[] };
};

/** The office after a step that is done, or was refused. */
export function after(model: Model, step: Step, result: Result | null): Model {
  const line = { account: step.by, action: actionOf(step) };
  if (result === null) {
    if (hasRight(model, step)) return model;
    return { ...model, log: [...model.log, { ...line, outcome: 'refused', thing: null }] };
  }
  if (step.do === 'rebase' && isIdle(model, step, result)) return model;
  const next = step.do === 'publish' ? afterPublication(model, step) : afterDraft(model, step, result);
  const thing =
    step.do === 'publish'
      ? versionThing(next, step)
      : `draft:${result.id ?? ('seen' in step ? step.seen.draft : '')}`;
  return { ...next, log: [...next.log, { ...line, outcome: 'done', thing }] };
}

function versionThing(model: Model, { seen }: Extract<Step, { do: 'publish' }>): string {
  const { edition, version } = model.drafts[seen.draft]!;
  return `version:${edition}/${version ?? ''}`;
}

/** Rebased without being behind, or with nothing decided of what is asked. */
function isIdle(
  model: Model,
  { seen, decisions }: Extract<Step, { do: 'rebase' }>,
  { rebase }: Result,
): boolean {
  const draft = model.drafts[seen.draft]!;
  const current = draft.baseVersion === latestOf(model, draft.edition).number;
  return current || (decisions.length === 0 && (rebase?.conflicts.length ?? 0) > 0);
}

function afterDraft(model: Model, step: Exclude<Step, { do: 'publish' }>, result: Result): Model {
  const draft = draftAfter(model, step, result);
  const decided = { ...model.decided };
  for (const { key, choice } of step.do === 'rebase' ? step.decisions : []) {
    const conflict = step.do === 'rebase' && step.asked.find((each) => each.key === key);
    if (conflict) decided[`${draft.edition} ${key}`] = { choice, conflict, by: step.by };
  }
  return { ...model, decided, drafts: { ...model.drafts, [draft.id]: draft } };
}

function draftAfter(model: Model, step: Exclude<Step, { do: 'publish' }>, result: Result): ModelDraft {
  if (step.do === 'start' || step.do === 'restore') {
    const changes = step.do === 'start' ? [] : result.changes!;
    const title = step.do === 'start' ? step.title : `恢复到第 ${step.number} 版`;
    const begun = {
      state: 'editing',
      editors: [step.by],
      revision: 1,
      digest: null,
      version: null,
      codes: {},
      reviews: [],
    } as const;
    const { number } = latestOf(model, step.edition);
    return {
      ...begun,
      id: result.id!,
      edition: step.edition,
      baseVersion: number,
      title,
      author: step.by,
      editors: [step.by],
      changes,
      codes: {},
      reviews: [],
    };
  }
  const before = model.drafts[step.seen.draft]!;
  const draft = { ...before, revision: before.revision + 1 };
  const edited = { ...draft, editors: [...new Set([...draft.editors, step.by])] };
  switch (step.do) {
    case 'propose':
    case 'drop':
      return { ...edited, changes: changesAfter(draft, step) };
    case 'rename':
      return { ...edited, title: step.title };
    case 'submit': {
      const submitted = {
        ...edited,
        changes: withReason(draft.changes, step.reason),
        digest: result.digest ?? null,
      };
      return { ...submitted, state: isApproved(submitted) ? 'approved' : 'in-review' };
    }
    case 'recall':
      return { ...draft, state: 'editing', digest: null };
    case 'abandon':
      return { ...draft, state: 'abandoned' };
    case 'review': {
      const { kind, by, decision } = step;
      const reviewed = { ...draft, reviews: [...draft.reviews, { kind, by, decision, of: wordsOf(draft) }] };
      return {
        ...reviewed,
        state: decision === 'return' ? 'returned' : isApproved(reviewed) ? 'approved' : 'in-review',
      };
    }
    case 'rebase': {
      const deciders = result.rebase!.remembered.map(({ by }) => by);
      const decided = { ...edited, editors: [...new Set([...edited.editors, ...deciders])] };
      if (result.rebase!.conflicts.length > 0) return decided;
      const { number } = latestOf(model, draft.edition);
      return { ...decided, state: 'editing', digest: null, baseVersion: number, changes: result.changes! };
    }
  }
}

function afterPublication(
  model: Model,
  { seen, at, effectiveOn, note }: Extract<Step, { do: 'publish' }>,
): Model {
  const draft = model.drafts[seen.draft]!;
  const latest = latestOf(model, draft.edition);
  const { catalog, codes, counters } = publicationOf(model, draft);
  const substantive = draft.changes.some((change) => isSubstantive(change, latest.catalog));
  const version: ModelVersion = {
    number: latest.number + 1,
    effectiveOn,
    publishedAt: at.toISOString() < latest.publishedAt ? latest.publishedAt : at.toISOString(),
    updateType: substantive ? 'major' : 'minor',
    note: note || '文字调整',
    draft: draft.id,
    catalog,
  };
  const published: ModelDraft = {
    ...draft,
    state: 'published',
    revision: draft.revision + 1,
    version: version.number,
    codes,
  };
  return {
    ...model,
    counters,
    editions: { ...model.editions, [draft.edition]: [...model.editions[draft.edition]!, version] },
    drafts: { ...model.drafts, [draft.id]: published },
  };
}
