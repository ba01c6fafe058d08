import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf } from '../account/organization-fault.js';
import type { Organization } from '../account/organization.js';
import type { Catalog, CatalogDomain, Edition } from '../catalog/catalog.js';
import type { KnownDomain } from '../catalog/domain.js';
import type { ItemContent } from '../catalog/item.js';
import { emptyContent } from '../catalog/item.js';
import { topicKey, titleOf } from '../catalog/topic.js';
import { Refusal } from '../refusal.js';
import type { Regulation } from '../regulation/regulation.js';
import { checkAgainst } from '../schema.js';

/** An edition as `catalogs/` holds it, with the catalog of its first version. */
export type Starter = { edition: Edition; effectiveOn: string; note: string; catalog: Catalog };

type EditionEntry = { edition: Edition; domains: string[]; effectiveOn: string; note: string };

/** A row in a file: fields that say nothing may be left out. */
type FileItem = { code: string } & Partial<ItemContent>;
type DomainFile = { code: string; name: string; items: FileItem[] };

/** `catalogs/domains.json`. */
export function readKnownDomains(folder: string): KnownDomain[] {
  return checkAgainst<KnownDomain[]>('domain-list', readJson(join(folder, 'domains.json')), 'domains.json');
}

/** `catalogs/organizations.json`: who there is before anybody said so. */
export function readOrganizations(folder: string): Organization[] {
  const source = 'organizations.json';
  const organizations = checkAgainst<Organization[]>(
    'organization-list',
    readJson(join(folder, source)),
    source,
  );
  refuseRepeats(
    source,
    organizations.map(({ id }) => id),
  );
  const register = new Map(organizations.map((organization) => [organization.id, organization]));
  for (const organization of organizations) {
    const why = faultOf(organization, register);
    if (why !== null) throw new Refusal('organization.invalid', { organization: organization.id, why });
  }
  return organizations;
}

/** `catalogs/regulations.json`: what the starter editions cite. */
export function readRegulations(folder: string): Regulation[] {
  const source = 'regulations.json';
  const regulations = checkAgainst<Regulation[]>('regulation-list', readJson(join(folder, source)), source);
  refuseRepeats(
    source,
    regulations.map(({ id }) => id),
  );
  return regulations;
}

/** `catalogs/editions.json` and the domain files it names, all checked before anything is written. */
export function readStarters(folder: string): Starter[] {
  const entries = checkAgainst<EditionEntry[]>(
    'edition-list',
    readJson(join(folder, 'editions.json')),
    'editions.json',
  );
  refuseOddEditions(entries);
  return entries.map(({ edition, domains, effectiveOn, note }) => {
    const catalog = { domains: domains.map((code) => readDomain(folder, edition.id, code)) };
    refuseRepeats(
      edition.id,
      catalog.domains.flatMap(({ items }) => items.map(({ code }) => code)),
    );
    return { edition, effectiveOn, note, catalog };
  });
}

function refuseOddEditions(entries: readonly EditionEntry[]): void {
  const source = 'editions.json';
  const seen = new Set<string>();
  for (const { edition } of entries) {
    const { id, upstream } = edition;
    if (seen.has(id)) throw new Refusal('catalog.invalid', { source, why: `目录版 ${id} 列了两次` });
    if (upstream !== null && !seen.has(upstream)) {
      throw new Refusal('catalog.invalid', { source, why: `${id} 的上级目录版 ${upstream} 没有列在它前面` });
    }
    seen.add(id);
  }
}

function readDomain(folder: string, edition: string, code: string): CatalogDomain {
  const source = `${edition}/${code}.json`;
  const file = checkAgainst<DomainFile>(
    'domain-file',
    readJson(join(folder, edition, `${code}.json`)),
    source,
  );
  if (file.code !== code)
    throw new Refusal('catalog.invalid', { source, why: `里面写的领域是 ${file.code}` });
  const items = file.items.map((item) => ({ ...emptyContent, ...item }));
  const topics = new Set<string>();
  for (const item of items) {
    const topic = topicKey(code, item);
    if (topics.has(topic))
      throw new Refusal('catalog.invalid', { source, why: `事项“${titleOf(item)}”重复` });
    topics.add(topic);
  }
  return { code, name: file.name, items };
}

function refuseRepeats(source: string, codes: string[]): void {
  const seen = new Set<string>();
  for (const code of codes) {
    if (seen.has(code)) throw new Refusal('catalog.invalid', { source, why: `编号 ${code} 用了两次` });
    seen.add(code);
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Refusal('file.unreadable', {
      path,
      why: error instanceof Error ? error.message : String(error),
    });
  }
}
