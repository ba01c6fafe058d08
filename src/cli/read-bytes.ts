import { readFileSync } from 'node:fs';
import { Refusal } from '../refusal.js';

/** @throws Refusal `file.unreadable`, which says why. */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why =
      { ENOENT: '没有这个文件', EISDIR: '这是文件夹，不是文件', EACCES: '没有读取权限' }[code] ?? code;
    throw new Refusal('file.unreadable', { path, why });
  }
}
