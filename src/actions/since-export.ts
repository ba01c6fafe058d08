import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Edition } from '../catalog/catalog.js';
import { domainsOf, homelessCodes } from '../catalog/semantic/digest.js';
import { readHomes } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { findEdition } from '../store/editions.js';
import { searchLog } from '../store/event-log.js';
import { latestVersion } from '../store/versions.js';
import type { Difference } from './compare-versions.js';
import { readDifference } from './compare-versions.js';
import type { TakenExport } from './exports-taken.js';
import { toTaken } from './exports-taken.js';
import { permit, refuseNobody } from './perform.js';

/** What was published since somebody last took a catalog away. */
export type SinceExport = {
  edition: string;
  /** null: they never did, or not under their name. */
  taken: LastExport | null;
  latest: number;
  /** null: nothing was taken, or what was is the latest version. */
  since: (Difference & { domains: string[] }) | null;
};

/** `domains`: which were in it; null = all. */
export type LastExport = TakenExport & { domains: string[] | null };

/** What the latest version changes in what somebody holds, as far as the log knows what they took. */
export async function readSinceExport(db: Db, id: string, act: Act): Promise<SinceExport> {
  refuseNobody(act);
  const account = nameOf(act.actor);
  const edition = await findEdition(db, id);
  await permit(db, act, 'export.take', { owners: [], account });
  const taken = await readLastExport(db, edition, account);
  const { number: latest } = await latestVersion(db, edition.id);
  return {
    edition: edition.id,
    taken,
    latest,
    since: taken && (await readSince(db, edition, taken, latest)),
  };
}

async function readLastExport(db: Db, edition: Edition, account: string): Promise<LastExport | null> {
  const entries = await searchLog(db, { action: 'export.take', edition: edition.id, account }, mostRefused);
  const last = entries.find(({ outcome }) => outcome === 'done');
  if (!last) return null;
  const { domain } = last.details as { domain: string | null }; // logExport wrote it
  return { ...toTaken(last), domains: domain?.split('+') ?? null };
}

/** The newest entry is the one, unless it was refused. */
const mostRefused = 100;

async function readSince(
  db: Db,
  { id }: Edition,
  { version, domains }: LastExport,
  latest: number,
): Promise<SinceExport['since']> {
  if (version === latest) return null;
  const { changes, ...whole } = await readDifference(db, id, version, latest, domains);
  const homes = await readHomes(db, id, latest, homelessCodes(changes));
  const touched = new Set(changes.flatMap((change) => domainsOf(change, homes)));
  return { ...whole, changes, domains: [...touched].sort() };
}
