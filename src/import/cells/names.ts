import { tidied } from './plain.js';

const ownNumber =
  /^(?:\d{1,2}(?:[.．]\d{1,2}){1,3}[.．、]?|\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[①-⑳])\s*(?=\D)/u;

/** A name of a level, without breaks inside words and without its own printed number (`1.1`, `2、`). */
export function readName(cell: string): string {
  return tidied(tidied(cell).replace(ownNumber, ''));
}
