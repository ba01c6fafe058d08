import { draftNumber } from '../../../api/drafts.js';
import type { DeskRoute } from '../route.js';
import { deskForm, deskPage } from '../route.js';
import {
  beginDraft,
  listParameters,
  loadDraftList,
  loadNewDraft,
  newDraftFields,
  newDraftParameters,
} from './begin.js';
import { draftParameters, loadDraft } from './draft-load.js';
import { draftPage } from './draft-page.js';
import { draftListPage } from './list-page.js';
import { conflictRoutes } from './conflicts/routes.js';
import { itemRoutes } from './item/routes.js';
import { newDraftPage } from './new-page.js';
import { abandon, drop, rebase, recall, rename, submit } from './workflow.js';

/** All that is on a draft's own page. */
const onDraft = { parameters: [draftNumber], again: loadDraft, view: draftPage } as const;

export const draftRoutes: readonly DeskRoute[] = [
  ...itemRoutes,
  ...conflictRoutes,
  deskPage({
    path: '/desk/drafts',
    access: 'draft.read',
    parameters: listParameters,
    load: loadDraftList,
    view: draftListPage,
  }),
  deskPage({
    path: '/desk/drafts/new',
    access: 'draft.add',
    parameters: newDraftParameters,
    load: loadNewDraft,
    view: newDraftPage,
  }),
  deskForm({
    path: '/desk/drafts',
    access: 'draft.add',
    parameters: [],
    fields: newDraftFields,
    work: (desk, _values, input) => beginDraft(desk, input),
    again: loadNewDraft,
    view: newDraftPage,
  }),
  deskPage({
    path: '/desk/drafts/:draft',
    access: 'draft.read',
    parameters: draftParameters,
    load: loadDraft,
    view: draftPage,
  }),
  deskForm({
    ...onDraft,
    path: '/desk/drafts/:draft/submission',
    access: 'draft.submit',
    fields: { revision: 'one', reason: 'one' },
    work: submit,
  }),
  deskForm({
    ...onDraft,
    path: '/desk/drafts/:draft/recall',
    access: 'draft.recall',
    fields: { revision: 'one' },
    work: recall,
  }),
  deskForm({
    ...onDraft,
    path: '/desk/drafts/:draft/abandonment',
    access: 'draft.abandon',
    fields: { revision: 'one' },
    work: abandon,
  }),
  deskForm({
    ...onDraft,
    path: '/desk/drafts/:draft/title',
    access: 'draft.edit',
    fields: { revision: 'one', title: 'one' },
    work: rename,
  }),
  deskForm({
    ...onDraft,
    path: '/desk/drafts/:draft/drop',
    access: 'draft.edit',
    fields: { revision: 'one', subject: 'one' },
    work: drop,
  }),
  deskForm({
    ...onDraft,
    path: '/desk/drafts/:draft/rebase',
    access: 'draft.rebase',
    fields: { revision: 'one' },
    work: rebase,
  }),
];
