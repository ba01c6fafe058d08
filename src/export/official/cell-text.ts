import { legalText } from '../legal-text.js';
import { cut } from './sheet-names.js';

/** What Excel takes in one cell. */
export const longest = 32_767;
const remark = '……（全文过长，请到网站查看）';

/**
 * A text as a cell can hold it. One too long for a cell ends with words that say so; `_x0041_`, which Excel would read as
 * A, is kept as it is printed.
 */
export function cellText(text: string): string {
  const legal = legalText(text);
  const short = legal.length > longest ? `${cut(legal, longest - remark.length)}${remark}` : legal;
  return short.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** Whether typing it again would make a formula of it; such a cell is formatted as text. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@＝＋－＠\t]/.test(text);
}
