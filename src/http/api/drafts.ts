import {
  dropProposal,
  overrideWeight,
  proposeChanges,
  renameDraft,
  startDraft,
} from '../../actions/edit-draft.js';
import type { ProposedChange } from '../../actions/edit-draft.js';
import { listVisibleDrafts } from '../../actions/list-drafts.js';
import { readDraftCatalog, readDraftDifference, readDraftProblems } from '../../actions/preview-draft.js';
import type { Seen } from '../../actions/take-draft.js';
import { readDraft } from '../../actions/take-draft.js';
import type { Draft } from '../../catalog/draft.js';
import type { WeightOverride } from '../../catalog/semantic/weight.js';
import { Refusal } from '../../refusal.js';
import { findEdition } from '../../store/editions.js';
import { listReviews } from '../../store/reviews.js';
import { latestVersion } from '../../store/versions.js';
import { linksToNext, pageOfNewest, pageParameters } from '../pages-of.js';
import { inPath, inQuery, oneOf, seenRevision, text, wholeNumber } from '../parameter.js';
import type { Answer, Route, Service } from '../route.js';
import { json, memberRoute, writeRoute } from '../route.js';

export const draftNumber = inPath('draft', wholeNumber(1, 999_999_999), 'The number of a draft');

/** Drafts as their authors work on them. Every write names the revision it was made for. */
export const draftRoutes: Route[] = [
  memberRoute({
    path: '/drafts',
    operationId: 'listDrafts',
    summary: 'The drafts you may see, newest first, without what they propose, in pages',
    access: 'draft.read',
    parameters: [
      inQuery('edition', text, 'Only those of one edition'),
      inQuery(
        'state',
        oneOf('editing', 'in-review', 'approved', 'returned', 'published', 'abandoned'),
        'Only those in one state',
      ),
      ...pageParameters,
    ],
    responds: { schema: 'draft-list' },
    async answer({ db }, values, act) {
      const { edition, state } = values;
      if (edition !== undefined) await findEdition(db, edition);
      const visible = await listVisibleDrafts(db, edition, act);
      const asked = visible.filter((draft) => state === undefined || draft.state === state);
      const { page, ...rest } = pageOfNewest(asked, ({ id }) => id, values);
      return { json: { drafts: page, ...rest }, links: linksToNext('/drafts', values, rest.next) };
    },
  }),
  writeRoute({
    path: '/drafts',
    method: 'POST',
    operationId: 'addDraft',
    summary: 'An empty draft on the newest version of an edition',
    access: 'draft.add',
    takes: json<{ edition: string; title: string }>('draft-request'),
    parameters: [],
    responds: { schema: 'draft-report' },
    async answer(service, _values, act, body) {
      const draft = await startDraft(service.db, body, act);
      const answer = await report(service, draft);
      return { ...answer, status: 201, headers: { Location: `/api/v1/drafts/${draft.id}` } };
    },
  }),
  memberRoute({
    path: '/drafts/{draft}',
    operationId: 'readDraft',
    summary:
      'A draft with its changes, its reviews, and how many versions its base is behind; ETag = revision',
    access: 'draft.read',
    parameters: [draftNumber],
    responds: { schema: 'draft-report' },
    hasValidator: true,
    async answer(service, values, act) {
      return report(service, await readDraft(service.db, values.draft, act));
    },
  }),
  writeRoute({
    path: '/drafts/{draft}',
    method: 'PATCH',
    operationId: 'renameDraft',
    summary: 'Gives a draft another title',
    access: 'draft.edit',
    takes: json<{ title: string }>('draft-title'),
    parameters: [draftNumber, seenRevision],
    responds: { schema: 'draft-report' },
    async answer(service, values, act, { title }) {
      return report(service, await renameDraft(service.db, seenOf(values), title, act));
    },
  }),
  writeRoute({
    path: '/drafts/{draft}/changes',
    method: 'POST',
    operationId: 'proposeChange',
    summary: 'Proposes a change; it takes the place of what was proposed before for the same item',
    access: 'draft.edit',
    takes: json<ProposedChange>('proposed-change'),
    parameters: [draftNumber, seenRevision],
    responds: { schema: 'draft-report' },
    async answer(service, values, act, change) {
      return report(service, await proposeChanges(service.db, seenOf(values), [change], act));
    },
  }),
  writeRoute({
    path: '/drafts/{draft}/changes/{subject}',
    method: 'DELETE',
    operationId: 'dropChange',
    summary: 'Takes back all that is proposed for an item',
    access: 'draft.edit',
    takes: 'nothing',
    parameters: [
      draftNumber,
      inPath('subject', text, 'Code of an item, or the key of a new one, such as +1'),
      seenRevision,
    ],
    responds: { schema: 'draft-report' },
    async answer(service, values, act) {
      return report(service, await dropProposal(service.db, seenOf(values), values.subject, act));
    },
  }),
  writeRoute({
    path: '/drafts/{draft}/weights',
    method: 'POST',
    operationId: 'overrideWeight',
    summary: 'Says against the comparison whether a change of a field is one of substance, and why',
    access: 'draft.edit',
    takes: json<WeightOverride>('weight-override'),
    parameters: [draftNumber, seenRevision],
    responds: { schema: 'draft-report' },
    async answer(service, values, act, override) {
      return report(service, await overrideWeight(service.db, seenOf(values), override, act));
    },
  }),
  memberRoute({
    path: '/drafts/{draft}/diff',
    operationId: 'diffDraft',
    summary: 'What the draft changes on its base, weighed and summed up; new items go by their keys',
    access: 'draft.read',
    parameters: [draftNumber],
    responds: { schema: 'draft-difference' },
    hasValidator: true,
    async answer({ db }, values, act) {
      const draft = await readDraft(db, values.draft, act);
      const { edition, baseVersion } = draft;
      const difference = await readDraftDifference(db, draft);
      return { json: { edition, baseVersion, ...difference }, ...tag(draft) };
    },
  }),
  memberRoute({
    path: '/drafts/{draft}/catalog',
    operationId: 'readDraftCatalog',
    summary: 'The whole catalog as the draft would make it of its base; new items go by their keys',
    access: 'draft.read',
    parameters: [draftNumber],
    responds: { schema: 'draft-catalog' },
    hasValidator: true,
    async answer({ db }, values, act) {
      const draft = await readDraft(db, values.draft, act);
      const { domains } = await readDraftCatalog(db, draft);
      return { json: { edition: draft.edition, baseVersion: draft.baseVersion, domains }, ...tag(draft) };
    },
  }),
  memberRoute({
    path: '/drafts/{draft}/problems',
    operationId: 'listDraftProblems',
    summary: 'What the draft would leave behind if it were published as it is; none of it stops it',
    access: 'draft.read',
    parameters: [draftNumber],
    responds: { schema: 'draft-problems' },
    hasValidator: true,
    async answer({ db, statusOf }, values, act) {
      const draft = await readDraft(db, values.draft, act);
      return { json: { problems: await readDraftProblems(db, draft, await statusOf()) }, ...tag(draft) };
    },
  }),
];

/** A draft with what its readers need beside it. */
export async function report({ db }: Service, draft: Draft): Promise<Answer> {
  const { number } = await latestVersion(db, draft.edition);
  const behind = draft.state === 'published' ? 0 : number - draft.baseVersion;
  return { json: { ...draft, behind, reviews: await listReviews(db, draft.id) }, ...tag(draft) };
}

/** @throws Refusal `request.revision-missing`: who does not say what they saw might undo what another did. */
export function seenOf(values: { draft: number; 'If-Match': number | undefined }): Seen {
  const revision = values['If-Match'];
  if (revision === undefined) throw new Refusal('request.revision-missing', {});
  return { draft: values.draft, revision };
}

function tag({ revision }: Draft) {
  return { etag: String(revision), caching: 'none' } as const;
}
