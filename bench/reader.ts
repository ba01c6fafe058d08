/* The reader's process as it is built, warm or just started. */
import { fileURLToPath } from 'node:url';
import type { KnownDomain } from '../src/catalog/domain.js';
import type { FileReading } from '../src/import/read.js';
import type { ReaderProcess } from '../src/import/reader-process.js';
import { readKnownDomains } from '../src/import/starter.js';
import { childrenOf, peakOf } from './process.js';

export const domains: KnownDomain[] = readKnownDomains(
  fileURLToPath(new URL('../catalogs/', import.meta.url)),
);

export type BuiltReader = {
  read: (bytes: Uint8Array, name?: string) => Promise<FileReading>;
  /** The most memory its process ever held, in MiB. */
  peak: () => number;
  stop: () => void;
};

export async function startReader(): Promise<BuiltReader> {
  const built = new URL('../dist/import/reader-process.js', import.meta.url).href;
  const loaded = (await import(built)) as { ReaderProcess: new () => ReaderProcess }; // the build of that source
  const reader = new loaded.ReaderProcess();
  return {
    read: (bytes, name = 'catalog.xlsx') => reader.read({ bytes, name, domains }),
    peak: () => Math.max(...childrenOf(process.pid).map(peakOf)),
    stop: () => {
      reader.stop();
    },
  };
}
