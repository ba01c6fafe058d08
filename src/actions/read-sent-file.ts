import type { Act } from '../account/actor.js';
import type { KnownDomain } from '../catalog/domain.js';
import type { ColumnCorrection } from '../import/column-mapping.js';
import { restoreMeaning, sayCorrection } from '../import/column-mapping.js';
import type { ReadFile } from '../import/read.js';
import type { SaidCell } from '../import/said-cells.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { readMappings } from '../store/mappings.js';
import type { ReceivedFile } from './import-file.js';
import { refuseNobody } from './perform.js';
import { memoryOf } from './sender-memory.js';

/** What is said of a file before it is read, and whose it is. */
export type SaidBySender = { sender: string; corrections: ColumnCorrection[]; cells: SaidCell[] };

/**
 * Reads a file as its sender means it: with what was said about this sender's columns before, and what is said now.
 * @throws Refusal `request.parameter-invalid` for a column that no table of the file has.
 */
export async function readSentFile(
  db: Db,
  readFile: ReadFile,
  file: { bytes: Uint8Array; name: string },
  domains: KnownDomain[],
  { sender, corrections, cells }: SaidBySender,
  act: Act,
): Promise<ReceivedFile> {
  refuseNobody(act);
  const memory = await memoryOf(db, act, sender);
  const remembered = (await readMappings(db, memory)).flatMap(({ header, column, meaning }) => {
    const restored = restoreMeaning(meaning);
    return restored === null ? [] : [{ header, column, meaning: restored }];
  });
  const reading = await readFile(file.bytes, file.name, domains, { corrections, remembered, cells });
  const unused = corrections[reading.mapping?.unused[0] ?? -1];
  if (unused && reading.items.length > 0) {
    throw new Refusal('request.parameter-invalid', {
      parameter: 'map',
      found: sayCorrection(unused),
      expected: '表中有的列号或表头',
    });
  }
  return { ...file, reading, cells };
}
