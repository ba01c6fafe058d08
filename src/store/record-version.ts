import { hashVersion } from '../catalog/canonical.js';
import type { Version } from '../catalog/catalog.js';
import type { ItemContent } from '../catalog/item.js';
import { addContents, contentIds } from './add-contents.js';
import { batches } from './catalogs.js';
import { domainFormat, hashBytes } from './content-codec.js';
import { rehashDomains, saveChunks } from './domain-chunks.js';
import type { Db } from './engine.js';
import { editionKey } from './editions.js';
import type { PlacedItem, VersionPlan } from './plan-version.js';

/** Writes a version whole: its own row, the new contents of items, and the spans that begin or end with it. */
export async function recordVersion(
  db: Db,
  version: Omit<Version, 'hash'>,
  plan: VersionPlan,
  contents: ReadonlyMap<string, ItemContent>,
): Promise<Version> {
  const id = await editionKey(db, version.edition);
  const rehashed = await rehashDomains(db, id, plan);
  const hashes = new Map(rehashed.map(({ code, hash }) => [code, hash]));
  const domains = plan.domains.map((domain) => ({
    ...domain,
    before: domain.hash,
    hash: hashes.get(domain.code) ?? domain.hash ?? missing(domain.code),
  }));
  const recorded = { ...version, hash: hashVersion(version, domains) };
  await insertVersion(db, id, recorded);
  await addContents(db, id, contents);
  const changed = domains.filter(({ before, hash }) => before !== hash);
  await closeSpans(db, id, version.number, { item_span: plan.closedItems, domain_span: changed });
  await openItems(db, id, version.number, plan.openedItems);
  await openDomains(db, id, version.number, changed);
  await saveChunks(db, id, rehashed);
  return recorded;
}

async function insertVersion(db: Db, id: number, version: Version): Promise<void> {
  await db
    .insertInto('version')
    .values({
      edition_id: id,
      number: version.number,
      hash: version.hash,
      parent_hash: version.parentHash,
      effective_on: version.effectiveOn,
      published_at: version.publishedAt,
      published_by: version.publishedBy,
      update_type: version.updateType,
      note: version.note,
      draft_id: version.draft,
    })
    .execute();
}

/** Those of the items and domains that had one. */
async function closeSpans(
  db: Db,
  id: number,
  number: number,
  closed: Record<'item_span' | 'domain_span', readonly { code: string }[]>,
): Promise<void> {
  for (const table of ['item_span', 'domain_span'] as const) {
    for (const batch of batches(closed[table])) {
      await db
        .updateTable(table)
        .set({ to_version: number })
        .where('edition_id', '=', id)
        .where('to_version', 'is', null)
        .where(
          'code',
          'in',
          batch.map(({ code }) => code),
        )
        .execute();
    }
  }
}

async function openItems(db: Db, id: number, number: number, items: readonly PlacedItem[]): Promise<void> {
  for (const batch of batches(items)) {
    const ids = await contentIds(
      db,
      batch.map(({ hash }) => hash),
    );
    await db
      .insertInto('item_span')
      .values(
        batch.map(({ code, domain, position, hash }) => ({
          edition_id: id,
          code,
          content_id: ids.get(hash) ?? missing(hash),
          domain,
          position,
          from_version: number,
          to_version: null,
        })),
      )
      .execute();
  }
}

async function openDomains(
  db: Db,
  id: number,
  number: number,
  domains: readonly { code: string; name: string; position: string; hash: string }[],
): Promise<void> {
  for (const batch of batches(domains)) {
    await db
      .insertInto('domain_span')
      .values(
        batch.map(({ code, name, position, hash }) => ({
          edition_id: id,
          code,
          name,
          position,
          hash: hashBytes(hash),
          format: domainFormat(hash),
          from_version: number,
          to_version: null,
        })),
      )
      .execute();
  }
}

function missing(what: string): never {
  throw new Error(`${what} was not written`);
}
