import type { Selectable } from 'kysely';
import type { Version } from '../catalog/catalog.js';
import { Refusal } from '../refusal.js';
import type { Db } from './engine.js';
import type { Tables } from './tables.js';

/** Oldest first. */
export async function listVersions(db: Db, edition: string): Promise<Version[]> {
  const rows = await versionRows(db, edition).orderBy('version.number').execute();
  return rows.map(toVersion);
}

/** Every edition has one: it begins with its first version. */
export async function latestVersion(db: Db, edition: string): Promise<Version> {
  const row = await versionRows(db, edition).orderBy('version.number', 'desc').limit(1).executeTakeFirst();
  if (!row) throw new Refusal('edition.unknown', { edition, known: [] });
  return toVersion(row);
}

/** Of all editions; versions are never taken away. */
export async function countVersions(db: Db): Promise<number> {
  const { total } = await db
    .selectFrom('version')
    .select((version) => version.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** @throws Refusal `version.unknown`. */
export async function findVersion(db: Db, edition: string, number: number): Promise<Version> {
  const row = await versionRows(db, edition).where('version.number', '=', number).executeTakeFirst();
  if (row) return toVersion(row);
  const latest = (await latestVersion(db, edition)).number;
  throw new Refusal('version.unknown', { edition, number, latest });
}

/** `on`: a day in Asia/Shanghai. `known`: an instant; null = all that is recorded now. */
export type PointInTime = { on: string; known: string | null };

/**
 * The version in force: among those effective by `on` and published by `known`, the greatest (effective day, number).
 * @throws Refusal `version.none-in-force`, which names the first day there is one.
 */
export async function versionInForce(db: Db, edition: string, { on, known }: PointInTime): Promise<Version> {
  const recorded = versionRows(db, edition).$if(known !== null, (query) =>
    query.where('version.published_at', '<=', known ?? ''),
  );
  const row = await recorded
    .where('version.effective_on', '<=', on)
    .orderBy('version.effective_on', 'desc')
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row) return toVersion(row);
  const first = await recorded.orderBy('version.effective_on').limit(1).executeTakeFirst();
  throw new Refusal('version.none-in-force', { edition, on, known, firstOn: first?.effective_on ?? null });
}

function versionRows(db: Db, edition: string) {
  return db
    .selectFrom('version')
    .innerJoin('edition', 'edition.id', 'version.edition_id')
    .where('edition.slug', '=', edition)
    .selectAll('version')
    .select('edition.slug');
}

function toVersion(row: Selectable<Tables['version']> & { slug: string }): Version {
  return {
    edition: row.slug,
    number: row.number,
    hash: row.hash,
    parentHash: row.parent_hash,
    effectiveOn: row.effective_on,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    updateType: row.update_type as Version['updateType'], // the table's check allows no other
    note: row.note,
    draft: row.draft_id,
  };
}
