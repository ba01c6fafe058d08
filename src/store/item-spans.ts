import type { ExplainedEntry } from '../catalog/blame.js';
import { explainHistory } from '../catalog/blame.js';
import type { Catalog } from '../catalog/catalog.js';
import type { Change } from '../catalog/change.js';
import { diffCatalogs } from '../catalog/diff.js';
import type { HistoryEntry } from '../catalog/history.js';
import { historyOf } from '../catalog/history.js';
import type { ItemContent } from '../catalog/item.js';
import { emptyContent } from '../catalog/item.js';
import { Refusal } from '../refusal.js';
import type { DomainOutline } from './catalogs.js';
import { readContents, readOutline } from './catalogs.js';
import { decodeContent } from './content-codec.js';
import { readProposals } from './drafts.js';
import type { Db } from './engine.js';
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

/** The same, each with what its draft said of it. */
export async function readExplainedHistory(db: Db, edition: string, code: string): Promise<ExplainedEntry[]> {
  const history = await readHistory(db, edition, code);
  const versions = history.map(({ version }) => version);
  return explainHistory(code, history, await readProposals(db, edition, versions));
}

/**
 * What differs between two versions. Only the domains whose hash differs are looked into, and there only the contents
 * that one side has and the other has not: the cost grows with what changed.
 */
export async function readChanges(db: Db, edition: string, from: number, to: number): Promise<Change[]> {
  const [before, after] = [await readOutline(db, edition, from, []), await readOutline(db, edition, to, [])];
  const touched = differing(before, after);
  const [old, now] = [
    await readOutline(db, edition, from, touched),
    await readOutline(db, edition, to, touched),
  ];
  const [oldOnly, newOnly] = [contentsMissingIn(now, old), contentsMissingIn(old, now)];
  return diffCatalogs(
    catalogOf(old, await readContents(db, edition, from, oldOnly)),
    catalogOf(now, await readContents(db, edition, to, newOnly)),
  );
}

/** Codes of the domains that are not the same on both sides. */
function differing(before: readonly DomainOutline[], after: readonly DomainOutline[]): string[] {
  const hashes = new Map(before.map(({ code, hash }) => [code, hash]));
  const codes = new Set([...before, ...after].map(({ code }) => code));
  return [...codes].filter((code) => hashes.get(code) !== after.find((domain) => domain.code === code)?.hash);
}

/** Codes of one side whose content the other side has not under the same code. */
function contentsMissingIn(other: readonly DomainOutline[], side: readonly DomainOutline[]): string[] {
  const known = new Map(other.flatMap(({ items }) => items.map(({ code, hash }) => [code, hash])));
  return side.flatMap(({ items }) =>
    items.filter(({ code, hash }) => known.get(code) !== hash).map(({ code }) => code),
  );
}

/** A catalog for comparison: items that are the same on both sides stay without texts on both. */
function catalogOf(outline: readonly DomainOutline[], contents: ReadonlyMap<string, ItemContent>): Catalog {
  return {
    domains: outline.map(({ code, name, items }) => ({
      code,
      name,
      items: items.map((item) => ({ code: item.code, ...(contents.get(item.code) ?? emptyContent) })),
    })),
  };
}
