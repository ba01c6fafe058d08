import { hash } from 'node:crypto';

/** The two heads of the chain after an entry, in lower-case hexadecimal. */
export type Heads = { sha256: string; sm3: string };

/** Before the first entry. */
export const noHeads: Heads = { sha256: '0'.repeat(64), sm3: '0'.repeat(64) };

/**
 * Format `log-1`: each head is the hash of the format, the head before and the entry's text, each ended by a line feed.
 * SHA-256 for the tools of the world, SM3 (GB/T 32905) for the assessor.
 */
export function nextHeads(before: Heads, text: string): Heads {
  return {
    sha256: hash('sha256', `log-1\n${before.sha256}\n${text}\n`),
    sm3: hash('sm3', `log-1\n${before.sm3}\n${text}\n`),
  };
}

export function sameHeads(a: Heads, b: Heads): boolean {
  return a.sha256 === b.sha256 && a.sm3 === b.sm3;
}
