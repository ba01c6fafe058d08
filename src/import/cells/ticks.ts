import { withoutSpaces } from '../../catalog/text.js';
import type { TidyingKind } from '../tidying.js';
import { isEmpty } from './blank.js';
import { tidied } from './plain.js';
import { remembered } from './remembered.js';

/**
 * Signs that tick a cell: R, t, P, ü and þ are what ticks of symbol fonts leave behind, as are the private ones; TRUE is
 * what a box to click holds.
 */
const tick = /^[√✓✔☑✅■●▲▄☒VvRtPüþ\uf052\uf050\uf0fc\uf0fe]+$|^(?:是|有|TRUE)$/u;
const untick = /^[□☐口£¨×✗✘xX○〇\uf0a3\uf0a8\uf06f]+$|^(?:否|无|FALSE)$/u;
const leadingTick = /^[√✓✔☑✅■☒](.+)$/su;

export type Tick = { ticked: boolean; text: string };

/** How many cells' ticks stand in one: `√ √ √` is three; 0 where there is more than ticks. */
export function countTicks(cell: string): number {
  const bare = withoutSpaces(cell);
  return /^[√✓✔☑✅]+$/u.test(bare) ? Array.from(bare).length : 0;
}

/** A tick, no tick, or words, perhaps with a tick before them (`√监测对象`). */
export const readTick = remembered((cell): Tick => {
  const bare = withoutSpaces(cell);
  if (bare === '' || untick.test(bare)) return { ticked: false, text: '' };
  if (tick.test(bare)) return { ticked: true, text: '' };
  const words = leadingTick.exec(cell.trim())?.[1];
  return words === undefined ? { ticked: false, text: cell } : { ticked: true, text: words };
});

/** What is tidied to read a cell of ticks; words are judged by what their column asks. */
export function tidyingsOfTick(cell: string): TidyingKind[] {
  if (cell === '' || cell === '√') return [];
  if (withoutSpaces(cell) === '√') return ['spaces-removed'];
  const { text } = readTick(cell);
  if (text === '') return ['sign-read'];
  if (isEmpty(text)) return ['blank-sign'];
  return [
    ...(text === cell ? [] : (['sign-read'] as const)),
    ...(tidied(text) === text ? [] : (['spaces-removed'] as const)),
  ];
}
