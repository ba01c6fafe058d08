import type { ReadFile, ReadSheets } from './read.js';
import { ReaderProcess } from './reader-process.js';

const reader = new ReaderProcess();

/** Reads any file we know, in a process of its own: bytes nobody trusts never run here. */
export const readFile: ReadFile = (bytes, name, domains, said = null) =>
  reader.read({ bytes, name, domains, said });

/** The sheets of any file we know as they are, up to so many rows together, read in the same process. */
export const readSheets: ReadSheets = (bytes, rows) => reader.readGrids({ bytes, rows });
