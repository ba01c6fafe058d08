import { readSync } from 'node:fs';
import type { KnownDomain } from '../catalog/domain.js';
import { readBytes, readGrids } from './read-bytes.js';
import type { PackedReading } from './read-message.js';
import { packReading } from './read-message.js';
import type { GridReading, SaidOfFile } from './read.js';

/** The process in which bytes nobody trusts are read. Bound to its parent: it ends when the parent does. */
export type ReadRequest = {
  bytes: Uint8Array;
  name: string;
  domains: KnownDomain[];
  said?: SaidOfFile | null;
};
/** Only the sheets, without looking for a catalog in them. */
export type GridRequest = { bytes: Uint8Array; rows: number };
export type ReadReply = { packed: PackedReading } | { reading: GridReading };

/** What is asked about the bytes that follow on standard input. */
type Question = { size: number } & (Omit<ReadRequest, 'bytes'> | Omit<GridRequest, 'bytes'>);

const standardInput = 0;

process.on('message', (question: Question) => {
  void answer(question, receive(question.size)).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));

async function answer(question: Question, bytes: Uint8Array): Promise<ReadReply> {
  if ('rows' in question) return { reading: await readGrids(bytes, question.rows) };
  const { name, domains, said } = question;
  return { packed: packReading(await readBytes(bytes, name, domains, said)) };
}

/** The bytes straight to where they are read: a message would hold them several times over. */
function receive(size: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = 0;
  while (at < size) {
    const received = readSync(standardInput, bytes, at, size - at, null);
    if (received === 0) process.exit(0); // the parent has ended
    at += received;
  }
  return bytes;
}
