import { tidyText, withoutSpaces } from '../../catalog/text.js';

/**
 * Whether a text holds only Han, ASCII and the usual Chinese signs, none of them a blank: tidying, which looks for all
 * that can be odd about a text, would give it back as it is.
 */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign >= 0x4e00 && sign <= 0x9fff) continue;
    if (sign > 0x20 && sign < 0x7f) continue;
    if ((sign >= 0x3001 && sign <= 0x301f) || (sign >= 0xff01 && sign <= 0xff5e)) continue;
    if (sign < 0x2010 || sign > 0x2027) return false;
  }
  return true;
}

/** The same as `tidyText`, sooner where there is nothing to tidy. */
export function tidied(text: string): string {
  return isPlain(text) ? text : tidyText(text);
}

/** Whether tidying takes this sign for a blank. Most signs tell by their number. */
export function isBlankSign(sign: number): boolean {
  if (sign <= 0x20 || sign === 0x3000 || sign === 0xfeff) return true;
  return sign >= 0x7f && sign <= 0x2802 && withoutSpaces(String.fromCharCode(sign)) === '';
}
