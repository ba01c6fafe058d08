/** What a spreadsheet takes in one cell, and what is written where a text is longer. */

export const longestCell = 32_767;
const remark = '……（全文过长，请到网站查看）';

/** The text, or as much of it as a cell holds with words at its end that say so. */
export function cutForCell(text: string): string {
  return text.length > longestCell ? `${cut(text, longestCell - remark.length)}${remark}` : text;
}

/** Whether a cell says that it is not the whole. */
export function isCutForCell(text: string): boolean {
  return text.length > longestCell - remark.length && text.trimEnd().endsWith(remark);
}

/** No surrogate pair is torn. */
export function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  const tears = text.length > length && last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, tears ? length - 1 : length);
}
