import type { Version } from '../../catalog/catalog.js';
import { dayInShanghai } from '../../catalog/day.js';
import { publishedCatalog, publishedDomains } from '../../export/published-catalog.js';
import { Refusal } from '../../refusal.js';
import { readOutline } from '../../store/catalogs.js';
import { findEdition } from '../../store/editions.js';
import { findVersion, latestVersion, listVersions } from '../../store/versions.js';
import { bodyOf } from '../body.js';
import { httpDate, inHeader, inPath, text, wholeNumber } from '../parameter.js';
import { writeLink } from '../links.js';
import type { Answer, Route, Service } from '../route.js';
import { route } from '../route.js';
import { edition, inForce, known, on } from './point-in-time.js';
import { mementoDatetime, timeLinks, timeMapPath, versionLinks, versionPath } from './version-links.js';

const number = inPath('number', wholeNumber(1, 999_999_999), 'The number of a version, from 1');

export const catalogRoutes: Route[] = [
  route({
    path: '/editions/{edition}/versions/{number}',
    operationId: 'readVersion',
    summary: 'One version with its whole catalog; never changes',
    parameters: [edition, number],
    responds: { schema: 'catalog' },
    async answer(service, values) {
      const version = await pinned(service, values);
      return {
        ...(await wholeCatalog(service, version)),
        lastModified: version.publishedAt,
        headers: { 'Memento-Datetime': mementoDatetime(version).toUTCString() },
        // with what was read out of its texts when it was sent: its hash vouches for the texts
        caching: 'immutable',
      };
    },
  }),
  route({
    path: '/editions/{edition}/catalog',
    operationId: 'readCatalog',
    summary: 'The catalog in force on a day; Content-Location names the version',
    parameters: [
      edition,
      on,
      known,
      inHeader('Accept-Datetime', httpDate, 'RFC 7089: as `on` for the day of that instant in Asia/Shanghai'),
    ],
    responds: { schema: 'catalog' },
    async answer(service, values) {
      const asked =
        values.on === undefined && values.known === undefined ? values['Accept-Datetime'] : undefined;
      const version = await inForce(service, asked ? { ...values, on: dayInShanghai(asked) } : values);
      return {
        ...(await wholeCatalog(service, version)),
        lastModified: sinceWhen(version, values.on !== undefined).toISOString(),
        headers: {
          'Content-Location': versionPath(version),
          Vary: 'Accept-Datetime',
          ...(asked ? { 'Memento-Datetime': mementoDatetime(version).toUTCString() } : {}),
        },
        caching: 'revalidate',
      };
    },
  }),
  route({
    path: '/editions/{edition}/timemap',
    operationId: 'readTimeMap',
    summary: 'All versions with the instants they take effect, as a TimeMap (RFC 7089)',
    parameters: [edition],
    responds: { texts: ['application/link-format'] },
    async answer({ db }, values) {
      const { id } = await findEdition(db, values.edition);
      const mementos = (await listVersions(db, id)).map((version) => ({
        rel: 'memento',
        to: versionPath(version),
        datetime: mementoDatetime(version),
      }));
      const links = [{ rel: 'self', to: timeMapPath(id) }, ...timeLinks(id), ...mementos];
      return {
        text: links.map(writeLink).join(',\n'),
        mediaType: 'application/link-format',
        caching: 'revalidate',
      };
    },
  }),
  route({
    path: '/editions/{edition}/versions/{number}/domains/{domain}',
    operationId: 'readDomain',
    summary: 'One domain of a version; never changes',
    parameters: [edition, number, inPath('domain', text, 'Two-digit code of a domain')],
    responds: { schema: 'domain' },
    async answer(service, values) {
      const version = await pinned(service, values);
      const outline = await readOutline(service.db, version.edition, version.number, []);
      const hash = outline.find(({ code }) => code === values.domain)?.hash;
      const { domains } = await service.catalogOf(version);
      const [domain] = publishedDomains({ domains: domains.filter(({ code }) => code === values.domain) });
      if (!domain || hash === undefined) {
        throw new Refusal('domain.unknown', { edition: version.edition, domain: values.domain });
      }
      return {
        json: { edition: version.edition, version: version.number, hash, ...domain },
        etag: hash,
        caching: 'immutable',
      };
    },
  }),
  route({
    path: '/editions/{edition}/versions/{number}/structure',
    operationId: 'readStructure',
    summary: 'Domains, codes and hashes of a version, without texts; never changes',
    parameters: [edition, number],
    responds: { schema: 'structure' },
    async answer(service, values) {
      const version = await pinned(service, values);
      const outline = await readOutline(service.db, version.edition, version.number);
      const domains = outline.map(({ code, name, hash, items }) => ({
        code,
        name,
        hash,
        items: items.map((item) => ({ code: item.code, hash: item.hash })),
      }));
      return {
        json: { edition: version.edition, version, domains },
        etag: `${version.hash}.structure`,
        caching: 'immutable',
      };
    },
  }),
];

async function pinned({ db }: Service, values: { edition: string; number: number }): Promise<Version> {
  const { id } = await findEdition(db, values.edition);
  return findVersion(db, id, values.number);
}

async function wholeCatalog(service: Service, version: Version): Promise<Answer> {
  const edition = await findEdition(service.db, version.edition);
  const { number: newest } = await latestVersion(service.db, version.edition);
  const catalog = await service.catalogOf(version);
  return {
    made: bodyOf(catalog, () => publishedCatalog(edition, version, catalog)),
    etag: version.hash,
    links: versionLinks(version, newest),
  };
}

/**
 * When the answer for a day, or for today, became this version. For today that may be a day after its publication; what
 * is sent may never be earlier than what was sent before.
 */
function sinceWhen(version: Version, isForADay: boolean): Date {
  const published = new Date(version.publishedAt);
  const effective = mementoDatetime(version);
  return isForADay || published > effective ? published : effective;
}
