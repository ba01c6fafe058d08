import type { Grid, GridRow } from '../workbook.js';
import { isOwn, ownText } from '../workbook.js';
import type { Meaning } from './headings.js';
import { bareHeading, guessHeading, isForeignHeading, readHeading } from './headings.js';
import type { Column } from './table.js';

/** The rows a header takes and what its columns mean. */
export type Header = { rows: number; columns: Column[] };

/** Second-row words that are half a heading: `公开` above `时限`, `公开内容` above `(要素)`. */
const fragment =
  /^(?:公开|时限|期限|主体|依据|内容|要素|事项|渠道|载体|渠道和载体|和载体|对象|方式|层级|群体|群众|社会|全社|申请|公开事项|名称|\(?要素\)?|及要求)$/;

const namesItem = new Set(['category', 'level1', 'level2', 'matter', 'level3']);
const saysHow = new Set([
  'content',
  'legalBases',
  'timeLimit',
  'requirement',
  'disclosingBodies',
  'channels',
  'audience',
  'methods',
  'levels',
  'form',
]);

/** Whether a header begins in this row, and what it says; null if not. Found by words, never by row number. */
export function readHeader(grid: Grid, index: number): Header | null {
  const first = grid.rows[index];
  if (first === undefined || !beginsHeader(first)) return null;
  const rows = [first];
  while (rows.length < 4) {
    const next = grid.rows[index + rows.length];
    if (next === undefined || !goesOn(next, rows)) break;
    rows.push(next);
  }
  const columns = readColumns(rows);
  return isCatalog(columns) ? { rows: rows.length, columns } : null;
}

/** A header of another kind of table (测评表, 权责清单): the heading that gives it away. */
export function foreignHeading(row: GridRow): { column: number; heading: string } | null {
  let first = -1;
  let found = 0;
  let filled = 0;
  for (const [column, text] of row.texts.entries()) {
    if (text === '') continue;
    filled++;
    if (!isOwn(row, column)) continue;
    // Titles of laws and ticked boxes make it an item, which may well be about powers and duties.
    if (text.includes('《') || text.includes('■')) return null;
    if (!isForeignHeading(text)) continue;
    if (found++ === 0) first = column;
  }
  if (found < 2 || filled < 4) return null;
  return { column: first, heading: bareHeading(row.texts[first] ?? '') };
}

function beginsHeader(row: GridRow): boolean {
  // No heading begins with the title of a law or a ticked box, and almost every item has one.
  if (row.texts.some((text) => text.startsWith('《') || text.startsWith('■'))) return false;
  let known = 0;
  let other = 0;
  for (const [column, text] of row.texts.entries()) {
    if (text === '' || !isOwn(row, column) || text.trim() === '') continue;
    const meaning = readHeading(text);
    if (meaning === null) other++;
    else if (meaning.field === 'number' || namesItem.has(meaning.field) || saysHow.has(meaning.field))
      known++;
  }
  return known >= 3 && known * 2 >= other && foreignHeading(row) === null;
}

/** A further row of the header: only words of headings, at least one of them not a repetition of the row above. */
function goesOn(row: GridRow, above: GridRow[]): boolean {
  let known = 0;
  let other = 0;
  let repeated = 0;
  for (const [column, text] of row.texts.entries()) {
    if (!isOwn(row, column) || text.trim() === '') continue;
    const bare = bareHeading(text);
    if (/^[√✓✔●■□\d]+$/.test(bare)) return false;
    if (readHeading(text) !== null || fragment.test(bare) || guessHeading(text) !== null) known++;
    else if (bare.length <= 12 && isUnderGroup(above, column)) other++;
    else return false;
    if (bareHeading(above[0]?.texts[column] ?? '') === bare) repeated++;
  }
  return known > 0 && known >= other && repeated < known;
}

function isUnderGroup(above: GridRow[], column: number): boolean {
  const heading = above.map((row) => row.texts[column] ?? '').join('');
  return heading === '' || readHeading(heading) !== null || fragment.test(bareHeading(heading));
}

function readColumns(rows: GridRow[]): Column[] {
  const width = Math.max(...rows.map((row) => row.texts.length));
  const columns: Column[] = [];
  let group = '';
  for (let column = 0; column < width; column++) {
    const top = rows[0]?.texts[column] ?? '';
    const lower = rows
      .slice(1)
      .map((row) => ownText(row, column))
      .filter((text) => text.trim() !== '');
    if (top.trim() !== '') group = top;
    // Without merged cells a heading over several columns stands only over the first.
    const parent = top.trim() === '' && lower.length > 0 ? group : top;
    columns.push({ ...meaningOf(parent, lower, columns), heading: headingText(parent, lower) });
  }
  return columns;
}

function headingText(parent: string, lower: string[]): string {
  const words = [
    ...new Set([parent, ...lower].map((text) => bareHeading(text)).filter((text) => text !== '')),
  ];
  return words.at(-1) ?? '';
}

/** The most precise word decides: the lowest row, then all rows joined, then the heading above, then the place under it. */
function meaningOf(parent: string, lower: string[], before: Column[]): Meaning {
  const leaf = lower.at(-1) ?? '';
  const over = parent === '' ? null : (readHeading(parent) ?? guessHeading(parent));
  const joined = [parent, ...lower].join('');
  if (leaf !== '' && over?.field === 'channels') return { field: 'channels' };
  const exact = (leaf === '' ? null : readHeading(leaf)) ?? readHeading(joined);
  if (exact !== null && !isFragmentOf(leaf, exact, parent)) return undivided(exact, before);
  const whole = readHeading(joined) ?? over ?? (leaf === '' ? null : guessHeading(leaf));
  if (whole === null) return { field: 'extra' };
  return leaf === '' ? undivided(whole, before) : placed(whole, leaf, before);
}

/** `事项` under `公开` is 公开事项. */
function isFragmentOf(leaf: string, exact: Meaning, parent: string): boolean {
  return leaf !== '' && bareHeading(parent) === '公开' && exact.field === 'matter';
}

/** A group whose columns have no headings of their own (公开事项 over two columns). */
function undivided(whole: Meaning, before: Column[]): Meaning {
  if (whole.field !== 'matter') return whole;
  const names = before.filter((column) => /^level[123]$/.test(column.field)).length;
  return { field: names === 0 ? 'level1' : names === 1 ? 'level2' : 'level3' };
}

/** A column under a known group whose own word can't be read: its place among the group's columns tells. */
function placed(group: Meaning, leaf: string, before: Column[]): Meaning {
  const has = (field: string): boolean => before.some((column) => column.field === field);
  if (group.field === 'matter') return undivided(group, before);
  if (group.field === 'audience')
    return { field: has('everyone') || /特|群|众|体/.test(leaf) ? 'groups' : 'everyone' };
  if (group.field === 'methods')
    return { field: has('proactive') || /申|请/.test(leaf) ? 'onRequest' : 'proactive' };
  // A level whose name can't be read is not guessed.
  return group.field === 'levels' ? { field: 'extra' } : group;
}

function isCatalog(columns: Column[]): boolean {
  const fields = new Set(columns.map((column) => column.field));
  const says = [...fields].filter((field) => saysHow.has(field)).length;
  const names = [...fields].some((field) => namesItem.has(field));
  return names && (fields.has('content') || fields.has('channels')) && says >= 2;
}
