import type { Level } from '../../catalog/item.js';
import { foldWidth, withoutSpaces } from '../../catalog/text.js';

const tokens: [Level, RegExp][] = [
  ['市级', /市|州|盟/],
  ['县级', /县|(?<!社|园|作业|街|校)区|旗/],
  ['乡级', /乡|镇|街|园区|作业区|苏木|农场/],
  ['村级', /村|社区|嘎查|居/],
];

/** The levels a column heading names: `乡、村级` both, `县(市、区)级` 县级; null if it is no level heading. */
export function levelsOfHeading(text: string): Level[] | null {
  const bare = foldWidth(withoutSpaces(text));
  const body = bare.replace(/\([^)]*\)/g, '').replace(/\(.*$/, '');
  if (!/级$/.test(body) && !/^(?:市|县|区|州|旗|乡|镇|街道|街|村|社区|嘎查|作业区|[、,和])+$/.test(body))
    return null;
  // 国家级, 一级 and the like are no level of disclosure.
  if (/[一二三四国省部]级?$/.test(body) || body.length > 10) return null;
  const levels = tokens.filter(([, token]) => token.test(body)).map(([level]) => level);
  // `、村级`: the character before the mark was lost, and only one fits.
  if (/^[、,]村/.test(body)) levels.unshift('乡级');
  return levels.length === 0 ? null : levels;
}

/** Levels named in a cell: `县级、乡级`, `州级`. */
export function levelsInText(text: string): Level[] {
  if (text === '') return [];
  const parts = foldWidth(withoutSpaces(text)).split(/[、,;/和]/);
  return [...new Set(parts.flatMap((part) => levelsOfHeading(part) ?? levelsOfHeading(`${part}级`) ?? []))];
}
