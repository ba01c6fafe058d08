import { createHash } from 'node:crypto';

/** The two heads of the chain after an entry, in lower-case hexadecimal. */
export type Heads = { sha256: string; sm3: string };

const algorithms = ['sha256', 'sm3'] as const;

/** Before the first entry. */
export const noHeads: Heads = { sha256: '0'.repeat(64), sm3: '0'.repeat(64) };

/**
 * Format `log-1`: each head is the hash of the format, the head before and the entry's text, each ended by a line feed.
 * SHA-256 for the tools of the world, SM3 (GB/T 32905) for the assessor.
 */
export function nextHeads(before: Heads, text: string): Heads {
  const [sha256, sm3] = algorithms.map((name) =>
    createHash(name).update(`log-1\n${before[name]}\n${text}\n`, 'utf8').digest('hex'),
  );
  return { sha256: sha256 ?? '', sm3: sm3 ?? '' };
}
