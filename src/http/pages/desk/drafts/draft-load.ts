import { mayDo } from '../../../../actions/perform.js';
import { readDraftProblems } from '../../../../actions/preview-draft.js';
import { kindsOpenTo } from '../../../../actions/review-queue.js';
import { readDraft } from '../../../../actions/take-draft.js';
import { targetOfDraft } from '../../../../actions/target.js';
import type { Action } from '../../../../account/permission.js';
import type { Draft } from '../../../../catalog/draft.js';
import type { DraftStep } from '../../../../catalog/review.js';
import { isOpenTo } from '../../../../catalog/review.js';
import { Refusal } from '../../../../refusal.js';
import { readDisplayNames } from '../../../../store/accounts.js';
import { findEdition } from '../../../../store/editions.js';
import { listReviews } from '../../../../store/reviews.js';
import { latestVersion } from '../../../../store/versions.js';
import { draftNumber } from '../../../api/drafts.js';
import type { Values } from '../../../parameter.js';
import { inQuery, oneOf, text } from '../../../parameter.js';
import { tellDraft } from '../drafted/told.js';
import { faultsOf } from '../faults.js';
import type { Desk } from '../route.js';
import type { DraftPage, DraftView } from './draft-page.js';

export const draftParameters = [
  draftNumber,
  inQuery('view', oneOf('changes', 'items', 'problems'), 'What it changes, makes, or leaves behind'),
  inQuery('domain', text, 'The domain whose items are listed'),
] as const;

/** What was sent to one of the forms on the page. */
export type DraftEntry = {
  input: { revision: string; title?: string; reason?: string };
  refusal: Refusal | null;
};

export async function loadDraft(
  desk: Desk,
  values: Partial<Values<typeof draftParameters>> & { draft: number },
  entry: DraftEntry | null = null,
): Promise<DraftPage> {
  const { db } = desk.service;
  const draft = await readDraft(db, values.draft, desk.act);
  const { number } = await latestVersion(db, draft.edition);
  const told = await tellDraft(db, draft);
  const reviews = await listReviews(db, draft.id);
  const names = await readDisplayNames(db);
  const called = (account: string) => names.get(account) ?? account;
  return {
    desk: desk.frame,
    draft,
    author: called(draft.author),
    edition: await findEdition(db, draft.edition),
    behind: draft.state === 'published' || draft.state === 'abandoned' ? 0 : number - draft.baseVersion,
    reviews: reviews.map((review) => ({ ...review, reviewer: called(review.reviewer) })),
    can: await stepsOpenTo(desk, draft),
    toReview: await kindsOpenTo(db, draft, desk.act),
    view: await viewOf(desk, draft, told.catalog.domains, values),
    told,
    input: { title: entry?.input.title ?? draft.title, reason: entry?.input.reason ?? '' },
    faults: faultsOf(entry?.refusal ?? null, 'reason'),
  };
}

const actions = {
  edit: 'draft.edit',
  submit: 'draft.submit',
  recall: 'draft.recall',
  rebase: 'draft.rebase',
  publish: 'version.publish',
  abandon: 'draft.abandon',
} as const satisfies Partial<Record<DraftStep, Action>>;

export type OwnStep = keyof typeof actions;

/** What somebody could do to a draft now. */
export async function stepsOpenTo({ service: { db }, act }: Desk, draft: Draft): Promise<OwnStep[]> {
  const target = await targetOfDraft(db, draft);
  const open: OwnStep[] = [];
  for (const [step, action] of Object.entries(actions) as [OwnStep, Action][])
    if (isOpenTo(draft.state, step) && (await mayDo(db, act.actor, action, target))) open.push(step);
  return open;
}

async function viewOf(
  { service }: Desk,
  draft: Draft,
  domains: DraftPage['told']['catalog']['domains'],
  { view = 'changes', domain }: Partial<Values<typeof draftParameters>>,
): Promise<DraftView> {
  switch (view) {
    case 'changes':
      return { kind: 'changes' };
    case 'problems':
      return {
        kind: 'problems',
        problems: await readDraftProblems(service.db, draft, await service.statusOf()),
      };
    case 'items': {
      const shown = domain === undefined ? domains[0] : domains.find(({ code }) => code === domain);
      if (domain !== undefined && !shown)
        throw new Refusal('domain.unknown', { edition: draft.edition, domain });
      return { kind: 'items', domain: shown ?? null };
    }
  }
}
