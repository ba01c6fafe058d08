import { dayInShanghai, isRetroactive } from '../../catalog/day.js';
import { findEdition, listEditions } from '../../store/editions.js';
import { latestVersion, listVersions } from '../../store/versions.js';
import type { Route } from '../route.js';
import { route } from '../route.js';
import { feedLinks } from '../feed-links.js';
import { fieldsParameter, onlyFields } from '../fields.js';
import { linksToNext, pageOfNewest, pageParameters } from '../pages-of.js';
import { inQuery, listOf, wholeNumber } from '../parameter.js';
import { edition, known } from './point-in-time.js';

/** What a list says of each version. */
const versionFields = [
  'number',
  'edition',
  'hash',
  'parentHash',
  'effectiveOn',
  'publishedAt',
  'publishedBy',
  'updateType',
  'note',
  'draft',
  'scheduled',
  'retroactive',
] as const;

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
      'Versions of an edition, newest first, in pages, those that take effect later and those published late marked',
    parameters: [
      edition,
      known,
      inQuery(
        'number',
        listOf(wholeNumber(1, 999_999_999), 100),
        'Only the versions with these numbers: `1,3`',
      ),
      fieldsParameter(versionFields),
      ...pageParameters,
    ],
    responds: { schema: 'version-list' },
    async answer({ db, now }, values) {
      const { id } = await findEdition(db, values.edition);
      const today = dayInShanghai(now());
      const asked = (await listVersions(db, id))
        .filter(({ publishedAt }) => values.known === undefined || publishedAt <= values.known)
        .filter(({ number }) => values.number === undefined || values.number.includes(number))
        .reverse();
      const { page, ...rest } = pageOfNewest(asked, ({ number }) => number, values);
      const versions = page.map((version) =>
        onlyFields(
          { ...version, scheduled: version.effectiveOn > today, retroactive: isRetroactive(version) },
          ['number'],
          values.fields,
        ),
      );
      const { edition: _, ...query } = values;
      const links = [...feedLinks(id), ...linksToNext(`/editions/${id}/versions`, query, rest.next)];
      return { json: { edition: id, versions, ...rest }, links, caching: 'revalidate' };
    },
  }),
];
