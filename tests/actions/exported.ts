import { prepareExport } from '../../src/actions/prepare-export.js';
import { wholeEdition } from '../../src/catalog/file-mark.js';
import { contentOf } from '../../src/catalog/item.js';
import type { ReadItem } from '../../src/import/read.js';
import type { Db } from '../../src/store/engine.js';
import { findVersion } from '../../src/store/versions.js';
import { aRow, district } from './imports.js';

/** A version as it leaves in a file, and the rows that are read of it when it comes back. */
export async function exported(db: Db, number: number, scope = wholeEdition) {
  const prepared = await prepareExport(db, await findVersion(db, district, number), scope);
  const rows = prepared.catalog.domains.flatMap(({ code, name, items }): ReadItem[] =>
    items.map((item, index) =>
      aRow(5 + index, contentOf(item), { code: item.code, domain: { code, name } }, name),
    ),
  );
  return { prepared, rows };
}
