import { parseNumeral, toNumeral } from '../text.js';

/**
 * What a text says without how it is printed: width, spaces, punctuation, quotation marks and brackets of any shape,
 * glyphs of ticks, and the numerals of articles (第十一条 = 第11条) and document numbers (〔二〇一九〕 = [2019]).
 * Two texts with one form differ in nothing a reader could rely on.
 */
export function formOf(text: string): string {
  return foldNumerals(withoutPunctuation(oneGlyph(text)));
}

/** Blocks whose characters are other shapes of common ones: radicals, numbers in rings, compatibility and width forms. */
const shaped =
  /[\u2474-\u249b\u2e80-\u2fdf\u3000\u3220-\u3229\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uffee]/gu;
const ringed = /[①-⑳]/gu;
const blanks =
  /[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2800\u2802\ufe0e\ufe0f\ufeff]+/gu;

/** One glyph for the same sign: √ for every tick, □ for every empty box, 〇 for every ring. */
function oneGlyph(text: string): string {
  return text
    .normalize('NFC')
    .replace(shaped, (sign) => sign.normalize('NFKC'))
    .replace(ringed, (sign) => `(${sign.normalize('NFKC')})`)
    .replace(blanks, '')
    .replace(/[✓✔☑✅■▄◼⬛●]/gu, '√')
    .replace(/[☐◻▢⬜]/gu, '□')
    .replace(/[○◯]/gu, '〇')
    .replace(/<(?<quoted>[^<>]*)>/gu, '〈$<quoted>〉');
}

/** Signs that carry no words. What may state something stays: %, ＋, ＝, a comparison, a box. */
const dashes = '\\-‐‑‒–—―─−~〜';
const points = '.·・•‧∙⋅';
const others = `,，。、;；!！"'“”‘’„‟「」『』()\\[\\]{}〔〕【】〖〗〘〙《》〈〉«»‹›≪≫…_|\\\\\`´▪◆◇▶➢➤►`;
const punctuation = new RegExp(`[${dashes}${points}${others}:∶/]+`, 'gu');

/** A sign beside which a separator counts: 3-5, 3.5 and 35 are three numbers, and gov.cn is not govcn. */
const counting = /[0-9A-Za-z零〇一二两三四五六七八九十百千万亿]/u;

function withoutPunctuation(text: string): string {
  return text.replace(punctuation, (signs: string, at: number) => {
    const inside = counting.test(text.charAt(at - 1)) && counting.test(text.charAt(at + signs.length));
    return inside ? kindOf(signs) : '';
  });
}

function kindOf(signs: string): string {
  if (new RegExp(`[${dashes}]`, 'u').test(signs)) return '-';
  if (/[:∶]/u.test(signs)) return ':';
  if (signs.includes('/')) return '/';
  return new RegExp(`^[${points}]+$`, 'u').test(signs) ? '.' : ',';
}

const numeral = '(?:\\d{1,5}|[零〇一二三四五六七八九十百千]{1,9})';
/** 第十条, 第十,十一条, 第三至第五项, 第二十条之一, 第六四九号. */
const ordinal = new RegExp(
  `第${numeral}(?:(?:[,\\-和与及至到]|以及)第?${numeral})*(?<unit>条|款|项|目|编|章|节|号)(?:之${numeral})?`,
  'gu',
);
/** 〔2019〕54号, whose brackets are a comma by now. */
const documentNumber = new RegExp(
  `(?<year>\\d{4}|[零〇一二三四五六七八九]{4}),(?<ordinal>第?)(?<count>${numeral})号`,
  'gu',
);

function foldNumerals(text: string): string {
  return text
    .replace(
      documentNumber,
      (_, year: string, rank: string, count: string) =>
        `${String(parseNumeral(year))},${rank}${toArabic(count)}号`,
    )
    .replace(ordinal, (words, unit: string) =>
      words.replace(new RegExp(numeral, 'gu'), (count) => toArabic(count, unit)),
    );
}

/** Only numerals as a law prints them: 第一一条 is no 第十一条, and what is misprinted stays what it is. */
function toArabic(printed: string, unit = '号'): string {
  if (/^\d/u.test(printed)) return printed;
  const value = parseNumeral(printed);
  if (value === null) return printed;
  const inDigits = unit === '号' && /^[^十百千]{3,}$/u.test(printed);
  return inDigits || toNumeral(value) === printed.replaceAll('〇', '零') ? String(value) : printed;
}
