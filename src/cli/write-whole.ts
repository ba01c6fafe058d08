import { once } from 'node:events';
import { closeSync, lstatSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from '../refusal.js';
import { sayFileFault } from '../store/file-fault.js';

/**
 * Writes a file whole: through one beside it, so that a full disk or Ctrl-C leaves the old file and never half a new
 * one. Links are followed; a device or a pipe is written to, never replaced.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const begun = telling(path, () => begin(path));
  try {
    telling(path, () => {
      writeFileSync(begun.file, bytes);
      begun.keep();
    });
  } catch (error) {
    begun.drop();
    throw error;
  }
}

/** The same, a piece at a time: what is written need not fit into memory. `-` is standard output. */
export async function writeWholeFrom(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  if (path === '-') {
    for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
    return;
  }
  const begun = telling(path, () => begin(path));
  try {
    for await (const piece of pieces)
      telling(path, () => {
        writeFileSync(begun.file, piece);
      });
    telling(path, begun.keep);
  } catch (error) {
    begun.drop();
    throw error;
  }
}

type Begun = { file: number; keep: () => void; drop: () => void };

function begin(path: string): Begun {
  const target = isThere(path) ? realpathSync(path) : path;
  const isDevice = isThere(target) && !lstatSync(target).isFile();
  const beside = isDevice ? target : `${target}.${process.pid}.part`;
  const file = openSync(beside, isDevice ? 'w' : 'wx'); // never through a link that somebody put there
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    file,
    keep: () => {
      close();
      if (!isDevice) renameSync(beside, target);
    },
    drop: () => {
      close();
      if (!isDevice) rmSync(beside, { force: true });
    },
  };
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Does something to a file; what goes wrong is told as a refusal. */
function telling<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Refusal('file.unwritable', { path, why: sayFileFault(error, '文件夹') });
  }
}
