import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import type { Item } from '../catalog/item.js';
import { itemReader } from '../catalog/item.js';

/** A catalog as others read it (`schemas/catalog.json`): whose it is, which version, and what each text was read as. */
export type PublishedCatalog = {
  edition: Edition;
  version: Version;
  domains: { code: string; name: string; items: Item[] }[];
};

export function publishedCatalog(edition: Edition, version: Version, catalog: Catalog): PublishedCatalog {
  return { edition, version, domains: publishedDomains(catalog) };
}

export function publishedDomains({ domains }: Catalog): PublishedCatalog['domains'] {
  const read = itemReader();
  return domains.map(({ code, name, items }) => ({ code, name, items: items.map(read) }));
}
