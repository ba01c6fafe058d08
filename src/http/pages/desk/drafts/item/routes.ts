import { draftNumber } from '../../../../api/drafts.js';
import { deskForm, deskPage } from '../../route.js';
import { itemFields, itemParameters, loadItem, newItemParameters } from './load.js';
import { itemPage } from './page.js';
import { saveItem, withdrawItem } from './save.js';
import { loadItemToWithdraw } from './withdrawal.js';

/** The items of a draft as they are written. */
export const itemRoutes = [
  deskPage({
    path: '/desk/drafts/:draft/items/new',
    access: 'draft.edit',
    parameters: newItemParameters,
    load: loadItem,
    view: itemPage,
  }),
  deskForm({
    path: '/desk/drafts/:draft/items',
    access: 'draft.edit',
    parameters: [draftNumber],
    fields: itemFields,
    work: saveItem,
    again: loadItem,
    view: itemPage,
  }),
  deskPage({
    path: '/desk/drafts/:draft/items/:code',
    access: 'draft.edit',
    parameters: itemParameters,
    load: loadItem,
    view: itemPage,
  }),
  deskForm({
    path: '/desk/drafts/:draft/items/:code',
    access: 'draft.edit',
    parameters: itemParameters,
    fields: itemFields,
    work: saveItem,
    again: loadItem,
    view: itemPage,
  }),
  deskForm({
    path: '/desk/drafts/:draft/items/:code/withdrawal',
    access: 'draft.edit',
    parameters: itemParameters,
    fields: { revision: 'one', withdrawal: 'one' },
    work: withdrawItem,
    again: loadItemToWithdraw,
    view: itemPage,
  }),
];
