import { cutForCell } from '../../catalog/cell-limit.js';
import { legalText } from '../../catalog/legal-text.js';

/**
 * A text as a cell can hold it. One too long for a cell ends with words that say so; `_x0041_`, which Excel would read as
 * A, is kept as it is printed.
 */
export function cellText(text: string): string {
  return cutForCell(legalText(text)).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** Whether typing it again would make a formula of it; such a cell is formatted as text. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@＝＋－＠\t]/.test(text);
}
