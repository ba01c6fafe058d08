import type { KnownDomain } from '../catalog/domain.js';
import type { ColumnMapping } from './column-mapping.js';
import { readBytes, readGrids } from './read-bytes.js';
import type { PackedReading } from './read-message.js';
import { packReading } from './read-message.js';
import type { GridReading } from './read.js';

/** The process in which bytes nobody trusts are read. Bound to its parent: it ends when the parent does. */
export type ReadRequest = {
  bytes: Uint8Array;
  name: string;
  domains: KnownDomain[];
  mapping?: ColumnMapping | null;
};
/** Only the sheets, without looking for a catalog in them. */
export type GridRequest = { bytes: Uint8Array; rows: number };
export type ReadReply = { packed: PackedReading } | { reading: GridReading };

process.on('message', (request: ReadRequest | GridRequest) => {
  void answer(request).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));

async function answer(request: ReadRequest | GridRequest): Promise<ReadReply> {
  if ('rows' in request) return { reading: await readGrids(request.bytes, request.rows) };
  const { bytes, name, domains, mapping } = request;
  return { packed: packReading(await readBytes(bytes, name, domains, mapping)) };
}
