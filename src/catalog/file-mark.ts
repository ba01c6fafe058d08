import { createHash } from 'node:crypto';
import { canonicalJson, hashContent } from './canonical.js';
import type { Catalog, CatalogDomain, Version } from './catalog.js';
import { hashDomain } from './domain-hash.js';

/** What an exported file says of itself, so that it is known when it comes back. */
export type FileMark = {
  edition: string;
  version: number;
  versionHash: string;
  /** Codes of the domains in it; null: all there were. */
  domains: string[] | null;
  /** The organization whose name stands in place of the general one. */
  organization: string | null;
  /** Identity of what it holds, whatever its format; null: of a file from before there were any. */
  fingerprint: string | null;
};

/** The rows of a file as they left: code and the first 16 digits of the content's hash. */
export type MarkedRow = { code: string; hash: string };

/** The sheet of a workbook on which this stands, and how its first row begins. */
export const metaSheet = { name: '_meta', format: 'disclosure-catalog-meta-1' } as const;

type Published = Pick<Version, 'edition' | 'number' | 'hash'>;

export type Scope = { domains: string[] | null; organization: string | null };

export const wholeEdition: Scope = { domains: null, organization: null };

/** `catalog`: what is exported, before any name in it is replaced. */
export function markOf(version: Published, catalog: Catalog, scope: Scope = wholeEdition): FileMark {
  const { edition, number, hash } = version;
  const domains = catalog.domains.map((domain): [string, string] => [domain.code, domainHashOf(domain)]);
  const fingerprint = fingerprintOf(hash, domains, scope.organization);
  return { edition, version: number, versionHash: hash, ...scope, fingerprint };
}

/** Over the version's hash and, of each domain in the file, its code and its hash of format `domain-1`. */
export function fingerprintOf(
  versionHash: string,
  domains: readonly (readonly [code: string, hash: string])[],
  organization: string | null,
): string {
  const text = `export-1\n${canonicalJson({ version: versionHash, domains, organization })}`;
  return `export-1:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}

export function markedRows({ domains }: Catalog): MarkedRow[] {
  return domains.flatMap(({ items }) =>
    items.map(({ code, ...content }) => ({ code, hash: shortHash(hashContent(content)) })),
  );
}

export function shortHash(contentHash: string): string {
  return contentHash.slice(contentHash.indexOf(':') + 1).slice(0, 16);
}

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten signs for a page's foot, of the fingerprint's first 50 bits: `7K3QX-M2B9T`. None is taken for another. */
export function shortCode(fingerprint: string): string {
  let left = BigInt(`0x${fingerprint.slice(fingerprint.indexOf(':') + 1).slice(0, 13)}`) >> 2n;
  let code = '';
  for (let sign = 0; sign < 10; sign++, left >>= 5n) code = (digits[Number(left & 31n)] ?? '') + code;
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/**
 * `longting-district/2/version-1.…/export-1.…/domains=19+20`: without white space, commas, semicolons and colons, at which
 * programs cut the keywords of a document.
 */
export function spellMark({
  edition,
  version,
  versionHash,
  domains,
  organization,
  fingerprint,
}: FileMark): string {
  return [
    edition,
    String(version),
    versionHash.replace(':', '.'),
    ...(fingerprint === null ? [] : [fingerprint.replace(':', '.')]),
    ...(domains === null ? [] : [`domains=${domains.join('+')}`]),
    ...(organization === null ? [] : [`for=${organization}`]),
  ].join('/');
}

/** Files of the first release have blanks and colons, and no fingerprint. */
const form =
  /^([^\s/]{1,100})[/ ]([1-9]\d{0,8})[/ ]version-1[.:]([0-9a-f]{64})(?:\/export-1\.([0-9a-f]{64}))?(?:\/domains=(\d{2}(?:\+\d{2})*))?(?:\/for=([a-z0-9-]{1,100}))?$/;

/** null: no file of ours says this. */
export function parseMark(text: string): FileMark | null {
  const [, edition, version, hash, fingerprint, domains, organization] = form.exec(text.trim()) ?? [];
  if (edition === undefined || hash === undefined) return null;
  return {
    edition,
    version: Number(version),
    versionHash: `version-1:${hash}`,
    domains: domains?.split('+') ?? null,
    organization: organization ?? null,
    fingerprint: fingerprint === undefined ? null : `export-1:${fingerprint}`,
  };
}

const domainHashes = new WeakMap<CatalogDomain, string>();

/** Reckoned once for each domain that is kept: every export of a version asks for it. */
function domainHashOf(whole: CatalogDomain): string {
  const known = domainHashes.get(whole);
  if (known !== undefined) return known;
  const { items, ...domain } = whole;
  const hash = hashDomain(
    domain,
    items.map(({ code, ...content }) => ({ code, hash: hashContent(content) })),
  );
  domainHashes.set(whole, hash);
  return hash;
}
