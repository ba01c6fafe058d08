import { addDays, isWeekend } from './days.js';

/** Holidays and the weekend days worked in their place (调休), as the yearly notices arrange them. */
export type WorkingDays = {
  from: string;
  /** The last day that is arranged: the notice of a year comes late in the year before. */
  knownThrough: string;
  sources: { title: string; issuedOn: string }[];
  holidays: { name: string; from: string; to: string }[];
  workdays: string[];
};

export type WorkingCalendar = {
  knownThrough: string;
  isWorkingDay: (day: string) => boolean;
  dueOn: (day: string, count: number) => DueDay;
};

/** A day, or why none can be told. */
export type DueDay =
  | { on: string }
  | { refused: 'calendar-ends'; knownThrough: string }
  | { refused: 'calendar-begins'; from: string };

export function workingCalendar({ from, knownThrough, holidays, workdays }: WorkingDays): WorkingCalendar {
  const off = new Set(holidays.flatMap((holiday) => daysBetween(holiday.from, holiday.to)));
  const worked = new Set(workdays);
  const isWorkingDay = (day: string): boolean => worked.has(day) || (!isWeekend(day) && !off.has(day));

  /** So many working days after a day, which itself does not count. */
  const dueOn = (start: string, count: number): DueDay => {
    if (start < from) return { refused: 'calendar-begins', from };
    let day = start;
    for (let left = count; left > 0 && day <= knownThrough;) {
      day = addDays(day, 1);
      if (isWorkingDay(day)) left--;
    }
    return day > knownThrough ? { refused: 'calendar-ends', knownThrough } : { on: day };
  };
  return { knownThrough, isWorkingDay, dueOn };
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
