import { expect } from '@jest/globals';
import { dropProposal, proposeChanges, renameDraft, startDraft } from '../../src/actions/edit-draft.js';
import { readDraftCatalog } from '../../src/actions/preview-draft.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { rebaseDraft } from '../../src/actions/rebase-draft.js';
import { restoreVersion } from '../../src/actions/restore-version.js';
import { reviewDraft } from '../../src/actions/review-draft.js';
import { abandonDraft, recallDraft, submitDraft } from '../../src/actions/submit-draft.js';
import { canonicalJson } from '../../src/catalog/canonical.js';
import type { Draft } from '../../src/catalog/draft.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { findDraft } from '../../src/store/drafts.js';
import type { Db } from '../../src/store/engine.js';
import { findVersion } from '../../src/store/versions.js';
import { anActor } from '../builders.js';
import type { Random } from '../generator.js';
import type { Result } from './simulation-after.js';
import { after } from './simulation-after.js';
import { faultsOfProposal, faultsOfRebase } from './simulation-laws.js';
import type { Model, ModelDraft, Step } from './simulation-model.js';
import { latestOf, resultOf } from './simulation-model.js';
import { expectedRefusal, isOvertaken } from './simulation-refusals.js';
import { People } from './simulation-steps.js';

/* The program and the model side by side, step by step. */

/** One run: the program, the model beside it, and what was done so far. */
export type Run = {
  db: Db;
  model: Model;
  random: Random;
  steps: string[];
  counts: Record<string, number>;
  raced: number[];
};

type Told = { result: Result | null; code: string | null };

async function attempt(db: Db, step: Step): Promise<Told> {
  try {
    return { result: await run(db, step), code: null };
  } catch (error) {
    const { code, status } = error as { code?: string; status?: number }; // a refusal has both
    if (code === undefined || status === undefined) throw error;
    return { result: null, code };
  }
}

/** The model after a step, if the program did what the model expects; else what it expected. */
function follow(
  model: Model,
  step: Step,
  { result, code }: Told,
): Model | { expected: unknown; found: unknown } {
  const expected = expectedRefusal(model, step);
  const unforeseen = isOvertaken(model, step) && (code === null || code.startsWith('conflict.'));
  if (expected !== code && !unforeseen) return { expected, found: code };
  const next = after(model, step, result);
  if (result === null) return next;
  const draft = next.drafts[result.id!]!;
  return same(draftOf(draft), draftOf(result as ModelDraft))
    ? next
    : { expected: draftOf(draft), found: draftOf(result as ModelDraft) };
}

/** What the model knows of a draft. */
export function draftOf({
  id,
  edition,
  baseVersion,
  title,
  state,
  author,
  editors,
  revision,
  digest,
  version,
  changes,
  codes,
}: Omit<ModelDraft, 'reviews'>) {
  return {
    id,
    edition,
    baseVersion,
    title,
    state,
    author,
    editors,
    revision,
    digest,
    version,
    changes,
    codes,
  };
}

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

async function single(now: Run, step: Step): Promise<void> {
  const told = await attempt(now.db, step);
  const next = follow(now.model, step, told);
  if ('expected' in next) expect(next.found).toEqual(next.expected);
  else await check(now, step, told, next);
}

/** Two at the same instant: it must be as if one had been first, whichever. */
async function race(now: Run, steps: readonly [Step, Step]): Promise<void> {
  const told = (await Promise.all(steps.map((step) => attempt(now.db, step)))) as [Told, Told];
  const entries = now.model.log.length;
  const ways = (
    [
      [0, 1],
      [1, 0],
    ] as const
  ).map(([first, second]) => {
    const between = follow(now.model, steps[first], told[first]);
    if ('expected' in between) return { first, second, between, end: between };
    return { first, second, between, end: follow(between, steps[second], told[second]) };
  });
  const way = ways.find(({ end }) => !('expected' in end));
  if (!way) expect(ways.map(({ end }) => end)).toEqual('one of both orders');
  const { first, second, between, end } = way!;
  await check(now, steps[first], told[first], between as Model, { isLast: false });
  await check(now, steps[second], told[second], end as Model);
  if (now.model.log.length === entries + 2) now.raced.push(entries);
}

/** What must hold after a step, beyond what the model expects. */
async function check(
  now: Run,
  step: Step,
  { result, code }: Told,
  next: Model,
  { isLast = true } = {},
): Promise<void> {
  const { db, model } = now;
  now.model = next;
  const name = `${step.do} ${code ?? 'done'}`;
  now.counts[name] = (now.counts[name] ?? 0) + 1;
  const before = 'seen' in step ? model.drafts[step.seen.draft] : undefined;
  if (result === null) return;
  const draft = next.drafts[result.id!]!;
  if (before) expect(faultsOfProposal(next, before, draft, step)).toEqual([]);
  for (const { key, by, choice } of result.rebase?.remembered ?? [])
    expect({ by, choice }).toEqual(saidBefore(model, draft.edition, key));
  if (before && step.do === 'rebase' && draft.baseVersion > before.baseVersion)
    expect(faultsOfRebase({ ...next, editions: model.editions }, before, draft.changes)).toEqual([]);
  if (step.do === 'restore')
    expect(rowsOf(resultOf(next, draft))).toEqual(
      rowsOf(next.editions[step.edition]![step.number - 1]!.catalog),
    );
  if (!isLast) return;
  expect(await readDraftCatalog(db, (await findDraft(db, draft.id))!)).toEqual(resultOf(next, draft));
  if (step.do !== 'publish') return;
  const { number, catalog, ...words } = latestOf(next, draft.edition);
  expect(await readCatalog(db, draft.edition, number)).toEqual(catalog);
  expect(await findVersion(db, draft.edition, number)).toMatchObject(words);
}

/** Who decided on a conflict last, and what. */
function saidBefore({ decided }: Model, edition: string, key: string) {
  const { by, choice } = decided[`${edition} ${key}`] ?? {};
  return { by, choice };
}

/** The domains that have items. */
function rowsOf({ domains }: { domains: { items: unknown[] }[] }) {
  return domains.filter(({ items }) => items.length > 0);
}

export async function simulate(now: Run, steps: number): Promise<void> {
  const team = new People(now.random, now.db);
  for (let minute = 1; minute <= steps; minute += 1) {
    const at = new Date(Date.UTC(2026, 10, 25, 4, minute));
    const step = await team.next(now.model, at);
    expect(askedAgain(now.model, step)).toEqual([]);
    const other = now.random() < 0.1 ? await team.beside(now.model, at, step) : null;
    now.steps.push(JSON.stringify(other ? [step, other] : step));
    if (other) await race(now, [step, other]);
    else await single(now, step);
    if (other) minute += 1;
  }
}

/** What was decided before is not asked again, whoever's draft it is. */
function askedAgain({ drafts, decided }: Model, step: Step): string[] {
  if (step.do !== 'rebase') return [];
  const edition = drafts[step.seen.draft]?.edition ?? '';
  return step.asked.map(({ key }) => `${edition} ${key}`).filter((key) => key in decided);
}

/** Does it with the program. */
async function run(db: Db, step: Step): Promise<Result> {
  const act = { actor: anActor(step.by), at: step.at };
  switch (step.do) {
    case 'start':
      return startDraft(db, step, act);
    case 'propose':
      return proposeChanges(db, step.seen, step.changes, act);
    case 'drop':
      return dropProposal(db, step.seen, step.subject, act);
    case 'rename':
      return renameDraft(db, step.seen, step.title, act);
    case 'submit':
      return submitDraft(db, step.seen, step.reason, act);
    case 'recall':
      return recallDraft(db, step.seen, act);
    case 'abandon':
      return abandonDraft(db, step.seen, act);
    case 'review':
      return reviewDraft(db, step.seen.draft, step, act);
    case 'rebase': {
      const { draft, rebase } = await rebaseDraft(db, step.seen, step.decisions, act);
      return { ...draft, rebase };
    }
    case 'publish': {
      await publishDraft(db, step.seen.draft, step, act);
      return (await findDraft(db, step.seen.draft)) as Draft; // it was there a moment ago
    }
    case 'restore':
      return restoreVersion(db, step, act);
  }
}
