import type { Rebase } from '../../actions/rebase-draft.js';
import { previewRebase, rebaseDraft } from '../../actions/rebase-draft.js';
import { readDraft } from '../../actions/take-draft.js';
import type { Draft } from '../../catalog/draft.js';
import type { Decision } from '../../catalog/merge/conflict.js';
import { sayConflict } from '../../catalog/merge/say-conflict.js';
import { seenRevision } from '../parameter.js';
import type { Route } from '../route.js';
import { json, memberRoute, writeRoute } from '../route.js';
import { draftNumber, seenOf } from './drafts.js';

/** How a draft comes onto the newest version of its edition. */
export const rebaseRoutes: Route[] = [
  memberRoute({
    path: '/drafts/{draft}/conflicts',
    operationId: 'listConflicts',
    summary:
      'How many versions the draft is behind, and what only a person can decide before it comes onto the newest',
    access: 'draft.read',
    parameters: [draftNumber],
    responds: { schema: 'rebase' },
    async answer({ db }, values, act) {
      const draft = await readDraft(db, values.draft, act);
      return toAnswer(draft, await previewRebase(db, draft));
    },
  }),
  writeRoute({
    path: '/drafts/{draft}/rebase',
    method: 'POST',
    operationId: 'rebaseDraft',
    summary:
      'Brings a draft onto the newest version; decisions are remembered, and while any is missing the draft stays as it is',
    access: 'draft.rebase',
    takes: json<{ decisions: Decision[] }>('rebase-request'),
    parameters: [draftNumber, seenRevision],
    responds: { schema: 'rebase' },
    async answer({ db }, values, act, { decisions }) {
      const { draft, rebase } = await rebaseDraft(db, seenOf(values), decisions, act);
      return toAnswer(draft, rebase);
    },
  }),
];

function toAnswer(
  { id, edition, baseVersion, revision }: Draft,
  { behind, conflicts, remembered, silent, changes }: Rebase,
) {
  return {
    json: {
      draft: id,
      edition,
      baseVersion,
      revision,
      behind,
      conflicts: conflicts.map((conflict) => ({ ...conflict, message: sayConflict(conflict) })),
      remembered,
      silent,
      changes,
    },
    etag: String(revision),
    caching: 'none',
  } as const;
}
