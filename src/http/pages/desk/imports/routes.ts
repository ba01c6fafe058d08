import { inPath, inQuery, oneOf, wholeNumber } from '../../../parameter.js';
import type { Html } from '../../html.js';
import { editionsPage } from '../editions-page.js';
import type { DeskRoute, Moved } from '../route.js';
import { deskFile, deskForm, deskPage, deskUpload } from '../route.js';
import { donePage } from './done-page.js';
import { loadColumns, loadDone, loadStart, loadWaiting } from './load.js';
import { startPage } from './start-page.js';
import { importsUrl, shows } from './urls.js';
import {
  annotateWaiting,
  discard,
  draftWaiting,
  receiveFile,
  resetChoices,
  sayColumns,
  sayOne,
  sayTerms,
  undoImport,
} from './work.js';

const number = inPath('import', wholeNumber(1, 999_999_999), 'The number of an import');
const one = [number] as const;
const access = 'import.file';
const waiting = `${importsUrl}/waiting/:import`;
const wholeView = { show: 'all', sheet: 0, page: 1 } as const;
const asIs = (page: Html | Moved): Html | Moved => page;

/** Addresses of the four steps. */
export const importRoutes: DeskRoute[] = [
  editionsPage({
    path: importsUrl,
    access,
    title: '导入',
    parameters: [],
    load: (desk) => loadStart(desk),
    view: startPage,
  }),
  deskUpload({
    path: importsUrl,
    access,
    parameters: [],
    fields: { edition: 'one' },
    work: (desk, _values, { edition }, file) => receiveFile(desk, edition, file),
    again: (desk, _values, { input, refusal }) => loadStart(desk, { refusal, edition: input.edition }),
    view: startPage,
  }),
  deskPage({
    path: waiting,
    access,
    parameters: [
      number,
      inQuery('show', oneOf(...shows), 'Which rows'),
      inQuery('sheet', wholeNumber(0, 999), 'Which sheet, from 0'),
      inQuery('page', wholeNumber(1, 99_999), 'Which page of the rows'),
    ],
    load: (desk, { import: id, show = 'all', sheet = 0, page = 1 }) =>
      loadWaiting(desk, id, { show, sheet, page }),
    view: asIs,
  }),
  deskPage({
    path: `${waiting}/columns`,
    access,
    parameters: one,
    load: (desk, values) => loadColumns(desk, values.import),
    view: asIs,
  }),
  deskForm({
    path: `${waiting}/columns`,
    access,
    parameters: one,
    fields: { edition: 'one', domain: 'one', map: 'several' },
    work: (desk, values, input) => sayColumns(desk, values.import, input),
    again: (desk, values, { refusal }) => loadColumns(desk, values.import, refusal),
    view: asIs,
  }),
  deskForm({
    path: `${waiting}/choices`,
    access,
    parameters: one,
    fields: { does: 'one', what: 'one', line: 'one', back: 'one' },
    work: (desk, values, input) => sayOne(desk, values.import, input),
    again: (desk, values, { refusal }) => loadWaiting(desk, values.import, wholeView, refusal),
    view: asIs,
  }),
  deskForm({
    path: `${waiting}/terms`,
    access,
    parameters: one,
    fields: { missing: 'one', blanks: 'one', otherEdition: 'one', back: 'one' },
    work: (desk, values, input) => sayTerms(desk, values.import, input),
    again: (desk, values, { refusal }) => loadWaiting(desk, values.import, wholeView, refusal),
    view: asIs,
  }),
  deskForm({
    path: `${waiting}/reset`,
    access,
    parameters: one,
    fields: {},
    work: (desk, values) => resetChoices(desk, values.import),
    again: (desk, values, { refusal }) => loadWaiting(desk, values.import, wholeView, refusal),
    view: asIs,
  }),
  deskForm({
    path: `${waiting}/discard`,
    access,
    parameters: one,
    fields: {},
    work: (desk, values) => discard(desk, values.import),
    again: (desk, _values, { refusal }) => loadStart(desk, { refusal, edition: '' }),
    view: startPage,
  }),
  deskForm({
    path: `${waiting}/draft`,
    access,
    parameters: one,
    fields: {},
    work: (desk, values) => draftWaiting(desk, values.import),
    again: (desk, values, { refusal }) => loadWaiting(desk, values.import, wholeView, refusal),
    view: asIs,
  }),
  deskFile({
    path: `${waiting}/annotated.xlsx`,
    access,
    parameters: one,
    answer: (desk, values) => annotateWaiting(desk, values.import),
  }),
  deskPage({
    path: `${importsUrl}/:import`,
    access: 'import.read',
    parameters: one,
    load: (desk, values) => loadDone(desk, values),
    view: donePage,
  }),
  deskForm({
    path: `${importsUrl}/:import/undo`,
    access: 'import.read',
    parameters: one,
    fields: {},
    work: (desk, values) => undoImport(desk, values.import),
    again: (desk, values, { refusal }) => loadDone(desk, values, refusal),
    view: donePage,
  }),
];
