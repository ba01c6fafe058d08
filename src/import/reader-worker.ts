import type { KnownDomain } from '../catalog/domain.js';
import type { ColumnMapping } from './column-mapping.js';
import { readBytes, readGrids } from './read-bytes.js';
import type { FileReading, GridReading } from './read.js';

/** The process in which bytes nobody trusts are read. Bound to its parent: it ends when the parent does. */
export type ReadRequest = {
  bytes: Uint8Array;
  name: string;
  domains: KnownDomain[];
  mapping?: ColumnMapping | null;
};
/** Only the sheets, without looking for a catalog in them. */
export type GridRequest = { bytes: Uint8Array; rows: number };
export type ReadReply = { reading: FileReading | GridReading };

process.on('message', (request: ReadRequest | GridRequest) => {
  void answer(request).then((reading) => {
    process.send?.({ reading } satisfies ReadReply);
  });
});
process.on('disconnect', () => process.exit(0));

function answer(request: ReadRequest | GridRequest): Promise<FileReading | GridReading> {
  return 'rows' in request
    ? readGrids(request.bytes, request.rows)
    : readBytes(request.bytes, request.name, request.domains, request.mapping);
}
