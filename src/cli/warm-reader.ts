import { prepareExport } from '../actions/prepare-export.js';
import { writeCatalog } from '../export/formats.js';
import type { FileReader } from '../http/route.js';
import type { Db } from '../store/engine.js';
import { listEditions } from '../store/editions.js';
import { latestVersion } from '../store/versions.js';
import { readOutline } from '../store/catalogs.js';

/**
 * Reads a workbook of our own, so that the first file somebody sends finds the reading process begun and its code
 * compiled: cold it takes several times as long.
 */
export async function warmReader(db: Db, reader: FileReader): Promise<void> {
  const [edition] = await listEditions(db);
  if (!edition) return;
  const version = await latestVersion(db, edition.id);
  const [domain] = await readOutline(db, edition.id, version.number, []);
  const scope = { domains: domain ? [domain.code] : null, organization: null };
  const bytes = await writeCatalog('xlsx', await prepareExport(db, version, scope));
  await reader.readFile(bytes, '目录.xlsx', reader.domains());
}
