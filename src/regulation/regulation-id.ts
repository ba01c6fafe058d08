import { createHash } from 'node:crypto';
import { foldNumber, foldTitle } from './link-fold.js';

/** The id of a regulation nobody gave one: the same for the same title and number, however they are printed. */
export function regulationId(title: string, documentNumber: string | null): string {
  const named = JSON.stringify([
    foldTitle(title),
    documentNumber === null ? null : foldNumber(documentNumber),
  ]);
  return `act-${createHash('sha256').update(named, 'utf8').digest('hex').slice(0, 16)}`;
}

/** Words at whose place in an address something else than a regulation stands; a test holds them against the addresses there are. */
export const reservedIds: readonly string[] = ['choice', 'clearance', 'import', 'imports', 'new'];
