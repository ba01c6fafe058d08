import { decideByWorkbook, permitDecisions, readAskedConflicts } from '../../actions/decide-conflicts.js';
import type { Rebase } from '../../actions/rebase-draft.js';
import { previewRebase, rebaseDraft } from '../../actions/rebase-draft.js';
import { readDraft } from '../../actions/take-draft.js';
import type { Draft } from '../../catalog/draft.js';
import type { Decision } from '../../catalog/merge/conflict.js';
import { sayConflict } from '../../catalog/merge/say-conflict.js';
import { mediaTypes } from '../../export/formats.js';
import { seenRevision } from '../parameter.js';
import type { Route } from '../route.js';
import { json, memberRoute, uploadRoute, writeRoute } from '../route.js';
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
    hasValidator: true,
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
  memberRoute({
    path: '/drafts/{draft}/conflicts.xlsx',
    operationId: 'exportConflicts',
    summary: 'The conflicts as a workbook with a drop-down for each decision, to be sent to decisions',
    access: 'draft.read',
    parameters: [draftNumber],
    responds: { mediaTypes: [mediaTypes.xlsx] },
    async answer({ db }, values, act) {
      const draft = await readDraft(db, values.draft, act);
      const asked = await readAskedConflicts(db, draft);
      const { conflictsWorkbook } = await import('../../export/conflicts-xlsx.js');
      return {
        makeBytes: () => conflictsWorkbook({ draft, ...asked, at: draft.createdAt }),
        mediaType: mediaTypes.xlsx,
        fileName: { full: `第${draft.id}号草案_冲突.xlsx`, plain: `draft-${draft.id}-conflicts.xlsx` },
      };
    },
  }),
  uploadRoute({
    path: '/drafts/{draft}/decisions',
    operationId: 'decideConflicts',
    summary:
      'Decides as a workbook of conflicts says that comes back, and brings the draft onto the newest version once none is open',
    access: 'draft.rebase',
    parameters: [draftNumber],
    responds: { schema: 'rebase' },
    admit: ({ db }, values, act) => permitDecisions(db, values.draft, act),
    async answer({ db, jobs, reader }, values, act, file) {
      const reading = await jobs.run(() => reader.readSheets(file.bytes, mostRows));
      const { draft, rebase } = await decideByWorkbook(db, values.draft, reading, act);
      return toAnswer(draft, rebase);
    },
  }),
];

/** More than anybody decides. */
const mostRows = 20_000;

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
