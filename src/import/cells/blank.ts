import { withoutSpaces } from '../../catalog/text.js';
import { remembered } from './remembered.js';

/** Marks that stand for "nothing": dashes, slashes, 无, unreadable glyphs, spreadsheet errors. */
const nothing =
  /^(?:[-—–－─―‐_/／\\.…。·⠂?？�*]+|无|略|空|暂无|#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!))$/u;

export function isBlank(text: string): boolean {
  if (saysSomething(text)) return false;
  return text.length > 60 ? text.trim() === '' : saysNothing(text);
}

/** Most texts tell by their first signs: three Han, a digit, a box or 《 are in none of those marks. */
function saysSomething(text: string): boolean {
  const first = text.charCodeAt(0);
  if ((first >= 0x30 && first <= 0x39) || first === 0x300a || first === 0x25a0 || first === 0x221a)
    return true;
  return text.length > 2 && isHan(first) && isHan(text.charCodeAt(1)) && isHan(text.charCodeAt(2));
}

function isHan(sign: number): boolean {
  return sign >= 0x4e00 && sign <= 0x9fff;
}

const saysNothing = remembered((text) => {
  const bare = withoutSpaces(text);
  return bare === '' || nothing.test(bare);
});

const sameAbove = /^[(（]?(?:同上|同前|同上行|〃|″|”|")[)）]?[。.]?$/u;

/** 同上: the cell takes what the row above says. */
export function isSameAsAbove(text: string): boolean {
  return text.length < 20 && /[同〃″”"]/u.test(text) && sameAbove.test(withoutSpaces(text));
}
