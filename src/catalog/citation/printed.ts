import { foldWidth } from '../text.js';

/**
 * A cell prepared for reading: `signs` has no spaces and one sign per kind (ASCII brackets and digits, 《》 for outer
 * and <> for inner title marks); `places` says where each of its characters stands in the cell.
 */
export type Printed = { cell: string; signs: string; places: Int32Array; closings: Int32Array };

const blank =
  /[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2800\u2802\ufeff]/u;

/** What is written in place of each UTF-16 unit; 0 for blanks. */
const signOf = Uint16Array.from({ length: 0x10000 }, (_, unit) => {
  const sign = String.fromCharCode(unit);
  return blank.test(sign) ? 0 : foldWidth(sign).charCodeAt(0);
});
for (const [sign, likes] of Object.entries({
  '(': '（〔﹝[【［「『{﹙',
  ')': '）〕﹞]】］」』}﹚',
  '<': '〈﹤‹',
  '>': '〉﹥›',
  '《': '«≪',
  '》': '»≫',
  '-': '—–－―─‐~～',
}))
  for (const like of likes) signOf[like.charCodeAt(0)] = sign.charCodeAt(0);

export function readPrinted(cell: string): Printed {
  const places = new Int32Array(cell.length);
  const units = new Uint16Array(cell.length);
  let length = 0;
  for (let place = 0; place < cell.length; place++) {
    const unit = signOf[cell.charCodeAt(place)] ?? 0;
    if (unit === 0) continue;
    places[length] = place;
    units[length++] = unit;
  }
  const signs = toText(units.subarray(0, length));
  return { cell, signs, places, closings: closingsOf(signs) };
}

/** In stretches, since a call takes only so many arguments. */
function toText(units: Uint16Array): string {
  let text = '';
  for (let from = 0; from < units.length; from += 4096)
    text += String.fromCharCode(...units.subarray(from, from + 4096));
  return text;
}

/** The text as printed, spaces and all, between two places of `signs`. */
export function printedBetween({ cell, places }: Printed, from: number, to: number): string {
  return from < to ? cell.slice(places[from], (places[to - 1] ?? 0) + 1) : '';
}

/** Whether a space or line break is printed before this character. */
export function isBreak({ places }: Printed, at: number): boolean {
  return at > 0 && (places[at] ?? 0) > (places[at - 1] ?? 0) + 1;
}

/** The year in a document number: its bracket may be half lost (〔201680号) and closes nothing. */
const yearBracket = /\((?:\d{4}|[一二三四五六七八九〇○零]{4})\)?年?第?\d{1,5}号/y;

/** For each opening bracket the place of the closing one, whatever their shapes; 0 where there is none. */
function closingsOf(signs: string): Int32Array {
  const closings = new Int32Array(signs.length);
  const open: number[] = [];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs.charAt(at);
    if (sign === '(') {
      yearBracket.lastIndex = at;
      if (yearBracket.test(signs)) at = yearBracket.lastIndex - 1;
      else open.push(at);
    } else if (sign === ')') {
      const opening = open.pop();
      if (opening !== undefined) closings[opening] = at;
    }
  }
  return closings;
}
