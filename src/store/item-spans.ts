import type { Catalog } from '../catalog/catalog.js';
import type { Change } from '../catalog/change.js';
import { diffCatalogs } from '../catalog/diff.js';
import type { HistoryEntry } from '../catalog/history.js';
import { historyOf } from '../catalog/history.js';
import { Refusal } from '../refusal.js';
import { readCatalog, readOutline } from './catalogs.js';
import { decodeContent } from './content-codec.js';
import type { Db } from './database.js';
import { editionKey } from './editions.js';

/**
 * Every version that touched an item, oldest first; a withdrawn item keeps its history.
 * @throws Refusal `item.unknown` for a code the edition never had.
 */
export async function readHistory(db: Db, edition: string, code: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('item_span')
    .innerJoin('item_content', 'item_content.id', 'item_span.content_id')
    .select(['domain', 'position', 'from_version', 'to_version', 'encoding', 'body'])
    .where('edition_id', '=', await editionKey(db, edition))
    .where('code', '=', code)
    .orderBy('from_version')
    .execute();
  if (rows.length === 0) throw new Refusal('item.unknown', { edition, code });
  return historyOf(
    code,
    rows.map((row) => ({
      domain: row.domain,
      position: row.position,
      content: decodeContent(row),
      fromVersion: row.from_version,
      toVersion: row.to_version,
    })),
  );
}

/** What differs between two versions; only the domains whose hash differs are read. */
export async function readChanges(db: Db, edition: string, from: number, to: number): Promise<Change[]> {
  const [before, after] = await Promise.all([domainHashes(db, edition, from), domainHashes(db, edition, to)]);
  const touched = [...new Set([...before.keys(), ...after.keys()])].filter(
    (code) => before.get(code) !== after.get(code),
  );
  const [old, now] = await Promise.all([
    partly(db, edition, from, touched),
    partly(db, edition, to, touched),
  ]);
  return diffCatalogs(old, now);
}

async function domainHashes(db: Db, edition: string, version: number): Promise<Map<string, string>> {
  const outline = await readOutline(db, edition, version, []);
  return new Map(outline.map(({ code, hash }) => [code, hash]));
}

/** All domains, but items only in some. */
async function partly(db: Db, edition: string, version: number, domains: string[]): Promise<Catalog> {
  const outline = await readOutline(db, edition, version, []);
  const { domains: read } = await readCatalog(db, edition, version, domains);
  const items = new Map(read.map((domain) => [domain.code, domain.items]));
  return { domains: outline.map(({ code, name }) => ({ code, name, items: items.get(code) ?? [] })) };
}
