import { sameValue } from '../catalog/canonical.js';
import type { FieldChange } from '../catalog/change.js';
import { fullest } from '../catalog/standing.js';
import { matchRows } from '../import/match-rows.js';
import type { FileReading, ReadItem } from '../import/read.js';
import { readCatalog } from '../store/catalogs.js';
import { readChanges } from '../store/changes.js';
import type { Db } from '../store/engine.js';
import { readStandings } from './recognise-contents.js';

/** An older version that rows of a file are of, and how many say so. */
export type AssumedBase = { base: number; rows: number };

/** So far back a file is looked for that has lost columns. */
const furthest = 20;

/**
 * An older version that most of a file's rows are of, and more than of the newest; where too few rows are whole, the fields
 * that were changed since tell. null: there is none. A row or two that read as they once did are a change back.
 */
export async function assumeBase(
  db: Db,
  edition: string,
  reading: FileReading,
  latest: number,
): Promise<AssumedBase | null> {
  if (latest === 1) return null;
  const [found] = await readStandings(db, reading.items, edition);
  const best = fullest(found?.standings ?? []);
  const now = found?.standings.at(-1)?.equal ?? 0;
  const isMost = (rows: number) => rows * 2 >= reading.items.length;
  if (best !== null && best.equal > now && isMost(best.equal))
    return { base: best.version, rows: best.equal };
  return isMost(now) ? null : assumeByFields(db, edition, reading, latest);
}

/** A file without some of its columns has no whole row; what was changed since still tells, cell by cell. */
async function assumeByFields(
  db: Db,
  edition: string,
  { items: rows }: FileReading,
  latest: number,
): Promise<AssumedBase | null> {
  const { matches } = matchRows(rows, await readCatalog(db, edition, latest));
  const rowOf = new Map(
    matches.flatMap(({ row, item }) => (item === null ? [] : [[item.code, row] as const])),
  );
  let best: (AssumedBase & { score: number }) | null = null;
  for (let base = latest - 1; base >= Math.max(1, latest - furthest); base--) {
    const since = (await readChanges(db, edition, base, latest)).filter(
      (each) => each.kind === 'field-changed',
    );
    const { old, score } = weighEvidence(since, rowOf);
    if (score > (best?.score ?? 0)) best = { base, rows: old, score };
  }
  return best && { base: best.base, rows: best.rows };
}

/** `old`: rows with a field as it was before; `score`: so many more fields read as before than otherwise. */
function weighEvidence(
  since: readonly FieldChange[],
  rowOf: ReadonlyMap<string, ReadItem>,
): { old: number; score: number } {
  const old = new Set<string>();
  let score = 0;
  for (const { code, field, before } of since) {
    const row = rowOf.get(code);
    if (!row?.columns.includes(field)) continue;
    if (sameValue(row.content[field], before)) {
      old.add(code);
      score++;
    } else score--;
  }
  return { old: old.size, score };
}
