import { createHash } from 'node:crypto';
import { hashOf } from './canonical.js';

/** An item of a domain by what is hashed of it: its code and the hash of its content. */
export type HashedItem = { code: string; hash: string };

type Named = { code: string; name: string };

/** Identity of a domain as the first program had it: its code, its name and all its ordered (code, content hash) pairs. */
export function hashDomain({ code, name }: Named, items: readonly HashedItem[]): string {
  return hashOf('domain-1', { code, name, items: pairsOf(items) });
}

/**
 * Identity of a domain: its code, its name and the hashes of its chunks in order. Whoever knows these needs to hash only
 * the chunks that changed.
 */
export function hashChunkedDomain({ code, name }: Named, chunks: readonly string[]): string {
  return hashOf('domain-2', { code, name, chunks });
}

/** Of items that stand behind one another: the ordered (code, content hash) pairs. */
export function hashChunk(items: readonly HashedItem[]): string {
  return hashOf('chunk-1', pairsOf(items));
}

/** What a domain's hash should be, in the format of the one it has. */
export function domainHashLike(hash: string, domain: Named, items: readonly HashedItem[]): string {
  return hash.startsWith('domain-1:')
    ? hashDomain(domain, items)
    : hashChunkedDomain(domain, cutChunks(items).map(hashChunk));
}

/**
 * Items in order, cut behind those whose codes say so: where a chunk ends depends on nothing but the item it ends with,
 * so that a change moves no other end.
 */
export function cutChunks<T extends { code: string }>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  let open: T[] = [];
  for (const item of items) {
    open.push(item);
    if (!endsChunk(item.code)) continue;
    chunks.push(open);
    open = [];
  }
  return open.length === 0 ? chunks : [...chunks, open];
}

/** One code of 32: the first byte of its SHA-256 is less than 8. */
export function endsChunk(code: string): boolean {
  return (createHash('sha256').update(code, 'utf8').digest()[0] ?? 0) < 8;
}

function pairsOf(items: readonly HashedItem[]): [string, string][] {
  return items.map(({ code, hash }) => [code, hash]);
}
