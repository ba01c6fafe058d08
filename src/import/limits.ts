import { longestCell } from '../catalog/cell-limit.js';
import type { FileProblem } from '../problem.js';
import { wholeFile } from './unreadable.js';

/** What a file may cost. Above these a file is refused with a problem that names the limit. */
export const limits = {
  fileBytes: 20 * 2 ** 20,
  zipEntries: 2_000,
  /** Counted while inflating; sizes declared in a file are not believed. */
  unpackedBytes: 200 * 2 ** 20,
  sheets: 200,
  rows: 200_000,
  /** Columns beyond are not read; a catalog has fourteen. */
  columns: 256,
  /** Characters in all cells together. */
  characters: 100_000_000,
  /** Cells that merges fill. */
  coveredCells: 4_000_000,
  /** Readers go on until they know that there is more. */
  cellCharacters: longestCell,
  seconds: 60,
  heapMebibytes: 512,
} as const;

/** Said before a file is looked into. */
export function tooLarge(): FileProblem {
  return { code: 'file.too-large', at: wholeFile, limit: `${limits.fileBytes / 2 ** 20} MB` };
}
