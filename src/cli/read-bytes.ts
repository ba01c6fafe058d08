import { readFileSync } from 'node:fs';
import { Refusal } from '../refusal.js';
import { sayFileFault } from '../store/file-fault.js';

/** @throws Refusal `file.unreadable`, which says why. */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Refusal('file.unreadable', { path, why: sayFileFault(error, '文件') });
  }
}
