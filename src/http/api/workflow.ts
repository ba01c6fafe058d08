import { summarizeVersion } from '../../actions/check-edition.js';
import { publishDraft } from '../../actions/publish-draft.js';
import { restoreVersion } from '../../actions/restore-version.js';
import type { ReviewRequest } from '../../actions/review-draft.js';
import { reviewDraft } from '../../actions/review-draft.js';
import { abandonDraft, recallDraft, submitDraft } from '../../actions/submit-draft.js';
import { inPath, seenRevision, text } from '../parameter.js';
import type { Route } from '../route.js';
import { json, writeRoute } from '../route.js';
import { draftNumber, report, seenOf } from './drafts.js';

/** What becomes of a draft: from submission to publication. */
export const workflowRoutes: Route[] = [
  writeRoute({
    path: '/drafts/{draft}/submission',
    method: 'POST',
    operationId: 'submitDraft',
    summary: 'Hands a draft to the reviewers and freezes it',
    access: 'draft.submit',
    takes: json<{ reason: string | null }>('submission'),
    parameters: [draftNumber, seenRevision],
    responds: { schema: 'draft-report' },
    async answer(service, values, act, { reason }) {
      return report(service, await submitDraft(service.db, seenOf(values), reason, act));
    },
  }),
  writeRoute({
    path: '/drafts/{draft}/submission',
    method: 'DELETE',
    operationId: 'recallDraft',
    summary: 'Takes a draft back from the reviewers',
    access: 'draft.recall',
    takes: 'nothing',
    parameters: [draftNumber, seenRevision],
    responds: { schema: 'draft-report' },
    async answer(service, values, act) {
      return report(service, await recallDraft(service.db, seenOf(values), act));
    },
  }),
  ...(['legality', 'secrecy'] as const).map((kind) =>
    writeRoute({
      path: `/drafts/{draft}/reviews/${kind}`,
      method: 'POST',
      operationId: kind === 'legality' ? 'reviewLegality' : 'reviewSecrecy',
      summary: `Approves or returns exactly what the digest names (${kind})`,
      access: `review.${kind}`,
      takes: json<Omit<ReviewRequest, 'kind'>>('review-request'),
      parameters: [draftNumber],
      responds: { schema: 'draft-report' },
      async answer(service, { draft }, act, body) {
        return report(service, await reviewDraft(service.db, draft, { ...body, kind }, act));
      },
    }),
  ),
  writeRoute({
    path: '/drafts/{draft}/publication',
    method: 'POST',
    operationId: 'publishDraft',
    summary: 'Makes an approved draft the next version of its edition',
    access: 'version.publish',
    takes: json<{ effectiveOn: string; note: string }>('publication'),
    parameters: [draftNumber],
    responds: { schema: 'published-version' },
    async answer({ db }, { draft }, act, body) {
      const version = await publishDraft(db, draft, body, act);
      const { edition, number } = version;
      const headers = { Location: `/api/v1/editions/${edition}/versions/${number}` };
      return { status: 201, headers, json: { ...version, health: await summarizeVersion(db, version) } };
    },
  }),
  writeRoute({
    path: '/drafts/{draft}/abandonment',
    method: 'POST',
    operationId: 'abandonDraft',
    summary: 'Gives a draft up; it stays to be read',
    access: 'draft.abandon',
    takes: 'nothing',
    parameters: [draftNumber, seenRevision],
    responds: { schema: 'draft-report' },
    async answer(service, values, act) {
      return report(service, await abandonDraft(service.db, seenOf(values), act));
    },
  }),
  writeRoute({
    path: '/editions/{edition}/restorations',
    method: 'POST',
    operationId: 'restoreVersion',
    summary: 'A draft that would bring the catalog of an old version back',
    access: 'draft.add',
    takes: json<{ version: number }>('restoration'),
    parameters: [inPath('edition', text, 'Id of an edition')],
    responds: { schema: 'draft-report' },
    async answer(service, { edition }, act, { version: number }) {
      const draft = await restoreVersion(service.db, { edition, number }, act);
      const answer = await report(service, draft);
      return { ...answer, status: 201, headers: { Location: `/api/v1/drafts/${draft.id}` } };
    },
  }),
];
