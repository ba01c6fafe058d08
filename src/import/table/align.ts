import type { GridRow } from '../workbook.js';
import type { ColumnsByField } from './columns.js';

/**
 * Puts a row back in its columns whose merged first cells were left out altogether (number, level 1), so that all it
 * says stands to the left of its headings. Only what is sure is moved: bases and channels must both be out of place.
 */
export function aligned(row: GridRow, columns: ColumnsByField): GridRow {
  const [basis] = columns.get('legalBases') ?? [];
  const [channels] = columns.get('channels') ?? [];
  const [level1] = columns.get('level1') ?? [];
  if (row.covered !== null || basis === undefined || channels === undefined || level1 === undefined)
    return row;
  if (isBasis(row.texts[basis]) || isChannels(row.texts[channels])) return row;
  for (let missing = 1; missing <= level1 + 1; missing++) {
    if (!isBasis(row.texts[basis - missing]) || !isChannels(row.texts[channels - missing])) continue;
    const numbered = /^\d{1,4}$/.test((row.texts[0] ?? '').trim());
    const at = numbered ? Math.max(1, level1 - missing + 1) : 0;
    const blanks = Array.from({ length: missing }, () => '');
    return { ...row, texts: [...row.texts.slice(0, at), ...blanks, ...row.texts.slice(at)] };
  }
  return row;
}

function isBasis(text = ''): boolean {
  return /《[^《》]+》/u.test(text);
}

function isChannels(text = ''): boolean {
  return /[■□▄]|政府网站/u.test(text);
}
