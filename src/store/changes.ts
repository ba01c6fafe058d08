import type { Change } from '../catalog/change.js';
import { diffDomains } from '../catalog/diff.js';
import type { Row, RowSide } from '../catalog/diff-rows.js';
import { diffRows, movedRows } from '../catalog/diff-rows.js';
import { readOutline } from './catalogs.js';
import type { EncodedContent } from './content-codec.js';
import { contentColumns, decodeContent } from './content-codec.js';
import { editionKey } from './editions.js';
import type { Db } from './engine.js';

/**
 * What differs between two versions. Reads the spans that begin or end between them, and beside them only the neighbours
 * of rows that were put somewhere: the cost grows with what changed, not with what there is.
 */
export async function readChanges(db: Db, edition: string, from: number, to: number): Promise<Change[]> {
  const [before, after] = [await readOutline(db, edition, from, []), await readOutline(db, edition, to, [])];
  const id = await editionKey(db, edition);
  const rows = await readRows(db, id, from, to);
  const gaps = await readGaps(db, id, rows, { from, to });
  const moved = movedRows(rows, gaps);
  const neighbours = await readNeighbours(db, id, rows, moved, { from, to });
  const domains = { before: before.map(({ code }) => code), after: after.map(({ code }) => code) };
  return [...diffDomains(before, after), ...diffRows(rows, moved, neighbours, domains)];
}

type Versions = { from: number; to: number };

/** The items with a span that begins or ends between two versions, as they stand at each. */
async function readRows(db: Db, edition: number, from: number, to: number): Promise<Row[]> {
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  const spans = (which: 'from_version' | 'to_version') =>
    db
      .selectFrom('item_span')
      .innerJoin('item_content', 'item_content.id', 'item_span.content_id')
      .leftJoin('item_content as base', 'base.id', 'item_content.base_id')
      .select(['code', 'content_id', 'domain', 'position', 'from_version', 'to_version', ...contentColumns])
      .where('edition_id', '=', edition)
      .where(which, '>', least)
      .where(which, '<=', most)
      .execute();
  const found = [...(await spans('from_version')), ...(await spans('to_version'))];
  const at = (version: number) =>
    new Map(
      found
        .filter(
          ({ from_version, to_version }) => from_version <= version && (to_version ?? Infinity) > version,
        )
        .map((span) => [span.code, span]),
    );
  const [old, now] = [at(from), at(to)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((code) => {
    const [before, after] = [old.get(code), now.get(code)];
    const same =
      before?.content_id === after?.content_id &&
      before?.domain === after?.domain &&
      before?.position === after?.position;
    return same ? [] : [{ code, before: toSide(before), after: toSide(after) }];
  });
}

type Span = EncodedContent & { domain: string; position: string };

function toSide(span: Span | undefined): RowSide | null {
  return span ? { domain: span.domain, position: span.position, content: decodeContent(span) } : null;
}

type Around = { before: (row: string) => string | null; after: (row: string) => string | null };

/** The last item before each row that is the same at both versions; looked up only where rows changed their place. */
async function readGaps(db: Db, edition: number, rows: readonly Row[], versions: Versions): Promise<Around> {
  const reordered = new Set(
    rows.flatMap(({ before, after }) =>
      before && after && before.domain === after.domain && before.position !== after.position
        ? [before.domain]
        : [],
    ),
  );
  const inquired = rows.filter(
    ({ before, after }) => before && after && before.domain === after.domain && reordered.has(before.domain),
  );
  const least = Math.min(versions.from, versions.to);
  const most = Math.max(versions.from, versions.to);
  const lookUp = (side: RowSide) => itemBefore(db, edition, side, least, most);
  const [before, after] = [new Map<string, string | null>(), new Map<string, string | null>()];
  for (const row of inquired) {
    if (!row.before || !row.after) continue;
    const gap = await lookUp(row.before);
    before.set(row.code, gap);
    after.set(row.code, row.after.position === row.before.position ? gap : await lookUp(row.after));
  }
  return { before: (code) => before.get(code) ?? null, after: (code) => after.get(code) ?? null };
}

/** The items right before the rows that were added, removed or moved. */
async function readNeighbours(
  db: Db,
  edition: number,
  rows: readonly Row[],
  moved: ReadonlySet<string>,
  { from, to }: Versions,
): Promise<Around> {
  const [before, after] = [new Map<string, string | null>(), new Map<string, string | null>()];
  for (const row of rows) {
    const placed = !row.before || !row.after || moved.has(row.code);
    if (!placed) continue;
    if (row.before) before.set(row.code, await itemBefore(db, edition, row.before, from, from));
    if (row.after) after.set(row.code, await itemBefore(db, edition, row.after, to, to));
  }
  return { before: (code) => before.get(code) ?? null, after: (code) => after.get(code) ?? null };
}

/** The last item before a place that stands in the same place at both versions, whatever became of it between them. */
async function itemBefore(
  db: Db,
  edition: number,
  { domain, position }: RowSide,
  from: number,
  through: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('item_span')
    .innerJoin('item_span as later', (join) =>
      join
        .onRef('later.edition_id', '=', 'item_span.edition_id')
        .onRef('later.code', '=', 'item_span.code')
        .onRef('later.domain', '=', 'item_span.domain')
        .onRef('later.position', '=', 'item_span.position'),
    )
    .select('item_span.code')
    .where('item_span.edition_id', '=', edition)
    .where('item_span.domain', '=', domain)
    .where('item_span.position', '<', position)
    .where('item_span.from_version', '<=', from)
    .where((where) =>
      where.or([where('item_span.to_version', 'is', null), where('item_span.to_version', '>', from)]),
    )
    .where('later.from_version', '<=', through)
    .where((where) =>
      where.or([where('later.to_version', 'is', null), where('later.to_version', '>', through)]),
    )
    .orderBy('item_span.position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.code ?? null;
}
