import { parseCitation } from '../../../../../catalog/citation.js';
import type { Service } from '../../../../route.js';
import { isInDoubt } from '../../../../../regulation/link.js';
import type { Regulation } from '../../../../../regulation/regulation.js';
import type { Db } from '../../../../../store/engine.js';
import { readRegister } from '../../../../../store/regulations.js';

/** A basis of an item as it stands today; `status` null: not known. */
export type StandingBasis = { text: string; status: string | null; isInDoubt: boolean };

export async function standingBases(
  texts: readonly string[],
  { db, statusOf }: Pick<Service, 'db' | 'statusOf'>,
): Promise<StandingBasis[]> {
  const standing = await statusOf();
  const { link } = await readRegister(db);
  return texts.map((text) => ({
    text,
    status: text.trim() === '' ? null : standing(parseCitation(text)),
    isInDoubt: isInDoubt(text, link),
  }));
}

/** An act that was looked for, as it would be cited. */
export type FoundRegulation = { id: string; text: string; kind: string };

const mostFound = 8;

/** Acts whose title, short title or number has all the words. */
export async function foundRegulations(db: Db, sought: string): Promise<FoundRegulation[]> {
  const words = sought.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const { regulations } = await readRegister(db);
  return regulations
    .filter((regulation) => words.every((word) => namesOf(regulation).some((name) => name.includes(word))))
    .slice(0, mostFound)
    .map((regulation) => ({ id: regulation.id, text: asCited(regulation), kind: regulation.kind }));
}

function namesOf({ title, aliases, documentNumber }: Regulation): string[] {
  return [title, ...aliases, ...(documentNumber === null ? [] : [documentNumber])];
}

function asCited({ title, documentNumber }: Regulation): string {
  return `《${title}》${documentNumber === null ? '' : `（${documentNumber}）`}`;
}
