import { parseNumeral } from './text.js';
import type { Clause } from './time-limit-clause.js';
import type { LimitUnit, TimeLimitRule } from './time-limit-rule.js';
import { isDuration, readDuration } from './time-limit-duration.js';
import type { Trigger } from './time-limit-trigger.js';
import { readTrigger } from './time-limit-trigger.js';

const numeral = '\\d{1,3}|[一二两三四五六七八九十百]{1,5}';
const verbs =
  '(?:至少|不少于|不得少于|应当?|定期|集中|及时|公开|更新|公布|发布|公示|调整|\\d{1,2}日(?:之|以)?前)';

/** The words that make a rule. What stands between two of them is the event, the subject or filling. */
const mark = new RegExp(
  [
    '(?<exception>另有规定)',
    `(?:每年度?|次年|翌年)(?<month>${numeral})月份?(?:(?<day>${numeral})[日号]|[底末])(?:之|以)?前`,
    '(?<yearEnd>每年年?[底末])(?:之|以)?前',
    `(?<date>(?:\\d{4}年)?\\d{1,2}月(?:\\d{1,2}[日号]|[底末]))`,
    `(?:每|按|逐)(?<period>半年|年|季|月|周|星期|日|天)度?(?:${verbs}{0,6}(?<times>${numeral})次|${verbs}{1,6}|$)`,
    `(?<bare>半年|[一1]年|[一1]季度|[一1]个月|[一1]周)${verbs}{0,6}(?<often>${numeral})次`,
    '(?<lasting>长期|永久|长年|常年)',
    '(?<promptly>及时|实时|即时|随时|立即|第一时间)',
    `(?<![\\d月第一二两三四五六七八九十百])(?<count>半|${numeral})(?<ge>个?)(?<unit>工作日?|星期|周|日|天|月|年)(?<side>(?:之|以)?[内前])?`,
  ].join('|'),
  'gu',
);

type Words = Partial<Record<string, string>>;
type Reading = (found: Words, before: string, outer: Trigger) => TimeLimitRule | null;

/** Each of the words above and what it means; the first that was found counts. */
const readings: [name: string, read: Reading][] = [
  ['exception', () => ({ kind: 'unless-provided-otherwise' })],
  ['month', ({ month, day }) => yearlyBy(month ?? '', day)],
  ['yearEnd', () => ({ kind: 'yearly-by', month: 12, day: 31 })],
  ['period', ({ period, times }) => every(period ?? '', times)],
  ['bare', ({ bare, often }) => every((bare ?? '').replace(/^[一1]个?|度$/gu, ''), often)],
  ['lasting', () => ({ kind: 'lasting' })],
  ['promptly', (_found, _before, { event }) => ({ kind: 'promptly', from: event })],
  ['count', readSpan],
];

/** The rules of one clause; `trigger` is the event a clause before it has named. */
export function readMarks(clause: Clause, trigger: string | null): TimeLimitRule[] {
  const rules: TimeLimitRule[] = [];
  let end = 0;
  for (const match of clause.folded.matchAll(mark)) {
    const found: Words = match.groups ?? {};
    const before = clause.printed.slice(end, match.index);
    end = match.index + match[0].length;
    const words = readTrigger(before);
    // 20个工作日内及时公开 is one limit, not two
    if (found['promptly'] !== undefined && rules.length > 0) continue;
    const rule = readMark(found, before, { ...words, event: words.event ?? trigger });
    const scope = words.scope ?? clause.scope;
    if (rule !== null) rules.push(scope === null || 'scope' in rule ? rule : { ...rule, scope });
  }
  return rules;
}

export function isAnnouncement(folded: string): boolean {
  return /公开|公示|公布|公告|发布/u.test(folded);
}

function readMark(found: Words, before: string, trigger: Trigger): TimeLimitRule | null {
  const reading = readings.find(([name]) => found[name] !== undefined);
  return reading === undefined ? null : reading[1](found, before, trigger);
}

function readSpan(found: Words, before: string, { event }: Trigger): TimeLimitRule | null {
  const span = spanOf(found);
  if (span === null) return null;
  const side = found['side']?.slice(-1);
  if (side === '前' || (side === undefined && before.endsWith('提前')))
    return { kind: 'before', ...span, event };
  if (side === undefined && isDuration(before)) return { kind: 'for', ...span, ...readDuration(before) };
  // a bare 3年 may as well be how long something is kept
  if (side === undefined && (span.unit === 'month' || span.unit === 'year')) return null;
  return { kind: 'within', ...span, from: event };
}

const units: Record<string, LimitUnit> = {
  工作: 'working-day',
  工作日: 'working-day',
  日: 'day',
  天: 'day',
  周: 'week',
  星期: 'week',
  月: 'month',
  年: 'year',
};

function spanOf({ count = '', ge, unit = '', side }: Words): { count: number; unit: LimitUnit } | null {
  if (count === '半') return unit === '年' ? { count: 6, unit: 'month' } : null;
  // 3月前 is a date
  if (unit === '月' && ge === '' && side?.endsWith('内') !== true) return null;
  const value = parseNumeral(count);
  const known = units[unit];
  return value === null || value === 0 || known === undefined ? null : { count: value, unit: known };
}

const periods: Record<string, [count: number, unit: LimitUnit]> = {
  半年: [6, 'month'],
  年: [1, 'year'],
  季: [3, 'month'],
  月: [1, 'month'],
  周: [1, 'week'],
  星期: [1, 'week'],
  日: [1, 'day'],
  天: [1, 'day'],
};

/** 每年2次 says nothing about the time between the two: no rule. */
function every(period: string, often: string | undefined): TimeLimitRule | null {
  const known = periods[period];
  if (known === undefined || (often !== undefined && parseNumeral(often) !== 1)) return null;
  return { kind: 'every', count: known[0], unit: known[1] };
}

/** Without a day, the last of the month; February then ends on the day it always has. */
function yearlyBy(month: string, day: string | undefined): TimeLimitRule | null {
  const number = parseNumeral(month) ?? 0;
  const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][number - 1];
  const dayNumber = day === undefined ? last : parseNumeral(day);
  if (last === undefined || dayNumber === undefined || dayNumber === null) return null;
  return dayNumber < 1 || dayNumber > last ? null : { kind: 'yearly-by', month: number, day: dayNumber };
}
