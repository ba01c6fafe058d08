import { closeSync, lstatSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from '../refusal.js';

/**
 * Writes a file whole: through one beside it, so that a full disk or Ctrl-C leaves the old file and never half a new
 * one. Links are followed; a device or a pipe is written to, never replaced.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  try {
    const target = isThere(path) ? realpathSync(path) : path;
    if (isThere(target) && !lstatSync(target).isFile()) writeFileSync(target, bytes);
    else replace(target, bytes);
  } catch (error) {
    throw new Refusal('file.unwritable', { path, why: sayWhy(error) });
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function replace(target: string, bytes: Uint8Array): void {
  const beside = `${target}.${process.pid}.part`;
  const file = openSync(beside, 'wx'); // never through a link that somebody put there
  try {
    writeFileSync(file, bytes);
    closeSync(file);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

const reasons: Record<string, string> = {
  ENOENT: '没有这个文件夹',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EISDIR: '这是文件夹，不是文件',
  ENOSPC: '磁盘已满',
  EROFS: '磁盘只读',
};

function sayWhy(error: unknown): string {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }; // what node:fs throws
  return reasons[code] ?? message;
}
