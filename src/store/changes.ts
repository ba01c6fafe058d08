import type { ExpressionBuilder } from 'kysely';
import type { Change } from '../catalog/change.js';
import { diffDomains } from '../catalog/diff.js';
import type { Row, RowSide } from '../catalog/diff-rows.js';
import { diffRows, movedRows } from '../catalog/diff-rows.js';
import { batches, readOutline } from './catalogs.js';
import type { ContentToCheck } from './content-codec.js';
import { contentColumns, readContent } from './content-codec.js';
import { editionKey } from './editions.js';
import type { Db } from './engine.js';
import { standsAt } from './span-at.js';
import type { Tables } from './tables.js';

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

type Span = ContentToCheck & { domain: string; position: string };

function toSide(span: Span | undefined): RowSide | null {
  return span ? { domain: span.domain, position: span.position, content: readContent(span) } : null;
}

type Around = { before: (row: string) => string | null; after: (row: string) => string | null };

/**
 * The last item before each row that is the same at both versions, of the rows in a new place; of the others only where
 * such a one may have passed them, which it has not where it left its gap.
 */
async function readGaps(
  db: Db,
  edition: number,
  rows: readonly Row[],
  { from, to }: Versions,
): Promise<Around> {
  const staying = rows.filter(({ before, after }) => before && before.domain === after?.domain);
  const shifted = staying.filter(({ before, after }) => before?.position !== after?.position);
  const before = await readBefore(db, edition, codesOf(shifted), from, to);
  const after = await readBefore(db, edition, codesOf(shifted), to, from);
  const stirred = new Set(
    shifted.flatMap((row) => (before.get(row.code) === after.get(row.code) ? [row.before?.domain] : [])),
  );
  const others = staying.filter((row) => stirred.has(row.before?.domain) && !before.has(row.code));
  const both = await readBefore(db, edition, codesOf(others), from, to);
  return around(new Map([...before, ...both]), new Map([...after, ...both]));
}

/** The items right before the rows that were added, removed or moved. */
async function readNeighbours(
  db: Db,
  edition: number,
  rows: readonly Row[],
  moved: ReadonlySet<string>,
  { from, to }: Versions,
): Promise<Around> {
  const placed = codesOf(rows.filter(({ code, before, after }) => !before || !after || moved.has(code)));
  return around(
    await readBefore(db, edition, placed, from, from),
    await readBefore(db, edition, placed, to, to),
  );
}

function codesOf(rows: readonly Row[]): string[] {
  return rows.map(({ code }) => code);
}

function around(before: Map<string, string | null>, after: Map<string, string | null>): Around {
  return { before: (code) => before.get(code) ?? null, after: (code) => after.get(code) ?? null };
}

/**
 * For items as they are placed at a version, the last item before each that stands in the same place at another version
 * too, whatever became of it between them.
 */
async function readBefore(
  db: Db,
  edition: number,
  codes: readonly string[],
  version: number,
  other: number,
): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  for (const batch of batches(codes)) {
    const rows = await db
      .selectFrom('item_span as row')
      .select(['row.code', (inner) => lastBefore(inner, edition, version, other).as('before')])
      .where('row.edition_id', '=', edition)
      .where('row.code', 'in', batch)
      .where(standsAt('row', version))
      .execute();
    for (const { code, before } of rows) found.set(code, before);
  }
  return found;
}

function lastBefore(
  inner: ExpressionBuilder<Tables & { row: Tables['item_span'] }, 'row'>,
  edition: number,
  version: number,
  other: number,
) {
  return inner
    .selectFrom('item_span as still')
    .innerJoin('item_span as also', (join) =>
      join
        .onRef('also.edition_id', '=', 'still.edition_id')
        .onRef('also.code', '=', 'still.code')
        .onRef('also.domain', '=', 'still.domain')
        .onRef('also.position', '=', 'still.position'),
    )
    .select('still.code')
    .where('still.edition_id', '=', edition)
    .whereRef('still.domain', '=', 'row.domain')
    .whereRef('still.position', '<', 'row.position')
    .where(standsAt('still', version))
    .where(standsAt('also', other))
    .orderBy('still.position', 'desc')
    .limit(1);
}
