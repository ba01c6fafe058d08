import { parseNumeral } from '../text.js';
import { allMatches } from './matches.js';

/** The edition a citation names: its day, and whether it was 修正, 修订 or 修改. */
export type CitedEdition = { date: string | null; word: string | null };

const numeral = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const year = '(?:19|20)\\d{2}|[一二][零〇○一二三四五六七八九]{3}';
const day = new RegExp(
  `(?<year>${year})(?:年(?<month>${numeral})月(?<day>${numeral})日|[.-](?<m>\\d{1,2})[.-](?<d>\\d{1,2}))(?<force>起?(?:施行|实施|生效|执行))?`,
  'gu',
);
const revised = /(?:修正|修订|修改)(?!案|的决定|决定|部分|和废止|<|《)/gu;

/** The last edition that words name, as `2018年12月29日修正`, `2018年修正`, `修订` or, where a day stands alone, `2001年6月20日`. */
export function findEdition(words: string): string | null {
  if (words.length < 2) return null;
  const days = allMatches(day, words).filter(({ groups }) => groups?.['force'] === undefined);
  const revisions = allMatches(revised, words);
  const last = revisions.at(-1);
  if (last === undefined) return days.length === 0 ? null : printDay(days.at(-1));
  const floor = revisions.at(-2)?.index ?? 0;
  const near = days.filter(({ index }) => index >= floor && index < last.index).at(-1);
  const later = near ?? days.find(({ index }) => index > last.index);
  if (later !== undefined) return `${printDay(later) ?? ''}${last[0]}`;
  const only = new RegExp(`(?:${year})(?=年|第|$)`, 'u').exec(words.slice(floor, last.index));
  return `${only === null ? '' : `${parseNumeral(only[0]) ?? ''}年`}${last[0]}`;
}

/** An edition without a bracket, right behind a title: 2018年12月29日修正. Gives where it ends, or null. */
export function editionEnd(signs: string, at: number): number | null {
  bareEdition.lastIndex = at;
  return bareEdition.test(signs) ? bareEdition.lastIndex : null;
}
const bareEdition = new RegExp(
  `(?:${year})年?(?:(?:${numeral})月(?:(?:${numeral})日)?)?(?:第[一二三四五六七八九十]次)?(?:修正|修订|修改)(?:版|本)?`,
  'uy',
);

/** Reads what `Citation.edition` holds; a year without a day is no date. */
export function readEdition(edition: string | null): CitedEdition | null {
  if (edition === null) return null;
  const match = /^(?:(\d{4})年(?:(\d{1,2})月(\d{1,2})日)?)?(修正|修订|修改)?$/u.exec(edition);
  if (match === null) return null;
  const [, yearText, month, dayText, word] = match;
  const date =
    yearText === undefined || month === undefined || dayText === undefined
      ? null
      : `${yearText}-${month.padStart(2, '0')}-${dayText.padStart(2, '0')}`;
  return { date, word: word ?? null };
}

function printDay(match: RegExpMatchArray | undefined): string | null {
  const { year: y = '', month, day: d, m, d: dd } = match?.groups ?? {};
  const numbers = [y, month ?? m ?? '', d ?? dd ?? ''].map(parseNumeral);
  const [yearNumber, monthNumber, dayNumber] = numbers;
  if (typeof yearNumber !== 'number' || typeof monthNumber !== 'number' || typeof dayNumber !== 'number')
    return null;
  return `${yearNumber}年${monthNumber}月${dayNumber}日`;
}
