import { nameOn } from '../account/organization.js';
import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import type { FileMark, Scope } from '../catalog/file-mark.js';
import { markOf } from '../catalog/file-mark.js';
import type { NamedBody } from '../catalog/named-body.js';
import { nameBodies } from '../catalog/named-body.js';
import { Refusal } from '../refusal.js';
import { readCatalog } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { findEdition } from '../store/editions.js';
import { listOrganizations } from '../store/organizations.js';
import { readPublicationLine } from './read-log.js';

/** A catalog ready to be written into a file. */
export type Prepared = {
  /** With the name of who it is printed for. */
  edition: Edition;
  version: Version;
  /** As it is printed. */
  catalog: Catalog;
  /** As it was published, as far as it is in the file. */
  published: Catalog;
  mark: FileMark;
  checkpoint: string | null;
};

/**
 * A version, or some domains of it, as a town or subdistrict hands it out under its own name if it says so.
 * @param catalogOf gives the whole catalog of a version, from a cache where there is one
 * @throws Refusal for a domain the version has not, an organization not known, or one that is no town or subdistrict.
 */
export async function prepareExport(
  db: Db,
  version: Version,
  scope: Scope,
  catalogOf = (whole: Version) => readCatalog(db, whole.edition, whole.number),
): Promise<Prepared> {
  const edition = await findEdition(db, version.edition);
  const published =
    scope.domains === null ? await catalogOf(version) : await readDomains(db, version, scope.domains);
  const checkpoint = await readPublicationLine(db, version);
  const mark = markOf(version, published, scope);
  if (scope.organization === null)
    return { edition, version, catalog: published, published, mark, checkpoint };
  const body = await findNamedBody(db, scope.organization, version.effectiveOn);
  const catalog = nameBodies(published, body);
  return { edition: { ...edition, organization: body.name }, version, catalog, published, mark, checkpoint };
}

/** @throws Refusal for an organization not known, or one that is no town or subdistrict. */
export async function findNamedBody(db: Db, id: string, day: string): Promise<NamedBody> {
  const organization = (await listOrganizations(db)).find((each) => each.id === id);
  if (!organization) throw new Refusal('organization.unknown', { organization: id });
  const { kind } = organization;
  if (kind !== 'township' && kind !== 'subdistrict')
    throw new Refusal('export.not-a-town', { organization: id });
  return { kind, name: nameOn(organization, day) };
}

async function readDomains(db: Db, { edition, number }: Version, domains: string[]): Promise<Catalog> {
  const catalog = await readCatalog(db, edition, number, domains);
  const missing = domains.find((domain) => !catalog.domains.some(({ code }) => code === domain));
  if (missing !== undefined) throw new Refusal('domain.unknown', { edition, domain: missing });
  return catalog;
}
