import type { ChildProcess } from 'node:child_process';
import type { Filled } from './editions.js';

/** What is measured is measured on this. */
export type Ground = {
  origin: string;
  server: ChildProcess;
  editions: Filled[];
  /** Where files may be made that are thrown away. */
  folder: string;
  /** How long each thing lasts. */
  seconds: number;
};
