import { hashContent, hashDomain, hashVersion, sameValue } from '../catalog/canonical.js';
import type { Version } from '../catalog/catalog.js';
import { readOutline } from '../store/catalogs.js';
import type { Db } from '../store/database.js';
import { listEditions } from '../store/editions.js';
import { readStoredContents, userOfContent } from '../store/stored-contents.js';
import { listVersions } from '../store/versions.js';

/** The first thing of its kind that does not fit. */
export type Finding =
  | { kind: 'content-unreadable'; hash: string; usedBy: string }
  | { kind: 'content-altered'; hash: string; usedBy: string }
  | { kind: 'domain-altered'; edition: string; version: number; domain: string }
  | { kind: 'version-altered'; edition: string; version: number }
  | { kind: 'chain-broken'; edition: string; version: number };

export type Verification = {
  editions: number;
  versions: number;
  contents: number;
  finding: Finding | null;
};

/** Recomputes every content, domain and version hash and the chain, and stops at the first that does not fit. */
export async function verifyHistory(db: Db): Promise<Verification> {
  const result: Verification = { editions: 0, versions: 0, contents: 0, finding: null };
  for await (const stored of readStoredContents(db)) {
    result.contents += 1;
    const { id, hash, content } = stored;
    if (content !== null && hashContent(content) === hash) continue;
    const kind = content === null ? 'content-unreadable' : 'content-altered';
    return { ...result, finding: { kind, hash, usedBy: await userOfContent(db, id) } };
  }
  for (const { id } of await listEditions(db)) {
    result.editions += 1;
    let parent: Version | null = null;
    for (const version of await listVersions(db, id)) {
      result.versions += 1;
      const finding = await verifyVersion(db, version, parent);
      if (finding) return { ...result, finding };
      parent = version;
    }
  }
  return result;
}

async function verifyVersion(db: Db, version: Version, parent: Version | null): Promise<Finding | null> {
  const { edition, number } = version;
  if (!sameValue(version.parentHash, parent?.hash ?? null) || number !== (parent?.number ?? 0) + 1) {
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
  return hashVersion(words, domains) === hash ? null : { kind: 'version-altered', edition, version: number };
}

export function sayFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'content-unreadable':
      return `事项内容 ${finding.hash} 已损坏，读不出来（用于 ${finding.usedBy}）。`;
    case 'content-altered':
      return `事项内容 ${finding.hash} 与其指纹不符，被改动过（用于 ${finding.usedBy}）。`;
    case 'domain-altered':
      return `${finding.edition} 第 ${finding.version} 版的领域 ${finding.domain} 与其指纹不符，被改动过。`;
    case 'version-altered':
      return `${finding.edition} 第 ${finding.version} 版与其指纹不符，被改动过。`;
    case 'chain-broken':
      return `${finding.edition} 第 ${finding.version} 版与上一版接不上，中间的版本缺失或被改动过。`;
  }
}
