import { changeCalendar } from '../../../../../actions/change-calendar.js';
import { mayDo } from '../../../../../actions/perform.js';
import { targetOfRegister } from '../../../../../actions/register-target.js';
import { dayInShanghai } from '../../../../../catalog/day.js';
import { Refusal } from '../../../../../refusal.js';
import { readCalendar } from '../../../../../store/calendar.js';
import type { WorkingDays } from '../../../../../regulation/working-days.js';
import { inQuery, wholeNumber } from '../../../../parameter.js';
import { withQuery } from '../../../urls.js';
import { clashOf, isChanged, originOf } from '../../clash.js';
import { faultsOf } from '../../faults.js';
import type { Desk, DeskRoute, Entry } from '../../route.js';
import { deskForm, deskPage } from '../../route.js';
import { inputOf, readYearForm, yearFields, yearSides } from './form.js';
import type { CalendarPage } from './page.js';
import { calendarPage, calendarUrl } from './page.js';
import { arrangedIn, monthsOf, withYear } from './year.js';

const parameters = [
  inQuery('year', wholeNumber(2000, 2200), 'Which year; the one it is unless given'),
] as const;

/** Which days are worked. */
export const calendarRoutes: DeskRoute[] = [
  deskPage({
    path: calendarUrl,
    access: 'account',
    parameters,
    load: (desk, { year }) => loadCalendar(desk, year, null),
    view: calendarPage,
  }),
  deskForm({
    path: calendarUrl,
    access: 'calendar.change',
    parameters,
    fields: yearFields,
    async work({ service: { db }, act }, _values, input) {
      const known = await readCalendar(db);
      const year = yearOf(input.year, known);
      const { arranged, source } = readYearForm(input, year);
      await changeCalendar(db, withYear(known, year, arranged, source), act, input.revision || null);
      const days = `${arranged.holidays.length} 个假日、${arranged.workdays.length} 天调休`;
      return { to: withQuery(calendarUrl, { year }), said: `已登记 ${year} 年的 ${days}。` };
    },
    again: (desk, { year }, entry) => loadCalendar(desk, year, entry),
    view: calendarPage,
  }),
];

/** Years are arranged one after the other: a gap would count holidays as worked. */
function yearOf(typed: string, known: WorkingDays | null): number {
  const year = Number(typed);
  const last = known === null ? null : lastYear(known);
  if (Number.isInteger(year) && year >= 2000 && year <= 2200 && (last === null || year <= last + 1))
    return year;
  const message = `只能登记到 ${(last ?? 0) + 1} 年：中间不能空着没有登记的年份。`;
  throw new Refusal('form.invalid', { faults: [{ field: 'holidays', message }] });
}

async function loadCalendar(
  desk: Desk,
  asked: number | undefined,
  entry: Entry<typeof yearFields> | null,
): Promise<CalendarPage> {
  const { service, act, frame } = desk;
  const { db } = service;
  const known = await readCalendar(db);
  const mayChange = await mayDo(db, act.actor, 'calendar.change', await targetOfRegister(db));
  const thisYear = Number(dayInShanghai(act.at).slice(0, 4));
  const year = asked ?? thisYear;
  const arranged = arrangedIn(year, known ?? { holidays: [], workdays: [] });
  const source = known?.sources.find(({ title }) => title.includes(String(year))) ?? null;
  const now = inputOf(year, arranged, source, known);
  return {
    desk: frame,
    year,
    years: yearsOf(known, thisYear, mayChange),
    known: known && { from: known.from, through: known.knownThrough },
    isArranged: known !== null && `${year}-01-01` >= known.from && `${year}-12-31` <= known.knownThrough,
    months: monthsOf(year, known ?? arranged),
    mayChange,
    input: { ...(entry?.input ?? now), ...originOf(entry, now) },
    clash:
      entry !== null && isChanged(entry.refusal)
        ? await clashOf(db, calendarChanges, yearSides(entry.input, now))
        : null,
    faults: faultsOf(entry?.refusal ?? null, 'holidays'),
  };
}

const calendarChanges = {
  what: '工作日历',
  thing: 'calendar:working-days',
  action: 'calendar.change',
} as const;

function yearsOf(known: WorkingDays | null, thisYear: number, mayChange: boolean): number[] {
  if (known === null) return [thisYear];
  const first = Number(known.from.slice(0, 4));
  const last = lastYear(known) + (mayChange ? 1 : 0);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function lastYear({ knownThrough }: WorkingDays): number {
  return Number(knownThrough.slice(0, 4));
}
