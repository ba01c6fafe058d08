import { createHash } from 'node:crypto';
import type { ItemContent } from './item.js';
import type { Version } from './catalog.js';

/**
 * JSON with one spelling: keys in code-unit order, no white space, NFC (RFC 8785; our numbers are small integers).
 * Throws for `undefined` and for numbers JSON cannot hold: such a value has no identity.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .map(([key, member]): [string, unknown] => [key.normalize('NFC'), member])
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    refuseRepeatedKeys(members);
    const spelled = members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${spelled.join(',')}}`;
  }
  throw new TypeError(`a value of type ${typeof value} has no canonical JSON`);
}

/** Two keys that are one letter in two spellings would be one key twice. */
function refuseRepeatedKeys(sorted: readonly [string, unknown][]): void {
  for (const [index, [key]] of sorted.entries()) {
    if (index > 0 && sorted[index - 1]?.[0] === key) throw new TypeError(`the key ${key} occurs twice`);
  }
}

export type HashFormat =
  | 'item-1'
  | 'domain-1'
  | 'domain-2'
  | 'chunk-1'
  | 'version-1'
  | 'draft-1'
  | 'change-1'
  | 'changes-1'
  | 'setting-1';

/** Format tag and SHA-256 of tag, line feed and canonical JSON. Formats are never changed, only followed by new ones. */
export function hashOf(format: HashFormat, value: unknown): string {
  const digest = createHash('sha256')
    .update(`${hashedBefore(format)}${canonicalJson(value)}`, 'utf8')
    .digest('hex');
  return `${format}:${digest}`;
}

/** What is hashed before the canonical JSON of a value. */
export function hashedBefore(format: HashFormat): string {
  return `${format}\n`;
}

/** Identity of what a row says; its code and place are not part of it. */
export function hashContent(content: ItemContent): string {
  return hashOf('item-1', content);
}

/** Identity of a version: its own words, its parent's hash and its domains in order. */
export function hashVersion(version: Omit<Version, 'hash'>, domains: readonly DomainHash[]): string {
  return hashOf('version-1', {
    ...version,
    domains: domains.map(({ code, hash }) => [code, hash]),
  });
}

/** A domain of a version by its hash, of whatever format. */
export type DomainHash = { code: string; hash: string };

export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  // what was stored is canonical already, and the engine spells faster than we do
  return JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b);
}
