import { withoutSpaces } from '../../catalog/text.js';
import { isFailure, isLost } from './odd-signs.js';
import { remembered } from './remembered.js';

/** Marks that stand for "nothing": dashes, slashes, 无, and unreadable glyphs. */
const nothing = /^(?:[-—–－─―‐_/／\\.…。·⠂?？�*]+|无|略|空|暂无)$/u;

/** Whether there is nothing to read, be it that nothing is said or that what is said can't be read. */
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

export function isHan(sign: number): boolean {
  return sign >= 0x4e00 && sign <= 0x9fff;
}

const saysNothing = remembered((text) => {
  const bare = withoutSpaces(text);
  return bare === '' || nothing.test(bare) || isFailure(bare);
});

/** Whether nothing is said: an error value or a sign in the place of others is no blank cell. */
export function isEmpty(text: string): boolean {
  return isBlank(text) && !isFailure(text) && !isLost(text);
}

const sameAbove = /^[(（]?(?:同上|同前|同上行|〃|″|”|")[)）]?[。.]?$/u;

/** 同上: the cell takes what the row above says. */
export function isSameAsAbove(text: string): boolean {
  return text.length < 20 && /[同〃″”"]/u.test(text) && sameAbove.test(withoutSpaces(text));
}
