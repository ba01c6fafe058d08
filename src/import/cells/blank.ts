import { withoutSpaces } from '../../catalog/text.js';
import { remembered } from './remembered.js';

/** Marks that stand for "nothing": dashes, slashes, 无, unreadable glyphs, spreadsheet errors. */
const nothing =
  /^(?:[-—–－─―‐_/／\\.…。·⠂?？�*]+|无|略|空|暂无|#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!))$/u;

export function isBlank(text: string): boolean {
  return text.length > 60 ? text.trim() === '' : saysNothing(text);
}

const saysNothing = remembered((text) => {
  const bare = withoutSpaces(text);
  return bare === '' || nothing.test(bare);
});

const sameAbove = /^[(（]?(?:同上|同前|同上行|〃|″|”|")[)）]?[。.]?$/u;

/** 同上: the cell takes what the row above says. */
export function isSameAsAbove(text: string): boolean {
  return text.length < 20 && sameAbove.test(withoutSpaces(text));
}
