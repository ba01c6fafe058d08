import { isUncoded } from '../uncoded.js';

/** Code-unit order; a row without a code comes last, as will the code it is given. */
export function compareKeys(a: string, b: string): number {
  const [left, right] = [isUncoded(a), isUncoded(b)];
  if (left !== right) return left ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
