import type { Edition } from '../catalog/catalog.js';
import { topicKey } from '../catalog/topic.js';
import { readCatalog } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { listEditions } from '../store/editions.js';
import { latestVersion } from '../store/versions.js';

/**
 * Codes of the matters that sister editions have, by topic: the same matter carries the same code in all of them. The
 * first edition that has one decides. `domains` limits where to look.
 */
export async function sisterCodes(
  db: Db,
  edition: Edition,
  domains?: string[],
): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  const sisters = (await listEditions(db)).filter(
    ({ id, codeSpace }) => codeSpace === edition.codeSpace && id !== edition.id,
  );
  for (const { id } of sisters) {
    const { number } = await latestVersion(db, id);
    for (const { code, items } of (await readCatalog(db, id, number, domains)).domains) {
      for (const item of items) {
        const topic = topicKey(code, item);
        if (!codes.has(topic)) codes.set(topic, item.code);
      }
    }
  }
  return codes;
}
