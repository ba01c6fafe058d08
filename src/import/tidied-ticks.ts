import { withoutSpaces } from '../catalog/text.js';
import { isBlank } from './cells/blank.js';
import { readTick, tidyingsOfTick } from './cells/ticks.js';
import type { Ticks } from './read-ticks.js';
import type { Cell, RowCells } from './row-cells.js';
import { levelsInText } from './table/levels.js';
import type { TidyingKind } from './tidying.js';

/** What was tidied in the cells of a row that say for whom, how and at which level. */
export type TidiedCells = { column: number; kinds: TidyingKind[] }[];

export function tidiedTicks(cells: RowCells, ticks: Omit<Ticks, 'tidied'>): TidiedCells {
  return cells
    .inOrder(['everyone', 'groups', 'proactive', 'onRequest', 'level', 'audience', 'methods', 'levels'])
    .map((cell) => ({ column: cell.index, kinds: cell.text === '' ? [] : kindsIn(cell, ticks) }))
    .filter(({ kinds }) => kinds.length > 0);
}

function kindsIn({ column: { field }, text }: Cell, ticks: Omit<Ticks, 'tidied'>): TidyingKind[] {
  const { everyone, groups } = ticks.audience;
  if (field === 'audience') return inWords(text, [everyone === true ? '全社会' : '', groups ?? '']);
  if (field === 'methods' || field === 'levels') return inWords(text, ticks[field]);
  const { text: words } = readTick(text);
  const kinds = tidyingsOfTick(text);
  return isBlank(words) || !(saidInWords[field]?.(words) ?? false) ? kinds : [...kinds, 'respelled'];
}

/** Words that a column of ticks takes for a tick. */
const saidInWords: Partial<Record<Cell['column']['field'], (words: string) => boolean>> = {
  everyone: (words) => /社会|公众/u.test(words),
  groups: (words) => /^(?:面?向)?(?:全?社会(?:公众|公开)?|公众)$/u.test(withoutSpaces(words)),
  proactive: (words) => words.includes('主动'),
  onRequest: (words) => words.includes('申请'),
  level: (words) => levelsInText(words).length > 0,
};

/** A column of words beside what was read of it. */
function inWords(text: string, read: readonly string[]): TidyingKind[] {
  const words = read.filter((word) => word !== '').join('、');
  if (words === '' || words === text) return [];
  return [words === withoutSpaces(text) ? 'spaces-removed' : 'respelled'];
}
