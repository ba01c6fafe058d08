import type { GridRow } from '../workbook.js';

/** A whole table pasted into one cell. */
export function isFlattened(row: GridRow): boolean {
  const words = [
    '公开事项',
    '公开内容',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道',
    '公开对象',
    '公开方式',
  ];
  return row.texts.some((text) => {
    if (!holdsFive(text, '公')) return false;
    const bare = text.replace(/\s/g, '');
    return words.filter((word) => bare.includes(word)).length >= 5;
  });
}

/** Told before the text is tidied: each of those words has the sign. */
function holdsFive(text: string, sign: string): boolean {
  let at = -1;
  for (let count = 0; count < 5; count++) {
    at = text.indexOf(sign, at + 1);
    if (at < 0) return false;
  }
  return true;
}
