import { withoutSpaces } from '../../catalog/text.js';
import { remembered } from './remembered.js';

/** Signs that tick a cell. */
const tick = /^[√✓✔☑✅■●▲▄☒VvR]+$|^(?:是|有)$/u;
const untick = /^[□☐口£×✗✘xX○〇]+$|^(?:否|无)$/u;
const leadingTick = /^[√✓✔☑✅■☒](.+)$/su;

export type Tick = { ticked: boolean; text: string };

/** A tick, no tick, or words, perhaps with a tick before them (`√监测对象`). */
export const readTick = remembered((cell): Tick => {
  const bare = withoutSpaces(cell);
  if (bare === '' || untick.test(bare)) return { ticked: false, text: '' };
  if (tick.test(bare)) return { ticked: true, text: '' };
  const words = leadingTick.exec(cell.trim())?.[1];
  return words === undefined ? { ticked: false, text: cell } : { ticked: true, text: words };
});
