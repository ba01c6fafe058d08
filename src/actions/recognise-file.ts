import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import { hashDomain } from '../catalog/domain-hash.js';
import type { FileMark } from '../catalog/file-mark.js';
import { fingerprintOf, shortCode } from '../catalog/file-mark.js';
import type { NamedBody } from '../catalog/named-body.js';
import type { FileReading } from '../import/read.js';
import type { SentMark } from '../import/sent-mark.js';
import type { ReportedProblem } from '../problem.js';
import { reportProblem } from '../problem.js';
import { isRefusal } from '../refusal.js';
import { readCatalog, readOutline } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { findEdition } from '../store/editions.js';
import { fileHash } from '../store/imports.js';
import { findVersion, latestVersion } from '../store/versions.js';
import type { Difference } from './compare-versions.js';
import { readDifference } from './compare-versions.js';
import type { RowComparison } from './compare-rows.js';
import { compareRows } from './compare-rows.js';
import { perform, permit, refuseNobody } from './perform.js';
import { findNamedBody } from './prepare-export.js';
import { likeliestOf, readStandings } from './recognise-contents.js';

/** What a file is: of which edition and version, what was changed in it, and what was published since. */
export type Recognition = {
  file: { name: string; sha256: string };
  /** What it says of itself, whether or not it is so; null: nothing. */
  said: ({ by: SentMark['by'] } & FileMark) | null;
  /** null: nothing of it was ever published here. */
  is: FoundVersion | null;
  /** Its rows beside those of that version. */
  rows: RowComparison | null;
  /** What was published after that version; null: nothing. */
  since: ({ versions: number; latest: number } & Difference) | null;
  problems: ReportedProblem[];
};

export type FoundVersion = {
  edition: string;
  title: string;
  version: number;
  effectiveOn: string;
  hash: string;
  domains: string[] | null;
  organization: string | null;
  fingerprint: string | null;
  /** As it stands at the foot of its pages. */
  code: string | null;
  by: SentMark['by'] | 'contents';
  /**
   * `certain`: it says so, and what it says fits what was published; `likely`: it says so, or most of its rows stood
   * there; `uncertain`: only some did.
   */
  certainty: 'certain' | 'likely' | 'uncertain';
};

type Named = { edition: Edition; version: Version; body: NamedBody | null };

/** Reads what a file is, by its hidden sheet, else its properties, else its contents. */
export async function recogniseFile(
  db: Db,
  file: { bytes: Uint8Array; name: string },
  reading: FileReading,
): Promise<Recognition> {
  const { mark: sent } = reading;
  const about = {
    file: { name: file.name, sha256: fileHash(file.bytes) },
    said: sent === undefined ? null : { by: sent.by, ...sent.mark },
    problems: reading.problems.map(reportProblem),
  };
  const named = sent === undefined ? null : await findNamed(db, sent.mark);
  const is = named && sent ? await byMark(db, named, sent) : await byContents(db, reading);
  if (is === null) return { ...about, is, rows: null, since: null };
  const catalog = await readCatalog(db, is.edition, is.version, is.domains ?? undefined);
  return {
    ...about,
    is,
    rows: compareRows(reading, asSpokenOf(catalog, is, reading), named?.body ?? null),
    since: await readSince(db, is),
  };
}

/** The version a mark names, if it is one of ours; a namesake from elsewhere has another hash. */
export async function findNamed(db: Db, mark: FileMark): Promise<Named | null> {
  try {
    const edition = await findEdition(db, mark.edition);
    const version = await findVersion(db, edition.id, mark.version);
    if (version.hash !== mark.versionHash) return null;
    const body =
      mark.organization === null ? null : await findNamedBody(db, mark.organization, version.effectiveOn);
    return { edition, version, body };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Refuses who has no account; logged, since a file may be anything. */
export function noteRecognition(db: Db, file: { bytes: Uint8Array; name: string }, act: Act): Promise<void> {
  return perform(db, act, 'file.recognise', async ({ require, record }) => {
    await require({ owners: [], account: nameOf(act.actor) });
    record({ details: { file: file.name, sha256: fileHash(file.bytes) } });
  });
}

export async function permitRecognition(db: Db, act: Act): Promise<void> {
  refuseNobody(act);
  await permit(db, act, 'file.recognise', { owners: [], account: nameOf(act.actor) });
}

async function byMark(db: Db, { edition, version }: Named, { by, mark }: SentMark): Promise<FoundVersion> {
  const { domains, organization, fingerprint } = mark;
  const outline = await readOutline(db, edition.id, version.number, domains ?? undefined);
  const inside = outline.filter(({ code }) => domains?.includes(code) ?? true);
  const published = fingerprintOf(
    version.hash,
    inside.map((domain) => [domain.code, hashDomain(domain, domain.items)]),
    organization,
  );
  return {
    ...toFound(edition, version, { domains, organization, fingerprint }),
    by,
    certainty: fingerprint === published ? 'certain' : 'likely',
  };
}

async function byContents(db: Db, { items }: FileReading): Promise<FoundVersion | null> {
  const found = likeliestOf(await readStandings(db, items));
  if (found === null) return null;
  const edition = await findEdition(db, found.edition);
  const version = await findVersion(db, edition.id, found.standing.version);
  const isMost = found.standing.equal * 2 >= items.length;
  return {
    ...toFound(edition, version, { domains: null, organization: null, fingerprint: null }),
    by: 'contents',
    certainty: isMost ? 'likely' : 'uncertain',
  };
}

function toFound(
  { id, title }: Edition,
  { number, effectiveOn, hash }: Version,
  part: Pick<FileMark, 'domains' | 'organization' | 'fingerprint'>,
) {
  const code = part.fingerprint === null ? null : shortCode(part.fingerprint);
  return { edition: id, title, version: number, effectiveOn, hash, ...part, code };
}

/** Of a file that does not say which domains it holds, those it has rows of: the others may never have been in it. */
function asSpokenOf(catalog: Catalog, { by }: FoundVersion, { items }: FileReading): Catalog {
  if (by !== 'contents') return catalog;
  const spokenOf = new Set(items.map(({ domain }) => domain?.code));
  return { domains: catalog.domains.filter(({ code }) => spokenOf.has(code)) };
}

async function readSince(db: Db, { edition, version }: FoundVersion): Promise<Recognition['since']> {
  const { number: latest } = await latestVersion(db, edition);
  if (latest === version) return null;
  return { versions: latest - version, latest, ...(await readDifference(db, edition, version, latest)) };
}
