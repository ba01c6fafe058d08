import { hashVersion } from '../catalog/canonical.js';
import type { Version } from '../catalog/catalog.js';
import type { ItemContent } from '../catalog/item.js';
import { addContents, contentIds } from './add-contents.js';
import { batches } from './catalogs.js';
import { hashBytes } from './content-codec.js';
import type { Db } from './engine.js';
import { editionKey } from './editions.js';
import type { VersionPlan } from './plan-version.js';

/** Writes a version whole: its own row, the new contents of items, and the spans that begin or end with it. */
export async function recordVersion(
  db: Db,
  version: Omit<Version, 'hash'>,
  plan: VersionPlan,
  contents: ReadonlyMap<string, ItemContent>,
): Promise<Version> {
  const id = await editionKey(db, version.edition);
  const recorded = { ...version, hash: hashVersion(version, plan.domains) };
  await db
    .insertInto('version')
    .values({
      edition_id: id,
      number: version.number,
      hash: recorded.hash,
      parent_hash: version.parentHash,
      effective_on: version.effectiveOn,
      published_at: version.publishedAt,
      published_by: version.publishedBy,
      update_type: version.updateType,
      note: version.note,
      draft_id: version.draft,
    })
    .execute();
  await addContents(db, id, contents);
  await closeSpans(db, id, version.number, plan);
  await openSpans(db, id, version.number, plan);
  return recorded;
}

async function closeSpans(db: Db, id: number, number: number, plan: VersionPlan): Promise<void> {
  for (const [table, codes] of [
    ['item_span', plan.closedItems],
    ['domain_span', plan.closedDomains],
  ] as const) {
    for (const batch of batches(codes)) {
      await db
        .updateTable(table)
        .set({ to_version: number })
        .where('edition_id', '=', id)
        .where('to_version', 'is', null)
        .where('code', 'in', batch)
        .execute();
    }
  }
}

async function openSpans(db: Db, id: number, number: number, plan: VersionPlan): Promise<void> {
  for (const batch of batches(plan.openedItems)) {
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
  for (const batch of batches(plan.openedDomains)) {
    await db
      .insertInto('domain_span')
      .values(
        batch.map(({ code, name, position, hash }) => ({
          edition_id: id,
          code,
          name,
          position,
          hash: hashBytes(hash),
          from_version: number,
          to_version: null,
        })),
      )
      .execute();
  }
}

function missing(hash: string): never {
  throw new Error(`content ${hash} was not written`);
}
