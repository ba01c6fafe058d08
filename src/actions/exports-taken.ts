import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { LogEntry } from '../log/entry.js';
import type { Db } from '../store/engine.js';
import { findEdition } from '../store/editions.js';
import { searchLog } from '../store/event-log.js';
import { mayDo, refuseNobody } from './perform.js';
import { targetOfEdition } from './target.js';

/** Who took a file away that holds the same, newest first; `all`: also what others took, else only one's own. */
export type ExportsTaken = { all: boolean; taken: TakenExport[] };

export type TakenExport = { account: string; at: string; format: string; version: number };

/** So many are looked through. */
const most = 1_000;

/**
 * Who exported what a file holds, as far as the log knows and the asker may see. A file that does not say what it holds may
 * be any export of its version.
 */
export async function readExportsTaken(
  db: Db,
  { edition, version, fingerprint }: { edition: string; version: number; fingerprint: string | null },
  act: Act,
): Promise<ExportsTaken> {
  refuseNobody(act);
  const target = await targetOfEdition(db, await findEdition(db, edition));
  const all = await mayDo(db, act.actor, 'export.read', target);
  const query = { action: 'export.take', thing: `version:${edition}/${version}` };
  const own = all ? {} : { account: nameOf(act.actor) };
  const entries = await searchLog(db, { ...query, ...own }, most);
  const same = entries.filter(
    ({ outcome, details }) =>
      outcome === 'done' && (fingerprint === null || details['fingerprint'] === fingerprint),
  );
  return { all, taken: same.map(toTaken) };
}

export function toTaken({ account, at, details, thing }: LogEntry): TakenExport {
  const { format } = details as { format: string }; // logExport wrote it
  return { account, at, format, version: Number(thing?.id.split('/').at(-1) ?? 0) };
}
