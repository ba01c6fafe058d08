import { findInitials, isInitials } from '../catalog/initials.js';
import { foldTitle } from './link-fold.js';
import type { Regulation } from './regulation.js';
import type { RegulationStatus } from './status.js';
import { statusOn } from './status.js';

export type RegulationSearch = {
  /** Words that must all occur in its titles, number, issuer or region. */
  q?: string | undefined;
  kind?: Regulation['kind'] | undefined;
  status?: RegulationStatus | undefined;
  /** One of these. */
  id?: readonly string[] | undefined;
};

/** The regulations that are sought, in the order of the register; their status is that of a day. */
export function searchRegulations(
  regulations: readonly Regulation[],
  { q, kind, status, id }: RegulationSearch,
  on: string,
): Regulation[] {
  const words = (q ?? '').split(/\s+/u).map(foldTitle).filter(Boolean);
  return regulations
    .filter((one) => id === undefined || id.includes(one.id))
    .filter((one) => kind === undefined || one.kind === kind)
    .filter((one) => words.length === 0 || holdsAll(one, words) || hasInitials(one, words))
    .filter(({ events }) => status === undefined || statusOn(events, on).status === status);
}

function holdsAll({ title, aliases, documentNumber, issuer, region }: Regulation, words: string[]): boolean {
  const texts = [title, ...aliases, documentNumber ?? '', issuer ?? '', region ?? ''].map(foldTitle);
  return words.every((word) => texts.some((text) => text.includes(word)));
}

/** Of letters alone: the pinyin initials of a title. */
function hasInitials({ title, aliases }: Regulation, [typed = '', ...others]: string[]): boolean {
  if (others.length > 0 || !isInitials(typed)) return false;
  return [title, ...aliases].some((each) => findInitials(each, typed) !== null);
}
