/** Tidying of printed Chinese text: what a spreadsheet or a page breaks apart is put together, no word is changed. */

/** Besides white space: braille blanks, zero-width characters and controls that pages put between characters. */
const blanks =
  /[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2800\u2802\ufeff]+/gu;

/** Characters beside which a space is never meant: ideographs, Chinese punctuation, full-width forms. */
const chinese =
  /[\u2014\u2018-\u201f\u2026\u2460-\u24ff\u2e80-\ua4cf\ud840-\udfff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/;

/** NFC; no space or line break beside a Chinese character, one space elsewhere, none at the ends. */
export function tidyText(text: string): string {
  let tidy = '';
  for (const word of text.normalize('NFC').split(blanks)) {
    if (word === '') continue;
    tidy +=
      tidy === '' || chinese.test(tidy.charAt(tidy.length - 1)) || chinese.test(word.charAt(0))
        ? word
        : ` ${word}`;
  }
  return tidy;
}

/** NFC without any space: for phrases in which even digits are torn apart (`2 0个 工作日`). */
export function withoutSpaces(text: string): string {
  return text.normalize('NFC').replace(blanks, '');
}

/** Full-width letters, digits and signs as ASCII. Keeps the length, so that places in the result are places in the text. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

const digits = '零一二三四五六七八九';
const digitOf: Record<string, number> = { 〇: 0, '○': 0, 两: 2 };
for (const [value, digit] of Array.from(digits).entries()) digitOf[digit] = value;
const rankOf: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** `20`, `二十`, `一百零三`, `二〇一九` as a number; null for anything else. */
export function parseNumeral(text: string): number | null {
  const folded = foldWidth(text);
  if (/^\d{1,9}$/.test(folded)) return Number(folded);
  if (/^[零〇○一二三四五六七八九]{2,9}$/u.test(folded))
    return Array.from(folded).reduce((sum, digit) => sum * 10 + (digitOf[digit] ?? 0), 0);
  return /^[零〇○一二两三四五六七八九十百千]{1,9}$/u.test(folded) ? sumOfRanks(folded) : null;
}

function sumOfRanks(numeral: string): number {
  let sum = 0;
  let digit = 0;
  for (const sign of numeral) {
    const rank = rankOf[sign];
    if (rank === undefined) digit = digitOf[sign] ?? 0;
    else {
      sum += (digit || 1) * rank;
      digit = 0;
    }
  }
  return sum + digit;
}

/** 1 to 9999 as it is printed in a law: 10 → 十, 103 → 一百零三. */
export function toNumeral(value: number): string {
  let numeral = '';
  for (const [rank, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / rank) % 10;
    if (digit > 0) numeral += `${digits.charAt(digit)}${name}`;
    else if (numeral !== '' && !numeral.endsWith('零')) numeral += '零';
  }
  return numeral.replace(/零+$/u, '').replace(/^一十/u, '十');
}
