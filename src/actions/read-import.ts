import type { Act } from '../account/actor.js';
import type { Target } from '../account/right.js';
import { Refusal } from '../refusal.js';
import { findEdition } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import type { KeptImport } from '../store/import-records.js';
import { findImport } from '../store/import-records.js';
import { permit } from './perform.js';
import { nobodys, targetOfEdition } from './target.js';

/** A kept import, for who may see it; one that is hidden is answered like one that is not there. */
export async function readImport(db: Db, id: number, act: Act): Promise<KeptImport> {
  const unknown = new Refusal('import.unknown', { import: id });
  const kept = await findImport(db, id);
  await permit(db, act, 'import.read', kept ? await targetOfImport(db, kept) : nobodys, unknown);
  if (!kept) throw unknown;
  return kept;
}

async function targetOfImport(db: Db, { edition, organization, receivedBy }: KeptImport): Promise<Target> {
  const target = await targetOfEdition(db, await findEdition(db, edition));
  return { ...target, madeFor: organization, account: receivedBy };
}

/** Refuses who may not send a file into an edition, before it is taken in and read. */
export async function permitImport(db: Db, edition: string, act: Act): Promise<void> {
  await permit(db, act, 'import.file', await targetOfEdition(db, await findEdition(db, edition)));
}
