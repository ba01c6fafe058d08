import type { Act } from '../account/actor.js';
import type { Catalog, Version } from '../catalog/catalog.js';
import { dayInShanghai } from '../catalog/day.js';
import type { Draft } from '../catalog/draft.js';
import type { HealthCheck, HealthSummary } from '../regulation/health-check.js';
import { checkHealth, summarizeHealth } from '../regulation/health-check.js';
import { readCatalog } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import type { KnownRegister } from '../store/regulations.js';
import { readRegister } from '../store/regulations.js';
import { versionInForce } from '../store/versions.js';
import { permittedEditions } from './permitted-editions.js';
import { readDraftCatalog } from './preview-draft.js';
import { basesReaderOf } from './read-bases.js';
import { readDraft } from './take-draft.js';

/** How the citations of an edition, or of what a draft would make of it, stand on a day. */
export type EditionCheck = {
  edition: string;
  version: number | null;
  draft: number | null;
  check: HealthCheck;
};

/** The version in force on a day, today unless told, beside the law of that day (依据体检). */
export async function checkEdition(
  db: Db,
  edition: string,
  on: string | undefined,
  act: Act,
): Promise<EditionCheck> {
  await permittedEditions(db, 'health.read', edition, act);
  const day = on ?? dayInShanghai(act.at);
  const { number } = await versionInForce(db, edition, { on: day, known: null });
  const catalog = await readCatalog(db, edition, number);
  const check = checkCatalog(edition, catalog, await readRegister(db), day);
  return { edition, version: number, draft: null, check };
}

/** What a draft would make of its edition, beside the law of a day: before it is submitted or published. */
export async function checkDraft(
  db: Db,
  id: number,
  on: string | undefined,
  act: Act,
): Promise<EditionCheck> {
  const draft = await readDraft(db, id, act);
  const catalog = await readDraftCatalog(db, draft);
  const day = on ?? dayInShanghai(act.at);
  const register = await readRegister(db);
  const check = checkCatalog(draft.edition, catalog, register, day);
  return { edition: draft.edition, version: null, draft: id, check };
}

/** How the citations of a version stand on the day it takes effect, for who publishes it. */
export async function summarizeVersion(
  db: Db,
  { edition, number, effectiveOn }: Pick<Version, 'edition' | 'number' | 'effectiveOn'>,
): Promise<HealthSummary> {
  const catalog = await readCatalog(db, edition, number);
  return summarizeHealth(checkCatalog(edition, catalog, await readRegister(db), effectiveOn));
}

/** The same of what a draft would make today, for who imports it. */
export async function summarizeDraft(db: Db, draft: Draft, { at }: Act): Promise<HealthSummary> {
  const catalog = await readDraftCatalog(db, draft);
  const register = await readRegister(db);
  return summarizeHealth(checkCatalog(draft.edition, catalog, register, dayInShanghai(at)));
}

function checkCatalog(
  edition: string,
  { domains }: Catalog,
  register: KnownRegister,
  day: string,
): HealthCheck {
  const read = basesReaderOf(register);
  const items = domains.flatMap(({ code: domain, items: all }) =>
    all.map(({ code, legalBases }) => ({ edition, domain, code, citations: read(legalBases) })),
  );
  return checkHealth(items, register, day);
}
