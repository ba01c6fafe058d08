import { cut } from './sheet-names.js';

/** What Excel takes in one cell. */
const longest = 32_767;
const remark = '……（全文过长，请到网站查看）';

/** Characters XML cannot hold: controls, lone surrogates, U+FFFE and U+FFFF. */
const illegal =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text as a cell can hold it. What XML cannot write becomes U+FFFD, in sight rather than silently gone; a text
 * too long for a cell ends with words that say so; `_x0041_`, which Excel would read as A, is kept as it is printed.
 */
export function cellText(text: string): string {
  const legal = text.replace(/\r\n?/g, '\n').replace(illegal, '\ufffd');
  const short = legal.length > longest ? `${cut(legal, longest - remark.length)}${remark}` : legal;
  return short.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** Whether typing it again would make a formula of it; such a cell is formatted as text. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@＝＋－＠\t]/.test(text);
}
