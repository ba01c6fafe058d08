import { isDay } from '../../../../../catalog/day.js';
import { tagOf } from '../../../../../actions/seen.js';
import { Refusal } from '../../../../../refusal.js';
import { isWeekend } from '../../../../../regulation/days.js';
import type { WorkingDays } from '../../../../../regulation/working-days.js';
import type { Input } from '../../../form-body.js';
import type { ClashField } from '../../clash.js';
import { clashField, textsSeen } from '../../clash.js';
import type { Fault } from '../../faults.js';
import { dayFaults } from '../../faults.js';
import type { YearArrangement } from './year.js';

export const yearFields = {
  year: 'one',
  holidays: 'one',
  workdays: 'one',
  title: 'one',
  issuedOn: 'one',
  revision: 'one',
  seen: 'one',
} as const;

export type YearInput = Input<typeof yearFields>;

/** What the form of a year begins with; its revision is that of the whole calendar. */
export function inputOf(
  year: number,
  { holidays, workdays }: YearArrangement,
  source: WorkingDays['sources'][number] | null,
  known: WorkingDays | null,
): YearInput {
  const texts = textsOf(year, { holidays, workdays }, source);
  return { ...texts, revision: tagOf(known), seen: JSON.stringify(texts) };
}

function textsOf(
  year: number,
  { holidays, workdays }: YearArrangement,
  source: WorkingDays['sources'][number] | null,
): Omit<YearInput, 'revision' | 'seen'> {
  return {
    year: String(year),
    holidays: holidays.map(({ name, from, to }) => `${name} ${from} ${to}`).join('\n'),
    workdays: workdays.join('\n'),
    title: source?.title ?? '',
    issuedOn: source?.issuedOn ?? '',
  };
}

/** What the form began with, what is arranged now and what it says, field by field. */
export function yearSides(input: YearInput, now: YearInput): ClashField[] {
  const sides = { seen: textsSeen(input, now), theirs: now, yours: input };
  return [
    clashField('放假', sides, ({ holidays }) => linesOf(holidays)),
    clashField('调休上班', sides, ({ workdays }) => linesOf(workdays)),
    clashField('依据的通知', sides, ({ title }) => [title.trim()]),
    clashField('印发日', sides, ({ issuedOn }) => [issuedOn]),
  ];
}

export type ReadYear = { arranged: YearArrangement; source: WorkingDays['sources'][number] };

/** @throws Refusal `form.invalid` with every line that can't be so. */
export function readYearForm(input: YearInput, year: number): ReadYear {
  const faults: Fault[] = [];
  const report = (field: string, message: string) => void faults.push({ field, message });
  const holidays = linesOf(input.holidays).flatMap((line) => {
    const [name = '', from = '', to = from, ...more] = line.split(/\s+/u);
    const isRight = more.length === 0 && isDay(from) && isDay(to) && from <= to;
    if (!isRight || !from.startsWith(`${year}-`)) {
      report('holidays', `“${line}”应写成 国庆节 ${year}-10-01 ${year}-10-07，从 ${year} 年开始。`);
      return [];
    }
    return [{ name, from, to }];
  });
  const workdays = linesOf(input.workdays);
  for (const day of workdays)
    if (!isDay(day) || !day.startsWith(`${year}-`) || !isWeekend(day))
      report('workdays', `“${day}”应是 ${year} 年的一个周六或周日，写成 ${year}-10-10 的样子。`);
  if (input.title.trim() === '') report('title', '请写依据的通知名称。');
  if (input.issuedOn === '') report('issuedOn', '请写通知的印发日。');
  faults.push(...dayFaults(input, ['issuedOn']));
  if (faults.length > 0) throw new Refusal('form.invalid', { faults });
  return {
    arranged: { holidays, workdays: [...new Set(workdays)] },
    source: { title: input.title.trim(), issuedOn: input.issuedOn },
  };
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
