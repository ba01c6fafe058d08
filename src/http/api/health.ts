import { checkDraft, checkEdition } from '../../actions/check-edition.js';
import { reportWork } from '../../actions/work-report.js';
import { day, requiredInQuery } from '../parameter.js';
import type { Route } from '../route.js';
import { memberRoute } from '../route.js';
import { draftNumber } from './drafts.js';
import { edition } from './point-in-time.js';
import { lawDay } from './regulations.js';

/** How catalogs stand beside the law, and what was done about it. */
export const healthRoutes: Route[] = [
  memberRoute({
    path: '/editions/{edition}/health',
    access: 'health.read',
    operationId: 'checkEdition',
    summary: 'The version in force on a day beside the law of that day (依据体检)',
    parameters: [edition, lawDay],
    responds: { schema: 'edition-check' },
    async answer({ db }, values, act) {
      return { json: await checkEdition(db, values.edition, values.on, act) };
    },
  }),
  memberRoute({
    path: '/drafts/{draft}/health',
    access: 'draft.read',
    operationId: 'checkDraft',
    summary: 'What a draft would make of its edition, beside the law of a day',
    parameters: [draftNumber, lawDay],
    responds: { schema: 'edition-check' },
    async answer({ db }, values, act) {
      return { json: await checkDraft(db, values.draft, values.on, act) };
    },
  }),
  memberRoute({
    path: '/reports/work',
    access: 'report.read',
    operationId: 'reportWork',
    summary: 'What was done between two days in the editions you may see (季度工作情况)',
    parameters: [requiredInQuery('from', day, 'The first day'), requiredInQuery('to', day, 'The last day')],
    responds: { schema: 'work-report' },
    async answer({ db }, { from, to }, act) {
      return { json: await reportWork(db, { from, to }, act) };
    },
  }),
];
