import type { KnownDomain } from '../catalog/domain.js';
import { readBytes } from './read-bytes.js';
import type { FileReading } from './read.js';

/** The process in which bytes nobody trusts are read. Bound to its parent: it ends when the parent does. */
export type ReadRequest = { bytes: Uint8Array; name: string; domains: KnownDomain[] };
export type ReadReply = { reading: FileReading };

process.on('message', (request: ReadRequest) => {
  void readBytes(request.bytes, request.name, request.domains).then((reading) => {
    process.send?.({ reading } satisfies ReadReply);
  });
});
process.on('disconnect', () => process.exit(0));
