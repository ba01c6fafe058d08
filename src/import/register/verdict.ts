import { withoutSpaces } from '../../catalog/text.js';

/** What clearing a document came to (清理结果). */
export type Verdict = '继续有效' | '修改' | '废止' | '失效';

/** `proposed`: 拟废止 and the like decide nothing yet. */
export type ReadVerdict = { verdict: Verdict; proposed: boolean };

/** The first that fits: 修改后继续有效 is 修改, 失效或废止 ends a document by a decision. */
const spellings: [Verdict, RegExp][] = [
  ['修改', /修改|修订|修正/u],
  ['废止', /废止|废除/u],
  ['失效', /失效/u],
  ['继续有效', /有效|保留|沿用/u],
];
const denied = /(?:不|未|无需|不予|暂不|没有)(?:再)?(?:宣布)?(?:修改|修订|废止|失效|保留|有效)|无效/u;
/** 继续有效的规范性文件目录, 二、宣布失效的文件（7件）, 修改. */
const listTitle = /目录|清单|文件|一览|名单|^[一二三四五六七八九十]+、|件[)）]?$/u;

/** 继续有效, 保留, 拟修订, 宣布失效 …; null for other words. */
export function readVerdict(text: string): ReadVerdict | null {
  const bare = withoutSpaces(text);
  if (bare === '' || bare.length > 40 || denied.test(bare)) return null;
  const found = spellings.find(([, pattern]) => pattern.test(bare));
  return found === undefined ? null : { verdict: found[0], proposed: /拟|建议/u.test(bare) };
}

/** The verdict on all that a list or a section of it holds, by its title; null where it names none or several. */
export function readListVerdict(text: string): ReadVerdict | null {
  const bare = withoutSpaces(text);
  if (/[《》，。；,;]/u.test(bare) || bare.length > 60) return null;
  const words = spellings.filter(([, pattern]) => pattern.test(bare)).map(([verdict]) => verdict);
  const ends = words.every((verdict) => verdict === '废止' || verdict === '失效');
  const short = bare.length <= 12;
  return (words.length === 1 || (ends && words.length === 2)) && (short || listTitle.test(bare))
    ? readVerdict(bare.slice(0, 40))
    : null;
}
