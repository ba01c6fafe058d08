import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { FileMark } from '../catalog/file-mark.js';
import { exportLine } from '../log/export-line.js';
import type { Db } from '../store/engine.js';
import type { LogPart } from '../store/event-log.js';
import { findPart, readLines } from '../store/event-log.js';
import { perform } from './perform.js';
import { wholeSystem } from './target.js';

/** Logs that somebody we know takes a catalog away; what is not logged is not handed out. */
export function logExport(
  db: Db,
  { edition, version, domains, organization, fingerprint }: FileMark,
  format: string,
  act: Act,
): Promise<void> {
  return perform(db, act, 'export.take', async ({ require, record }) => {
    await require({ owners: [], account: nameOf(act.actor) });
    const scope = { domain: domains?.join('+') ?? null, organization };
    const thing = { kind: 'version', id: `${edition}/${version}` };
    record({ thing, edition, details: { format, ...scope, fingerprint } });
  });
}

/** `after`: the last entry one has already. */
export type LogRange = { from?: string | undefined; to?: string | undefined; after?: number | undefined };

/** `next`: with which `after` the rest is asked for; null: that was all. */
export type LogExport = { part: LogPart; next: number | null };

/**
 * A part of the log to take away, at most so many entries and one; this is logged, so a whole log ends with its own
 * export. A part that does not begin with the first entry begins with the one before, to whose heads the rest is chained.
 * null: there is nothing of that time.
 */
export async function exportLog(db: Db, range: LogRange, most: number, act: Act): Promise<LogExport | null> {
  const { from, to, after } = range;
  await perform(db, act, 'log.export', async ({ tx, require, record }) => {
    await require(await wholeSystem(tx));
    record({ details: { from: from ?? null, to: to ?? null, after: after ?? null } });
  });
  const whole = await findPart(db, { from, to });
  if (!whole) return null;
  const first = Math.max(whole.first, (after ?? 0) + 1);
  const last = Math.min(whole.last, first + most - 1);
  if (last < first) return null;
  return { part: { first: Math.max(first - 1, 1), last }, next: last < whole.last ? last : null };
}

const pieceSize = 65_536;

/** The lines of an exported part, many in a piece. */
export async function* exportLines(db: Db, part: LogPart): AsyncGenerator<string> {
  let piece = '';
  for await (const line of readLines(db, part)) {
    piece += exportLine(line);
    if (piece.length < pieceSize) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
