import { readSinceExport } from '../../actions/since-export.js';
import type { Route } from '../route.js';
import { memberRoute } from '../route.js';
import { edition } from './point-in-time.js';

export const sinceRoutes: Route[] = [
  memberRoute({
    path: '/editions/{edition}/since-export',
    operationId: 'readSinceExport',
    summary: 'What was published since you last exported the edition, in the domains you took',
    access: 'export.take',
    parameters: [edition],
    responds: { schema: 'since-export' },
    async answer({ db }, values, act) {
      return { json: await readSinceExport(db, values.edition, act), caching: 'none' };
    },
  }),
];
