import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Heads } from './chain.js';

/**
 * Where the log stood: kept outside the database it proves that nothing up to there was cut off or made anew.
 * As one line: `log-1 SEQUENCE SHA256 SM3 INSTANT`, with a key also the seal.
 */
export type Checkpoint = { sequence: number; at: string } & Heads;

export function sayCheckpoint(checkpoint: Checkpoint, key: string | null): string {
  const words = wordsOf(checkpoint);
  return key === null ? words : `${words} ${sealOf(words, key)}`;
}

/** Why a line is no checkpoint to rely on. */
export type CheckpointFault = 'malformed' | 'unsealed' | 'seal-wrong';

/** `key`: only lines sealed with it count, since a line without a seal anybody can write. */
export function parseCheckpoint(line: string, key: string | null): Checkpoint | CheckpointFault {
  const [, words, sequence, sha256, sm3, at, seal] =
    /^(log-1 (\d{1,15}) ([0-9a-f]{64}) ([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z))(?: ([0-9a-f]{64}))?$/.exec(
      line.trim(),
    ) ?? [];
  if (!words || !sha256 || !sm3 || !at) return 'malformed';
  if (key !== null && seal === undefined) return 'unsealed';
  if (key !== null && seal !== undefined && !sameHex(seal, sealOf(words, key))) return 'seal-wrong';
  return { sequence: Number(sequence), sha256, sm3, at };
}

function wordsOf({ sequence, sha256, sm3, at }: Checkpoint): string {
  return `log-1 ${sequence} ${sha256} ${sm3} ${at}`;
}

/** What only who has the key can make; the key is not in the database. */
function sealOf(words: string, key: string): string {
  return createHmac('sha256', key).update(`${words}\n`, 'utf8').digest('hex');
}

function sameHex(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
}
