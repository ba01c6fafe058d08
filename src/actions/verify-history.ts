import { hashDomain, hashVersion } from '../catalog/canonical.js';
import type { Version } from '../catalog/catalog.js';
import { readOutline } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { listEditions } from '../store/editions.js';
import { checkContents, findAlteredFile, userOfContent } from '../store/stored-contents.js';
import { countItems, countStraySpans } from '../store/stray-spans.js';
import { listVersions } from '../store/versions.js';

/** The first thing that does not fit. */
export type Finding =
  | { kind: 'content-altered'; hash: string; usedBy: string }
  | { kind: 'domain-altered'; edition: string; version: number; domain: string }
  | { kind: 'items-astray'; edition: string; version: number }
  | { kind: 'version-altered'; edition: string; version: number }
  | { kind: 'chain-broken'; edition: string; version: number }
  | { kind: 'versions-missing'; edition: string; after: number }
  | { kind: 'file-altered'; hash: string };

export type Verification = {
  editions: number;
  versions: number;
  contents: number;
  finding: Finding | null;
};

/**
 * Recomputes every content, domain and version hash, the chain of versions and the hashes of imported files, and stops
 * at the first that does not fit. What it can't prove: that the newest versions and all that belongs to them were not
 * cut off together.
 */
export async function verifyHistory(db: Db): Promise<Verification> {
  const result: Verification = { editions: 0, versions: 0, contents: 0, finding: null };
  for await (const { id, hash, intact } of checkContents(db)) {
    result.contents += 1;
    if (!intact) {
      return { ...result, finding: { kind: 'content-altered', hash, usedBy: await userOfContent(db, id) } };
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

async function verifyVersion(db: Db, version: Version, parent: Version | null): Promise<Finding | null> {
  const { edition, number } = version;
  if (version.parentHash !== (parent?.hash ?? null) || number !== (parent?.number ?? 0) + 1) {
    return { kind: 'chain-broken', edition, version: number };
  }
  const domains = await readOutline(db, edition, number);
  for (const { code, name, hash, items } of domains) {
    const computed = hashDomain(
      code,
      name,
      items.map((item) => [item.code, item.hash]),
    );
    if (computed !== hash) return { kind: 'domain-altered', edition, version: number, domain: code };
  }
  const { hash, ...words } = version;
  if (hashVersion(words, domains) !== hash) return { kind: 'version-altered', edition, version: number };
  const placed = domains.reduce((sum, { items }) => sum + items.length, 0);
  return (await countItems(db, edition, number)) === placed
    ? null
    : { kind: 'items-astray', edition, version: number };
}

export function sayFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'content-altered':
      return `事项内容 ${finding.hash} 与其指纹不符，被改动过或已损坏（用于 ${finding.usedBy}）。`;
    case 'domain-altered':
      return `${finding.edition} 第 ${finding.version} 版的领域 ${finding.domain} 与其指纹不符，被改动过。`;
    case 'items-astray':
      return `${finding.edition} 第 ${finding.version} 版有事项不在它的任何领域之内，被改动过。`;
    case 'versions-missing':
      return `${finding.edition} 第 ${finding.after} 版之后还有内容，却没有对应的版本，版本被删去过。`;
    case 'file-altered':
      return `导入的文件 ${finding.hash} 与其指纹不符，被改动过。`;
    case 'version-altered':
      return `${finding.edition} 第 ${finding.version} 版与其指纹不符，被改动过。`;
    case 'chain-broken':
      return `${finding.edition} 第 ${finding.version} 版与上一版接不上，中间的版本缺失或被改动过。`;
  }
}
