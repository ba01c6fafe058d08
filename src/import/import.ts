import type { ReadFile } from './read.js';
import { ReaderProcess } from './reader-process.js';

const reader = new ReaderProcess();

/** Reads any file we know, in a process of its own: bytes nobody trusts never run here. */
export const readFile: ReadFile = (bytes, name, domains) => reader.read({ bytes, name, domains });
