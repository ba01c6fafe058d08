import type { Heads } from './chain.js';

/** A line of an exported log (JSONL): the entry's exact text as a JSON string, and the heads after it. */
export function exportLine({ text, heads }: { text: string; heads: Heads }): string {
  return `${JSON.stringify({ entry: text, sha256: heads.sha256, sm3: heads.sm3 })}\n`;
}
