import { tidyText, withoutSpaces } from '../../catalog/text.js';
import { remembered } from './remembered.js';

/** What a spreadsheet shows where it could not work a cell out, or had no room to show it. */
const failure =
  /^(?:#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|EXTERNAL!|PYTHON!|GETTING_DATA)|#{3,}|Err:\d{3})$/u;

export function isFailure(text: string): boolean {
  return mayBeOdd(text) && text.length < 40 && failure.test(withoutSpaces(text));
}

/** Signs left in the place of others that could not be shown; dashes and slashes say “nothing” and are none. */
const lostSigns = /^[?？*＊.。·\ufffd\ue000-\uf8ff]+$/u;
/** Ticks and boxes of symbol fonts, which can be told. */
const symbols = /[\uf050\uf052\uf06e\uf06f\uf0a3\uf0a8\uf0fc\uf0fe]/u;

export const isLost = remembered(
  (text) => text !== '' && text.length < 40 && lostSigns.test(withoutSpaces(text)) && !symbols.test(text),
);

/** Whether a text may be one of these or hold a lost character. Asked of every cell: it only looks at one sign of most. */
export function mayBeOdd(text: string): boolean {
  const first = text.charCodeAt(0);
  return first <= 0x20 || first === 0x23 || first === 0x3f || first === 0x45 || first === 0xff1f;
}

/** A number, a date or a time and nothing else: no words that say from when, or how often. */
const numberOrDate =
  /^(?:\d+(?:\.\d+)?|\d{4}年|(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:[T ]?\d{1,2}:\d{2}(?::\d{2})?)?|\d{4}年\d{1,2}月|\d{1,2}:\d{2}(?::\d{2})?)$/u;

export function isNumberOrDate(text: string): boolean {
  const first = text.charCodeAt(0);
  return first < 0x3a && text.length < 40 && numberOrDate.test(tidyText(text));
}
