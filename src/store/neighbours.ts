import type { ExpressionBuilder } from 'kysely';
import type { DomainOutline } from './catalogs.js';
import { batches, readDomains } from './catalogs.js';
import { contentHash } from './content-codec.js';
import type { Db } from './engine.js';
import { editionKey } from './editions.js';
import { standsAt } from './span-at.js';
import type { Tables } from './tables.js';

/**
 * The order of a version as far as a draft can change it: all domains, and of the touched ones the items of some codes,
 * those next to them, and the first and the last. The cost grows with these, not with what there is.
 */
export async function readNeighbourhood(
  db: Db,
  edition: string,
  version: number,
  { codes, domains }: { codes: readonly string[]; domains: readonly string[] },
): Promise<DomainOutline[]> {
  const id = await editionKey(db, edition);
  const near = new Set([
    ...codes,
    ...(await readNextTo(db, id, version, codes)),
    ...(await readEnds(db, id, version, domains)),
  ]);
  const touched = new Set(domains);
  const items = new Map<string, DomainOutline['items']>();
  for (const { domain, ...item } of await readPlaced(db, id, version, [...near]))
    if (touched.has(domain)) items.set(domain, [...(items.get(domain) ?? []), item]);
  const inOrder = (domain: string) =>
    (items.get(domain) ?? []).sort((a, b) => (a.position < b.position ? -1 : 1));
  return (await readDomains(db, id, version)).map((domain) => ({ ...domain, items: inOrder(domain.code) }));
}

/** The items right before and right behind some. */
async function readNextTo(
  db: Db,
  edition: number,
  version: number,
  codes: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const batch of batches(codes)) {
    const rows = await db
      .selectFrom('item_span as row')
      .select((row) => [beside(row, version, '<').as('before'), beside(row, version, '>').as('behind')])
      .where('row.edition_id', '=', edition)
      .where('row.code', 'in', batch)
      .where(standsAt('row', version))
      .execute();
    for (const { before, behind } of rows) found.push(...[before, behind].filter((code) => code !== null));
  }
  return found;
}

function beside(
  row: ExpressionBuilder<Tables & { row: Tables['item_span'] }, 'row'>,
  version: number,
  side: '<' | '>',
) {
  return row
    .selectFrom('item_span as next')
    .select('next.code')
    .whereRef('next.edition_id', '=', 'row.edition_id')
    .whereRef('next.domain', '=', 'row.domain')
    .whereRef('next.position', side, 'row.position')
    .where(standsAt('next', version))
    .orderBy('next.position', side === '<' ? 'desc' : 'asc')
    .limit(1);
}

/** The first and the last item of each of some domains. */
async function readEnds(
  db: Db,
  edition: number,
  version: number,
  domains: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const domain of domains)
    for (const order of ['asc', 'desc'] as const) {
      const row = await db
        .selectFrom('item_span')
        .select('code')
        .where('edition_id', '=', edition)
        .where('domain', '=', domain)
        .where(standsAt('item_span', version))
        .orderBy('position', order)
        .limit(1)
        .executeTakeFirst();
      if (row) found.push(row.code);
    }
  return found;
}

async function readPlaced(
  db: Db,
  edition: number,
  version: number,
  codes: readonly string[],
): Promise<(DomainOutline['items'][number] & { domain: string })[]> {
  const placed = [];
  for (const batch of batches(codes)) {
    const rows = await db
      .selectFrom('item_span')
      .innerJoin('item_content', 'item_content.id', 'item_span.content_id')
      .select(['code', 'domain', 'position', 'hash'])
      .where('edition_id', '=', edition)
      .where('code', 'in', batch)
      .where(standsAt('item_span', version))
      .execute();
    for (const row of rows) placed.push({ ...row, hash: contentHash(row.hash) });
  }
  return placed;
}
