import { summarize } from '../../catalog/summary.js';
import { findEdition } from '../../store/editions.js';
import { readChanges } from '../../store/item-spans.js';
import { findVersion } from '../../store/versions.js';
import { requiredInQuery, wholeNumber } from '../parameter.js';
import type { Route } from '../route.js';
import { route } from '../route.js';
import { edition } from './point-in-time.js';

const number = wholeNumber(1, 999_999_999);

export const differenceRoutes: Route[] = [
  route({
    path: '/editions/{edition}/diff',
    operationId: 'diffVersions',
    summary: 'What differs between two versions',
    parameters: [
      edition,
      requiredInQuery('from', number, 'The earlier version'),
      requiredInQuery('to', number, 'The later version'),
    ],
    responds: { schema: 'difference' },
    async answer({ db }, values) {
      const { id } = await findEdition(db, values.edition);
      const from = await findVersion(db, id, values.from);
      const to = await findVersion(db, id, values.to);
      const changes = await readChanges(db, id, from.number, to.number);
      return {
        json: { edition: id, from, to, summary: summarize(changes), changes },
        etag: `${from.hash}..${to.hash}`,
        caching: 'immutable',
      };
    },
  }),
];
