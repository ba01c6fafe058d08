import type { Catalog } from '../catalog/catalog.js';
import { domainHashLike } from '../catalog/domain-hash.js';
import type { ItemContent } from '../catalog/item.js';
import { Refusal } from '../refusal.js';
import type { Db } from './engine.js';
import { contentColumns, contentHash, readContent, domainHash } from './content-codec.js';
import { editionKey } from './editions.js';
import { standsAt } from './span-at.js';

/** A domain of a version without its texts. */
export type DomainOutline = {
  code: string;
  name: string;
  hash: string;
  position: string;
  items: { code: string; hash: string; position: string }[];
};

/** The whole catalog of a version, or some of its domains; domains that are not there are left out. */
export async function readCatalog(
  db: Db,
  edition: string,
  version: number,
  domains?: string[],
): Promise<Catalog> {
  const id = await editionKey(db, edition);
  const chosen = await domainRows(db, id, version, domains);
  const rows = await itemRows(db, id, version, domains)
    .innerJoin('item_content', 'item_content.id', 'item_span.content_id')
    .leftJoin('item_content as base', 'base.id', 'item_content.base_id')
    .select(['item_span.code', 'item_span.domain', ...contentColumns])
    .orderBy('item_span.domain')
    .orderBy('item_span.position')
    .execute();
  const items = new Map(chosen.map(({ code }) => [code, [] as typeof rows]));
  for (const row of rows) items.get(row.domain)?.push(row);
  return {
    domains: chosen.map((domain) => {
      const { code, name } = domain;
      const own = items.get(code) ?? [];
      refuseAltered(domain, own);
      return { code, name, items: own.map((row) => ({ code: row.code, ...readContent(row) })) };
    }),
  };
}

/** Whatever has happened to the disk, a domain is read as it was published: these items, in this order. */
function refuseAltered(
  { code, name, hash: bytes, format }: StoredDomain,
  items: readonly { code: string; hash: Buffer }[],
): void {
  const hash = domainHash(bytes, format);
  const hashed = items.map((item) => ({ code: item.code, hash: contentHash(item.hash) }));
  if (domainHashLike(hash, { code, name }, hashed) === hash) return;
  throw new Refusal('database.unusable', {
    why: `领域 ${code} 与其指纹不符，没有读出。请运行 verify 核对，从备份恢复`,
  });
}

type StoredDomain = { code: string; name: string; hash: Buffer; format: number };

/**
 * The whole catalog of a version, or the one domain somebody named.
 * @throws Refusal `domain.unknown` where the version has no such domain.
 */
export async function readChosenDomain(
  db: Db,
  edition: string,
  version: number,
  domain: string | undefined,
): Promise<Catalog> {
  if (domain === undefined) return readCatalog(db, edition, version);
  const catalog = await readCatalog(db, edition, version, [domain]);
  if (catalog.domains.length === 0) throw new Refusal('domain.unknown', { edition, domain });
  return catalog;
}

/** The order of a version and its hashes, without texts; `domains` limits the items, not the list of domains. */
export async function readOutline(
  db: Db,
  edition: string,
  version: number,
  domains?: string[],
): Promise<DomainOutline[]> {
  const id = await editionKey(db, edition);
  const all = await readDomains(db, id, version);
  const rows = await itemRows(db, id, version, domains)
    .innerJoin('item_content', 'item_content.id', 'item_span.content_id')
    .select(['item_span.code', 'item_span.domain', 'item_span.position', 'item_content.hash'])
    .orderBy('item_span.domain')
    .orderBy('item_span.position')
    .execute();
  const items = new Map(all.map(({ code }) => [code, [] as DomainOutline['items']]));
  for (const row of rows) {
    items.get(row.domain)?.push({ code: row.code, hash: contentHash(row.hash), position: row.position });
  }
  return all.map((domain) => ({ ...domain, items: items.get(domain.code) ?? [] }));
}

/** The domains of a version in order; `edition`: the store's own number. */
export async function readDomains(
  db: Db,
  edition: number,
  version: number,
): Promise<Omit<DomainOutline, 'items'>[]> {
  const rows = await domainRows(db, edition, version);
  return rows.map(({ format, hash, ...domain }) => ({ ...domain, hash: domainHash(hash, format) }));
}

/** The contents of some items at a version. */
export async function readContents(
  db: Db,
  edition: string,
  version: number,
  codes: string[],
): Promise<Map<string, ItemContent>> {
  const id = await editionKey(db, edition);
  const contents = new Map<string, ItemContent>();
  for (const batch of batches(codes)) {
    const rows = await itemRows(db, id, version)
      .where('item_span.code', 'in', batch)
      .innerJoin('item_content', 'item_content.id', 'item_span.content_id')
      .leftJoin('item_content as base', 'base.id', 'item_content.base_id')
      .select(['item_span.code', ...contentColumns])
      .execute();
    for (const row of rows) contents.set(row.code, readContent(row));
  }
  return contents;
}

/** In which domain each of some items stands at a version. */
export async function readHomes(
  db: Db,
  edition: string,
  version: number,
  codes: string[],
): Promise<Map<string, string>> {
  const id = await editionKey(db, edition);
  const homes = new Map<string, string>();
  for (const batch of batches(codes)) {
    const rows = await itemRows(db, id, version)
      .where('item_span.code', 'in', batch)
      .select(['item_span.code', 'item_span.domain'])
      .execute();
    for (const row of rows) homes.set(row.code, row.domain);
  }
  return homes;
}

function domainRows(db: Db, edition: number, version: number, domains?: string[]) {
  return db
    .selectFrom('domain_span')
    .select(['code', 'name', 'position', 'hash', 'format'])
    .where('edition_id', '=', edition)
    .where(standsAt('domain_span', version))
    .$if(domains !== undefined, (query) => query.where('code', 'in', domains?.length ? domains : ['']))
    .orderBy('position')
    .execute();
}

function itemRows(db: Db, edition: number, version: number, domains?: string[]) {
  return db
    .selectFrom('item_span')
    .where('item_span.edition_id', '=', edition)
    .where(standsAt('item_span', version))
    .$if(domains !== undefined, (query) =>
      query.where('item_span.domain', 'in', domains?.length ? domains : ['']),
    );
}

/** Lists short enough for one statement's parameters. */
export function* batches<T>(values: readonly T[], size = 500): Generator<T[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}
