import { digestOf, homelessCodes } from '../../catalog/semantic/digest.js';
import type { WeighedChange } from '../../catalog/semantic/weight.js';
import { substantiveOf, weighChanges } from '../../catalog/semantic/weight.js';
import type { ChangeSummary } from '../../catalog/summary.js';
import { summarize } from '../../catalog/summary.js';
import { readHomes, readOutline } from '../../store/catalogs.js';
import type { Db } from '../../store/engine.js';
import { findEdition } from '../../store/editions.js';
import { readChanges } from '../../store/changes.js';
import { findVersion } from '../../store/versions.js';
import { inQuery, requiredInQuery, wholeNumber, yesOrNo } from '../parameter.js';
import type { Route } from '../route.js';
import { route } from '../route.js';
import { edition } from './point-in-time.js';

const number = wholeNumber(1, 999_999_999);

export type Difference = { summary: ChangeSummary; digest: string; changes: WeighedChange[] };

/** What differs between two versions of an edition, weighed and summed up; costs what changed, not what there is. */
export async function readDifference(db: Db, edition: string, from: number, to: number): Promise<Difference> {
  const changes = weighChanges(await readChanges(db, edition, from, to));
  const domains = new Map((await readOutline(db, edition, to, [])).map(({ code, name }) => [code, name]));
  const homes = await readHomes(db, edition, to, homelessCodes(changes));
  return { summary: summarize(changes), digest: digestOf(changes, { homes, domains }), changes };
}

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
