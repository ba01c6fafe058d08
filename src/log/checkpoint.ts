import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Heads } from './chain.js';

/**
 * Where the log stood: kept outside the database it proves that nothing up to there was cut off or made anew. `at` is
 * the instant of the entry `sequence`, so that one state of the log has one checkpoint.
 */
export type Checkpoint = { sequence: number; at: string } & Heads;

/**
 * As one line: `log-1 SEQUENCE SHA256 SM3 INSTANT`; with a key followed by what only who has the key can make, by
 * HMAC-SHA-256 and HMAC-SM3.
 */
export function sayCheckpoint(checkpoint: Checkpoint, keys: readonly string[]): string {
  const [key] = keys;
  const words = wordsOf(checkpoint);
  return key === undefined ? words : `${words} ${sealOf(words, key)}`;
}

/** Why a line is no checkpoint to rely on. */
export type CheckpointFault = 'malformed' | 'unsealed' | 'seal-wrong';

const line =
  /^(log-1 ([1-9]\d{0,14}) ([0-9a-f]{64}) ([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z))(?: ([0-9a-f]{64} [0-9a-f]{64}))?$/;

/**
 * `keys`: a seal must be by one of them; without keys seals are not looked at. `mustBeSealed`: for lines that anybody
 * could have written.
 */
export function parseCheckpoint(
  text: string,
  keys: readonly string[],
  mustBeSealed: boolean,
): Checkpoint | CheckpointFault {
  const [, words, sequence, sha256, sm3, at, seal] = line.exec(text.trim()) ?? [];
  if (!words || !sha256 || !sm3 || !at) return 'malformed';
  if (keys.length > 0) {
    if (seal === undefined && mustBeSealed) return 'unsealed';
    if (seal !== undefined && !keys.some((key) => sameText(seal, sealOf(words, key)))) return 'seal-wrong';
  }
  return { sequence: Number(sequence), sha256, sm3, at };
}

/** A file of checkpoints: one a line; empty lines and those that begin with `#` say nothing. */
export function parseCheckpoints(
  text: string,
  keys: readonly string[],
): { checkpoints: Checkpoint[]; faults: { line: number; fault: CheckpointFault }[] } {
  const checkpoints: Checkpoint[] = [];
  const faults: { line: number; fault: CheckpointFault }[] = [];
  for (const [index, words] of text.split('\n').entries()) {
    if (words.trim() === '' || words.startsWith('#')) continue;
    const found = parseCheckpoint(words, keys, true);
    if (typeof found === 'string') faults.push({ line: index + 1, fault: found });
    else checkpoints.push(found);
  }
  return { checkpoints, faults };
}

function wordsOf({ sequence, sha256, sm3, at }: Checkpoint): string {
  return `log-1 ${sequence} ${sha256} ${sm3} ${at}`;
}

function sealOf(words: string, key: string): string {
  return ['sha256', 'sm3']
    .map((algorithm) => createHmac(algorithm, key).update(`${words}\n`).digest('hex'))
    .join(' ');
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
