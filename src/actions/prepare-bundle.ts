import type { CatalogDomain, Edition, Version } from '../catalog/catalog.js';
import { readOutline } from '../store/catalogs.js';
import { findEdition } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import type { Prepared } from './prepare-export.js';
import { prepareExport } from './prepare-export.js';

/** A version ready to be bundled; each domain is read when it is its turn. */
export type PreparedBundle = {
  edition: Edition;
  version: Version;
  domains: Pick<CatalogDomain, 'code' | 'name'>[];
  prepare: (domain: string) => Promise<Prepared>;
};

export async function prepareBundle(db: Db, version: Version): Promise<PreparedBundle> {
  return {
    edition: await findEdition(db, version.edition),
    version,
    domains: await readOutline(db, version.edition, version.number, []),
    prepare: (domain) => prepareExport(db, version, { domains: [domain], organization: null }),
  };
}
