import { draftNumber } from '../../../../api/drafts.js';
import type { DeskRoute } from '../../route.js';
import { deskForm, deskPage } from '../../route.js';
import { conflictFields, decideConflicts, loadConflicts } from './load.js';
import { conflictsPage } from './page.js';

export const conflictRoutes: readonly DeskRoute[] = [
  deskPage({
    path: '/desk/drafts/:draft/conflicts',
    access: 'draft.rebase',
    parameters: [draftNumber],
    load: loadConflicts,
    view: conflictsPage,
  }),
  deskForm({
    path: '/desk/drafts/:draft/conflicts',
    access: 'draft.rebase',
    parameters: [draftNumber],
    fields: conflictFields,
    work: decideConflicts,
    again: loadConflicts,
    view: conflictsPage,
  }),
];
