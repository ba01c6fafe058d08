import { readDifference } from '../../actions/compare-versions.js';
import { substantiveOf } from '../../catalog/semantic/weight.js';
import { findEdition } from '../../store/editions.js';
import { findVersion } from '../../store/versions.js';
import { inQuery, requiredInQuery, wholeNumber, yesOrNo } from '../parameter.js';
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
      inQuery('substantive', yesOrNo, 'Only changes of more than form; summary and digest tell of all'),
    ],
    responds: { schema: 'difference' },
    async answer({ db }, values) {
      const { id } = await findEdition(db, values.edition);
      const from = await findVersion(db, id, values.from);
      const to = await findVersion(db, id, values.to);
      const found = await readDifference(db, id, from.number, to.number);
      const changes = values.substantive === true ? substantiveOf(found.changes) : found.changes;
      // weights and words are derived: better rules read old versions better, so no copy may stay for ever
      return { json: { edition: id, from, to, ...found, changes }, caching: 'revalidate' };
    },
  }),
];
