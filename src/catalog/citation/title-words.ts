import type { Printed } from './printed.js';
import { allMatches } from './matches.js';
import { isBreak } from './printed.js';

/** What a document calls itself, at the end of its title. */
const kind =
  '(?:法典?|条例|办法|规定|细则|规则|决定|决议|意见|通知|公告|通告|通报|方案|规划|纲要|标准|规范|准则|章程|导则|规程|批复|复函|解释|指引|指南)(?:[(](?:试行|暂行|修订|修正)[)])?';
/** The end of a title that no mark closes. */
export const titleEnd = new RegExp(
  `${kind}(?=$|[、,;。:()<>《》]|第[\\d零〇一二三四五六七八九十百]{1,7}[条章]|等|及|以及|和)`,
  'gu',
);

/** Unmarked titles end here: a word documents are called by, then something else. */
export function unmarkedEnds(printed: Printed, from: number, to: number): number[] {
  if (to - from < 3) return [];
  const text = printed.signs.slice(from, to);
  const ends: number[] = [];
  for (const match of allMatches(anyEnd, text)) {
    const end = from + match.index + (match[0] === '》' ? 0 : match[0].length);
    const sign = printed.signs.charAt(end);
    if (
      (end === to || /[、,;。:()<>《》”"第等及以和]/u.test(sign) || isBreak(printed, end)) &&
      ends.at(-1) !== end
    )
      ends.push(end);
  }
  return ends;
}
const anyEnd = new RegExp(`${kind}|(?<!》)》`, 'gu');

export function isNamedLikeADocument(title: string): boolean {
  return new RegExp(`${kind}$`, 'u').test(title);
}

/** Forms, certificates and the like are no legal basis though they stand in 《》: 《低收入家庭认定申请表》. */
export function isForm(title: string): boolean {
  if (/(?:白皮书|蓝皮书|负面清单)$/u.test(title)) return false;
  return /(?:书|表|证|证明|笔录|单|登记簿|登记册|票据|收据|卡|合同|协议|回执|执照|凭证|流程图|存根|报告|申请|示意图)$/u.test(
    title,
  );
}

/** Titles that page filters and advertisements have overwritten (…_…直播条例) name nothing. */
export function isDamaged(title: string): boolean {
  return title.includes('_') || !/\p{Script=Han}{2}/u.test(title);
}

/** Whether words without marks name one document, not documents in general (相关规定, 法律、法规). */
export function isUnmarkedTitle(words: string): boolean {
  if (
    words.length < 3 ||
    /^(?:关于)?.{0,3}(?:有关|相关|配套|上级|各级|各省|各地|其他)|^(?:及其|其|本|该|此|各|依法|具体)/u.test(
      words,
    )
  )
    return false;
  if (/关于.{2,}(?:的|印发).{0,40}$/u.test(words))
    return isNamedLikeADocument(words) && !/(?:有关|相关)(?:规定|办法|条例)$/u.test(words);
  if (/有关|相关|配套|法律法规|政策|应当|不得|可以|按照|依照|根据|违反|[的“”]/u.test(words)) return false;
  if (/(?:法典|条例|办法|细则|规则)(?:[(].{2}[)])?$/u.test(words))
    return words.length >= (words.endsWith('典') ? 3 : 4);
  if (/规定$/u.test(words)) return words.length > 6;
  return /[^依合执司普立违守方做用说书宪看想手]法$/u.test(words);
}
