import type { Printed } from './printed.js';
import { matchAt } from './matches.js';
import { isNamedLikeADocument, titleEnd } from './title-words.js';

/** Where a title stands: `from`…`to` with its marks, `start`…`end` without. */
export type TitlePlace = { from: number; start: number; end: number; to: number };

/** A title may be as long as this; what is longer has lost its closing mark. */
const longest = 200;
const separators = '、,;。》):';

/** The title whose opening mark 《 stands at a place. Nested and lost marks are allowed for. */
export function markedTitleAt(printed: Printed, from: number): TitlePlace {
  const { signs } = printed;
  let start = from + 1;
  while (signs.charAt(start) === '《') start++;
  const limit = Math.min(signs.length, start + longest);
  const closing = closingOf(signs, start, limit);
  if ('limit' in closing) {
    const end = unclosedEnd(printed, start, closing.limit);
    return { from, start, end, to: end };
  }
  let { to } = closing;
  while (signs.charAt(to) === '》') to++;
  return { from, start, end: closing.end, to };
}

/** The closing mark that belongs to the title, or, where it is lost, the place before which the title must have ended. */
function closingOf(
  signs: string,
  start: number,
  limit: number,
): { end: number; to: number } | { limit: number } {
  let outer = 1;
  let inner = 0;
  let first = -1;
  for (let at = start; at < limit; at++) {
    const sign = signs.charAt(at);
    if (sign === '<') inner++;
    else if (sign === '>' && inner > 0) inner--;
    else if (sign === '》' || sign === '>') {
      if (first < 0) first = at;
      if (--outer === 0) return { end: at, to: at + 1 };
    } else if (sign === '《') {
      if (first < 0 && outer === 1 && hasLostItsMark(signs, start, at)) return { limit: at };
      outer++;
    }
  }
  if (first < 0) return { limit };
  // 《关于印发《a》的通知: the outer mark is the lost one
  const outerEnding = matchAt(outerEnd, signs, first + 1)?.[0] ?? '';
  const end = first + 1 + outerEnding.length;
  return outerEnding.startsWith('的') ? { end, to: end } : { end: first, to: first + 1 };
}

/** 《a、《b》 and 《a条例《b》: the first has lost its closing mark; in 《关于印发《a》的通知》 one stands in the other. */
function hasLostItsMark(signs: string, start: number, at: number): boolean {
  return (
    separators.includes(signs.charAt(at - 1)) ||
    /(?:法|条例|办法|规定|细则|意见|通知|公告|决定)$/u.test(signs.slice(Math.max(start, at - 4), at))
  );
}

/** Where a title without a closing mark ends: behind the first word that titles end with, else at the limit. */
function unclosedEnd({ signs }: Printed, start: number, limit: number): number {
  titleEnd.lastIndex = 0;
  const match = titleEnd.exec(signs.slice(start, limit));
  if (match !== null) return start + match.index + match[0].length;
  const stop = /[、,;。:()]*$/u.exec(signs.slice(Math.max(start, limit - 10), limit));
  return limit - (stop?.[0].length ?? 0);
}

/** 〈城市供水条例〉 alone, with inner marks for outer ones. */
export function innerMarkedTitleAt({ signs }: Printed, from: number): TitlePlace | null {
  const match = matchAt(/(?<marks><{1,2})[^<>《》]{3,60}>{1,2}/uy, signs, from);
  if (match === null) return null;
  const start = from + (match.groups?.['marks']?.length ?? 1);
  const to = from + match[0].length;
  const end = from + match[0].indexOf('>');
  return isNamedLikeADocument(signs.slice(start, end)) ? { from, start, end, to } : null;
}

/** 国务院办公厅印发|《关于…的意见》|实施细则的通知: what goes on behind an inner title and ends the outer one. */
export function outerTitleEnd(printed: Printed, lead: string, at: number): number | null {
  if (!/(?:印发|转发|批转|颁布|发布|公布|实施|贯彻|执行|落实|修改|废止|施行|适用|关于)$/u.test(lead))
    return null;
  const match = matchAt(outerEnd, printed.signs, at);
  if (match === null || /及其|相关|有关|配套|其他/u.test(match[0])) return null;
  return at + match[0].length;
}
const outerEnd =
  /[\p{Script=Han}“”]{0,30}?(?:通知|意见|办法|决定|细则|公告|批复|解释|方案|条例|规定|复函)(?=$|[、,;。:()《]|第[\d一二三四五六七八九十百]{1,7}条|等)/uy;
