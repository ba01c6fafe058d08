import { dayInShanghai, isRetroactive } from '../../catalog/day.js';
import { findEdition, listEditions } from '../../store/editions.js';
import { latestVersion, listVersions } from '../../store/versions.js';
import type { Route } from '../route.js';
import { route } from '../route.js';
import { feedLinks } from '../feed-links.js';
import { edition, known } from './point-in-time.js';

export const editionRoutes: Route[] = [
  route({
    path: '/editions',
    operationId: 'listEditions',
    summary: 'All editions, each with its newest version',
    parameters: [],
    responds: { schema: 'editions' },
    async answer({ db }) {
      const editions = await Promise.all(
        (await listEditions(db)).map(async (found) => ({
          ...found,
          latestVersion: await latestVersion(db, found.id),
        })),
      );
      return { json: { editions }, links: feedLinks(null), caching: 'revalidate' };
    },
  }),
  route({
    path: '/editions/{edition}',
    operationId: 'readEdition',
    summary: 'One edition with its newest version',
    parameters: [edition],
    responds: { schema: 'edition-summary' },
    async answer({ db }, values) {
      const found = await findEdition(db, values.edition);
      return { json: { ...found, latestVersion: await latestVersion(db, found.id) }, caching: 'revalidate' };
    },
  }),
  route({
    path: '/editions/{edition}/versions',
    operationId: 'listVersions',
    summary:
      'All versions of an edition, newest first, those that take effect later and those published late marked',
    parameters: [edition, known],
    responds: { schema: 'version-list' },
    async answer({ db, now }, values) {
      const { id } = await findEdition(db, values.edition);
      const today = dayInShanghai(now());
      const versions = (await listVersions(db, id))
        .filter(({ publishedAt }) => values.known === undefined || publishedAt <= values.known)
        .map((version) => ({
          ...version,
          scheduled: version.effectiveOn > today,
          retroactive: isRetroactive(version),
        }))
        .reverse();
      return { json: { edition: id, versions }, links: feedLinks(id), caching: 'revalidate' };
    },
  }),
];
