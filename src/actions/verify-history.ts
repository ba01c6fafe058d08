import { hashVersion } from '../catalog/canonical.js';
import type { Version } from '../catalog/catalog.js';
import { domainHashLike } from '../catalog/domain-hash.js';
import type { Checkpoint } from '../log/checkpoint.js';
import type { LogEntry } from '../log/entry.js';
import { publishingActions } from '../log/entry.js';
import type { LogReport } from '../log/verify-log.js';
import { LogVerifier } from '../log/verify-log.js';
import { readOutline } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { listEditions } from '../store/editions.js';
import { readLines } from '../store/event-log.js';
import type { ContentUse } from '../store/stored-contents.js';
import { checkContents, findAlteredFile, readContentUse } from '../store/stored-contents.js';
import { countItems, countStraySpans } from '../store/stray-spans.js';
import { listVersions } from '../store/versions.js';

/** The first thing that does not fit. */
export type Finding =
  | ({ kind: 'content-altered'; hash: string } & ContentUse)
  | { kind: 'domain-altered'; edition: string; version: number; domain: string }
  | { kind: 'items-astray'; edition: string; version: number }
  | { kind: 'version-altered'; edition: string; version: number }
  | { kind: 'chain-broken'; edition: string; version: number }
  | { kind: 'versions-missing'; edition: string; after: number }
  | { kind: 'file-altered'; hash: string }
  | { kind: 'version-unlogged'; edition: string; version: number }
  | { kind: 'version-logged-otherwise'; edition: string; version: number; sequence: number }
  | { kind: 'version-gone'; version: string; sequence: number };

/** `finding`: in what is published; that of the log stands in its own report. */
export type Verification = {
  editions: number;
  versions: number;
  contents: number;
  log: LogReport;
  finding: Finding | null;
};

/**
 * Recomputes every content, domain and version hash, the chain of versions, the hashes of imported files and the log, and
 * compares the versions with what the log says was published. Stops at the first thing in each that does not fit. What
 * it can't prove: what `LogVerifier` can't.
 */
export async function verifyHistory(db: Db, checkpoints: readonly Checkpoint[] = []): Promise<Verification> {
  const published = await verifyPublished(db);
  const { report, logged } = await verifyLog(db, checkpoints);
  const finding = published.finding ?? (report.finding === null ? await compareWithLog(db, logged) : null);
  return { ...published, log: report, finding };
}

async function verifyPublished(db: Db): Promise<Omit<Verification, 'log'>> {
  const result: Omit<Verification, 'log'> = { editions: 0, versions: 0, contents: 0, finding: null };
  for await (const { id, hash, intact } of checkContents(db)) {
    result.contents += 1;
    if (!intact) {
      return { ...result, finding: { kind: 'content-altered', hash, ...(await readContentUse(db, id)) } };
    }
  }
  for (const { id } of await listEditions(db)) {
    result.editions += 1;
    const versions = await listVersions(db, id);
    for (const [index, version] of versions.entries()) {
      result.versions += 1;
      const finding = await verifyVersion(db, version, versions[index - 1] ?? null);
      if (finding) return { ...result, finding };
    }
    if (versions.length === 0 || (await countStraySpans(db, id, versions.length)) > 0) {
      return { ...result, finding: { kind: 'versions-missing', edition: id, after: versions.length } };
    }
  }
  const file = await findAlteredFile(db);
  return file === null ? result : { ...result, finding: { kind: 'file-altered', hash: file } };
}

/** What the log says was published: by version, the hash and the entry. */
type Logged = Map<string, { hash: unknown; sequence: number }>;

async function verifyLog(
  db: Db,
  checkpoints: readonly Checkpoint[],
): Promise<{ report: LogReport; logged: Logged }> {
  const verifier = new LogVerifier(checkpoints);
  const logged: Logged = new Map();
  for await (const line of readLines(db)) {
    const entry = verifier.take(line);
    if (entry && isPublication(entry) && entry.thing)
      logged.set(entry.thing.id, { hash: entry.details['hash'], sequence: entry.sequence });
  }
  return { report: verifier.report(), logged };
}

function isPublication({ action, outcome, thing }: LogEntry): boolean {
  return publishingActions.includes(action) && outcome === 'done' && thing?.kind === 'version';
}

/** Every version was published by an entry with its hash, and what an entry published is there. */
async function compareWithLog(db: Db, logged: Logged): Promise<Finding | null> {
  const left = new Map(logged);
  for (const { id } of await listEditions(db)) {
    for (const { edition, number: version, hash } of await listVersions(db, id)) {
      const entry = left.get(`${edition}/${version}`);
      if (!entry) return { kind: 'version-unlogged', edition, version };
      if (entry.hash !== hash)
        return { kind: 'version-logged-otherwise', edition, version, sequence: entry.sequence };
      left.delete(`${edition}/${version}`);
    }
  }
  for (const [version, { sequence }] of left) return { kind: 'version-gone', version, sequence };
  return null;
}

/** null: a damaged row lacks what a version is hashed over. */
function hashIfWhole(...whole: Parameters<typeof hashVersion>): string | null {
  try {
    return hashVersion(...whole);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function verifyVersion(db: Db, version: Version, parent: Version | null): Promise<Finding | null> {
  const { edition, number } = version;
  if (version.parentHash !== (parent?.hash ?? null) || number !== (parent?.number ?? 0) + 1) {
    return { kind: 'chain-broken', edition, version: number };
  }
  const domains = await readOutline(db, edition, number);
  for (const domain of domains) {
    if (domainHashLike(domain.hash, domain, domain.items) !== domain.hash)
      return { kind: 'domain-altered', edition, version: number, domain: domain.code };
  }
  const { hash, ...words } = version;
  if (hashIfWhole(words, domains) !== hash) return { kind: 'version-altered', edition, version: number };
  const placed = domains.reduce((sum, { items }) => sum + items.length, 0);
  return (await countItems(db, edition, number)) === placed
    ? null
    : { kind: 'items-astray', edition, version: number };
}

export function sayFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'content-altered':
      return `事项内容 ${finding.hash} 与其指纹不符，被改动过或已损坏（用于 ${finding.usedBy}${sayBase(finding)}）。`;
    case 'domain-altered':
      return `${finding.edition} 第 ${finding.version} 版的领域 ${finding.domain} 与其指纹不符，被改动过。`;
    case 'items-astray':
      return `${finding.edition} 第 ${finding.version} 版有事项不在它的任何领域之内，被改动过。`;
    case 'versions-missing':
      return `${finding.edition} 第 ${finding.after} 版之后还有内容，却没有对应的版本，版本被删去过。`;
    case 'file-altered':
      return `导入的文件 ${finding.hash} 与其指纹不符，被改动过。`;
    case 'version-unlogged':
      return `${finding.edition} 第 ${finding.version} 版没有发布的操作记录，不是由本程序发布的。`;
    case 'version-logged-otherwise':
      return `${finding.edition} 第 ${finding.version} 版的指纹与操作记录第 ${finding.sequence} 条所记的不同，被换过。`;
    case 'version-gone':
      return `操作记录第 ${finding.sequence} 条发布的版本 ${finding.version} 不见了，被删去过。`;
    case 'version-altered':
      return `${finding.edition} 第 ${finding.version} 版与其指纹不符，被改动过。`;
    case 'chain-broken':
      return `${finding.edition} 第 ${finding.version} 版与上一版接不上，中间的版本缺失或被改动过。`;
  }
}

function sayBase({ baseOf }: ContentUse): string {
  return baseOf === 0 ? '' : `；另有 ${baseOf} 份内容须靠它读出`;
}
