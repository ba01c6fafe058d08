import { addDays, isWeekend } from '../../../../../regulation/days.js';
import type { WorkingDays } from '../../../../../regulation/working-days.js';

export type MarkedDay = {
  day: string;
  /** 休: free by arrangement; 班: a weekend day that is worked; null: as the week has it. */
  mark: 'off' | 'worked' | null;
  isWeekend: boolean;
  /** What it is free for. */
  holiday: string | null;
};

/** Weeks begin on Monday; null: a day of another month. */
export type Month = { month: number; weeks: (MarkedDay | null)[][] };

/** What is arranged for a year: what begins in it. */
export type YearArrangement = Pick<WorkingDays, 'holidays' | 'workdays'>;

export function monthsOf(year: number, { holidays, workdays }: YearArrangement): Month[] {
  const markOf = (day: string): MarkedDay => {
    const holiday = holidays.find(({ from, to }) => from <= day && day <= to)?.name ?? null;
    const mark = workdays.includes(day) ? 'worked' : holiday === null ? null : 'off';
    return { day, mark, isWeekend: isWeekend(day), holiday };
  };
  return Array.from({ length: 12 }, (_, index) => ({
    month: index + 1,
    weeks: weeksOf(year, index + 1).map((week) => week.map((day) => (day === null ? null : markOf(day)))),
  }));
}

function weeksOf(year: number, month: number): (string | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const days: (string | null)[] = Array.from({ length: weekdayOf(first) }, () => null);
  for (let day = first; day.startsWith(first.slice(0, 7)); day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** From 0 for Monday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export function arrangedIn(year: number, { holidays, workdays }: YearArrangement): YearArrangement {
  const begins = (day: string) => day.startsWith(`${year}-`);
  return { holidays: holidays.filter(({ from }) => begins(from)), workdays: workdays.filter(begins) };
}

/** The calendar with a year arranged anew; the others stay as they are. `known` null: it is the first. */
export function withYear(
  known: WorkingDays | null,
  year: number,
  arranged: YearArrangement,
  source: WorkingDays['sources'][number],
): WorkingDays {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const before = known ?? { from: first, knownThrough: last, sources: [], holidays: [], workdays: [] };
  const own = arrangedIn(year, before);
  const isSame = ({ title }: typeof source) => title === source.title;
  return {
    from: before.from < first ? before.from : first,
    knownThrough: before.knownThrough > last ? before.knownThrough : last,
    sources: [...before.sources.filter((one) => !isSame(one)), source],
    holidays: [...before.holidays.filter((one) => !own.holidays.includes(one)), ...arranged.holidays].sort(
      (a, b) => (a.from < b.from ? -1 : 1),
    ),
    workdays: [...before.workdays.filter((one) => !own.workdays.includes(one)), ...arranged.workdays].sort(),
  };
}
