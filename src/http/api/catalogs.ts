import type { Version } from '../../catalog/catalog.js';
import { publishedCatalog } from '../../export/published-catalog.js';
import { Refusal } from '../../refusal.js';
import { readOutline } from '../../store/catalogs.js';
import { findEdition } from '../../store/editions.js';
import { findVersion } from '../../store/versions.js';
import { inPath, text, wholeNumber } from '../parameter.js';
import type { Answer, Route, Service } from '../route.js';
import { route } from '../route.js';
import { edition, inForce, known, on, versionPath } from './point-in-time.js';

const number = inPath('number', wholeNumber(1, 999_999_999), 'The number of a version, from 1');

export const catalogRoutes: Route[] = [
  route({
    path: '/editions/{edition}/versions/{number}',
    operationId: 'readVersion',
    summary: 'One version with its whole catalog; never changes',
    parameters: [edition, number],
    responds: { schema: 'catalog' },
    async answer(service, values) {
      return { ...(await wholeCatalog(service, await pinned(service, values))), caching: 'immutable' };
    },
  }),
  route({
    path: '/editions/{edition}/catalog',
    operationId: 'readCatalog',
    summary: 'The catalog in force on a day; Content-Location names the version',
    parameters: [edition, on, known],
    responds: { schema: 'catalog' },
    async answer(service, values) {
      const version = await inForce(service, values);
      return {
        ...(await wholeCatalog(service, version)),
        headers: { 'Content-Location': versionPath(version) },
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
      const { domains } = await publish(service, version);
      const domain = domains.find(({ code }) => code === values.domain);
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

async function publish(service: Service, version: Version) {
  const found = await findEdition(service.db, version.edition);
  return publishedCatalog(found, version, await service.catalogOf(version));
}

async function wholeCatalog(service: Service, version: Version): Promise<Answer> {
  return {
    json: await publish(service, version),
    etag: version.hash,
    lastModified: version.publishedAt,
  };
}
