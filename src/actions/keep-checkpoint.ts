import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { parseCheckpoints, sayCheckpoint } from '../log/checkpoint.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { readHead, readSince } from '../store/event-log.js';

/** Where checkpoints are kept, outside the database, and what they are sealed with. */
export type Keeping = { file: string; keys: readonly string[] };

const anHour = 3_600_000;
/** Enough for many lines: the last good one is looked for in it. */
const tailSize = 16_384;

/**
 * Adds a checkpoint to the file where one is due: a version was published since the last, or an entry has waited for an
 * hour. Gives the line; null: none is due.
 * @throws Refusal `file.unwritable`, or `log.behind-checkpoint`: the log ends before a checkpoint that was kept of it.
 */
export async function keepCheckpoint(db: Db, { file, keys }: Keeping, at: Date): Promise<string | null> {
  const kept = onFile(file, (descriptor) => lastSequence(descriptor, keys));
  const head = await readHead(db);
  const sequence = head?.sequence ?? 0;
  if (sequence < kept) throw new Refusal('log.behind-checkpoint', { file, kept, sequence });
  const since = await readSince(db, kept);
  if (!head || !since || !(since.published || hasWaited(since.firstAt, at))) return null;
  const line = sayCheckpoint(head, keys);
  onFile(file, (descriptor) => {
    append(descriptor, line);
  });
  return line;
}

/** Also an entry of the future is not waited for: the clock was set back. */
function hasWaited(firstAt: string, at: Date): boolean {
  return Math.abs(at.getTime() - new Date(firstAt).getTime()) >= anHour;
}

/** The newest entry a line vouches for; 0 where there is none. A line that can't be relied on says nothing. */
function lastSequence(descriptor: number, keys: readonly string[]): number {
  const { size } = fstatSync(descriptor);
  const start = Math.max(0, size - tailSize);
  const bytes = Buffer.alloc(size - start);
  readSync(descriptor, bytes, 0, bytes.length, start);
  return parseCheckpoints(bytes.toString(), keys).checkpoints.at(-1)?.sequence ?? 0;
}

/** In one piece and on the disk when it returns; what a power cut left of a line before stays a line of its own. */
function append(descriptor: number, line: string): void {
  const { size } = fstatSync(descriptor);
  const last = Buffer.alloc(1);
  if (size > 0) readSync(descriptor, last, 0, 1, size - 1);
  writeSync(descriptor, `${size > 0 && last.toString() !== '\n' ? '\n' : ''}${line}\n`);
  fsyncSync(descriptor);
}

function onFile<T>(file: string, work: (descriptor: number) => T): T {
  try {
    const descriptor = openSync(file, 'a+', 0o640);
    try {
      return work(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new Refusal('file.unwritable', {
      path: file,
      why: error instanceof Error ? error.message : String(error),
    });
  }
}
