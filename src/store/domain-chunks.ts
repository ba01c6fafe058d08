import { cutChunks, endsChunk, hashChunk, hashChunkedDomain } from '../catalog/domain-hash.js';
import { batches } from './catalogs.js';
import { contentHash, hashBytes } from './content-codec.js';
import type { Db } from './engine.js';
import type { PlacedItem, PlannedDomain, VersionPlan } from './plan-version.js';

/** A chunk of a domain: the items behind a position, up to the next chunk. The first stands behind ''. */
export type Chunk = { behind: string; hash: string };

/** What a domain's chunks will be, and its hash. */
export type ChunkedDomain = { code: string; hash: string; chunks: Chunk[]; stored: Chunk[] };

type Rows = readonly Omit<PlacedItem, 'domain'>[];

/** Hashes the domains that a plan changes; of the others nothing is read. Before its spans are written. */
export async function rehashDomains(db: Db, edition: number, plan: VersionPlan): Promise<ChunkedDomain[]> {
  const changed = new Map<string, Moving>();
  for (const domain of plan.domains) changed.set(domain.code, { domain, closed: [], opened: [] });
  for (const item of plan.closedItems) changed.get(item.domain)?.closed.push(item);
  for (const item of plan.openedItems) changed.get(item.domain)?.opened.push(item);
  const rehashed: ChunkedDomain[] = [];
  for (const moving of changed.values())
    if (moving.domain.hash === null || moving.closed.length + moving.opened.length > 0)
      rehashed.push(await rehash(db, edition, moving));
  return rehashed;
}

type Moving = { domain: PlannedDomain; closed: PlacedItem[]; opened: PlacedItem[] };

async function rehash(db: Db, edition: number, moving: Moving): Promise<ChunkedDomain> {
  const { domain } = moving;
  const stored = await readChunks(db, edition, domain.code);
  const read = (part: Part) => readRows(db, edition, domain.code, part);
  const known = domain.hash === hashChunkedDomain(domain, hashesOf(stored)) && stored.length > 0;
  const chunks = (known ? await replaceParts(stored, moving, read) : null) ?? (await chunkAll(moving, read));
  return { code: domain.code, hash: hashChunkedDomain(domain, hashesOf(chunks)), chunks, stored };
}

/** The items behind one position, up to another with it; null: to the end. */
type Part = { behind: string; upTo: string | null };

async function chunkAll(moving: Moving, read: (part: Part) => Promise<Rows>): Promise<Chunk[]> {
  const whole = { behind: '', upTo: null };
  return chunksOf('', changedRows(await read(whole), moving, whole));
}

/** Cuts and hashes anew only the parts where something changed; null: what is kept of the chunks is not true. */
async function replaceParts(
  stored: readonly Chunk[],
  moving: Moving,
  read: (part: Part) => Promise<Rows>,
): Promise<Chunk[] | null> {
  const chunks: Chunk[] = [];
  const stirred = stirredChunks(stored, moving);
  for (let from = 0, to = 0; from < stored.length; from = to) {
    to = from + 1;
    while (stirred.has(from) && stirred.has(to)) to += 1;
    const old = stored.slice(from, to);
    if (!stirred.has(from)) {
      chunks.push(...old);
      continue;
    }
    const part = { behind: from === 0 ? '' : (old[0]?.behind ?? ''), upTo: stored[to]?.behind ?? null };
    const rows = await read(part);
    if (hashesOf(chunksOf(part.behind, rows)).join() !== hashesOf(old).join()) return null;
    chunks.push(...chunksOf(part.behind, changedRows(rows, moving, part)));
  }
  return chunks;
}

/** The chunks in which an item was or will be. Where the last of one goes, the next one may join it. */
function stirredChunks(stored: readonly Chunk[], { closed, opened }: Moving): Set<number> {
  const chunkOf = (position: string) =>
    Math.max(
      0,
      stored.findLastIndex(({ behind }) => behind < position),
    );
  const stirred = new Set([...closed, ...opened].map(({ position }) => chunkOf(position)));
  for (const { code, position } of closed) if (endsChunk(code)) stirred.add(chunkOf(position) + 1);
  return stirred;
}

function changedRows(rows: Rows, { closed, opened }: Moving, { behind, upTo }: Part): Rows {
  const gone = new Set(closed.map(({ code }) => code));
  const here = ({ position }: PlacedItem) => position > behind && (upTo === null || position <= upTo);
  return [...rows.filter(({ code }) => !gone.has(code)), ...opened.filter(here)].sort((a, b) =>
    a.position < b.position ? -1 : 1,
  );
}

function chunksOf(behind: string, rows: Rows): Chunk[] {
  let last = behind;
  return cutChunks(rows).map((items) => {
    const chunk = { behind: last, hash: hashChunk(items) };
    last = items.at(-1)?.position ?? last;
    return chunk;
  });
}

function hashesOf(chunks: readonly Chunk[]): string[] {
  return chunks.map(({ hash }) => hash);
}

async function readChunks(db: Db, edition: number, domain: string): Promise<Chunk[]> {
  const rows = await db
    .selectFrom('domain_chunk')
    .select(['behind', 'hash'])
    .where('edition_id', '=', edition)
    .where('domain', '=', domain)
    .orderBy('behind')
    .execute();
  return rows.map(({ behind, hash }) => ({ behind, hash: `chunk-1:${hash.toString('hex')}` }));
}

async function readRows(db: Db, edition: number, domain: string, { behind, upTo }: Part): Promise<Rows> {
  const rows = await db
    .selectFrom('item_span')
    .innerJoin('item_content', 'item_content.id', 'item_span.content_id')
    .select(['code', 'position', 'hash'])
    .where('edition_id', '=', edition)
    .where('domain', '=', domain)
    .where('position', '>', behind)
    .$if(upTo !== null, (query) => query.where('position', '<=', upTo ?? ''))
    .where('to_version', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, hash: contentHash(row.hash) }));
}

/** Keeps the chunks for the next publication. */
export async function saveChunks(db: Db, edition: number, domains: readonly ChunkedDomain[]): Promise<void> {
  for (const { code: domain, chunks, stored } of domains) {
    const kept = new Set(chunks.map(keyOf));
    const had = new Set(stored.map(keyOf));
    for (const batch of batches(stored.filter((chunk) => !kept.has(keyOf(chunk)))))
      await db
        .deleteFrom('domain_chunk')
        .where('edition_id', '=', edition)
        .where('domain', '=', domain)
        .where(
          'behind',
          'in',
          batch.map(({ behind }) => behind),
        )
        .execute();
    for (const batch of batches(chunks.filter((chunk) => !had.has(keyOf(chunk)))))
      await db
        .insertInto('domain_chunk')
        .values(
          batch.map(({ behind, hash }) => ({ edition_id: edition, domain, behind, hash: hashBytes(hash) })),
        )
        .execute();
  }
}

function keyOf({ behind, hash }: Chunk): string {
  return `${behind} ${hash}`;
}
