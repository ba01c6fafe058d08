import { describe, expect, it } from '@jest/globals';
import { inputOf, readYearForm } from '../../../../src/http/pages/desk/settings/calendars/form.js';
import { calendarPage } from '../../../../src/http/pages/desk/settings/calendars/page.js';
import { arrangedIn, monthsOf, withYear } from '../../../../src/http/pages/desk/settings/calendars/year.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import type { WorkingDays } from '../../../../src/regulation/working-days.js';
import { textOf } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDeskFrame } from './desk-frame.js';

const source = { title: '关于2026年部分节假日安排的通知', issuedOn: '2025-11-04' };
const calendar: WorkingDays = {
  from: '2025-01-01',
  knownThrough: '2026-12-31',
  sources: [source],
  holidays: [
    { name: '国庆节', from: '2025-10-01', to: '2025-10-08' },
    { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
  ],
  workdays: ['2025-09-28', '2026-01-04'],
};

describe('a year of the calendar', () => {
  it('given a month, then its weeks begin on Monday, with what is free and what is worked', () => {
    const day = (number: number, differs: object = {}) => ({
      day: `2026-01-0${number}`,
      mark: null,
      isWeekend: false,
      holiday: null,
      ...differs,
    });
    const off = { mark: 'off', holiday: '元旦' };
    expect(monthsOf(2026, calendar)[0]?.weeks[0]).toEqual([
      null,
      null,
      null,
      day(1, off),
      day(2, off),
      day(3, { ...off, isWeekend: true }),
      day(4, { mark: 'worked', isWeekend: true }),
    ]);
  });

  it('given every month of a leap year, then it has as many days as it has', () => {
    const counts = monthsOf(2028, calendar).map(
      ({ weeks }) => weeks.flat().filter((one) => one !== null).length,
    );
    expect(counts).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  });

  it('given a year that nobody touched in its form, then the calendar stays what it is', () => {
    const { arranged, source: read } = readYearForm(
      inputOf(2026, arrangedIn(2026, calendar), source, calendar),
      2026,
    );
    expect(withYear(calendar, 2026, arranged, read)).toEqual(calendar);
  });

  it('given the next year, then it is known so much further, and nothing of before is lost', () => {
    const holidays = [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }];
    const next = { title: '关于2027年部分节假日安排的通知', issuedOn: '2026-11-10' };
    expect(withYear(calendar, 2027, { holidays, workdays: [] }, next)).toEqual({
      ...calendar,
      knownThrough: '2027-12-31',
      sources: [source, next],
      holidays: [...calendar.holidays, ...holidays],
    });
  });

  it('given lines that can’t be so, then each is told with how to write it', () => {
    const input = {
      year: '2026',
      holidays: '国庆节 10月1日\n春节 2026-02-23 2026-02-15\n元旦 2026-01-01',
      workdays: '2026-01-05\n2026-01-04',
      title: '',
      issuedOn: '明天',
      revision: '',
      seen: '',
    };
    let told: unknown = null;
    try {
      readYearForm(input, 2026);
    } catch (error) {
      told = error;
    }
    expect(told).toMatchObject({
      details: {
        faults: [
          { field: 'holidays', message: expect.stringContaining('国庆节 10月1日') },
          { field: 'holidays', message: expect.stringContaining('春节') },
          { field: 'workdays', message: expect.stringContaining('2026-01-05') },
          { field: 'title' },
          { field: 'issuedOn' },
        ],
      },
    });
  });
});

const page = {
  desk: aDeskFrame(),
  year: 2026,
  years: [2025, 2026, 2027],
  known: { from: calendar.from, through: calendar.knownThrough },
  isArranged: true,
  months: monthsOf(2026, calendar).slice(0, 1),
  mayChange: true,
  input: inputOf(2026, arrangedIn(2026, calendar), source, calendar),
  clash: null,
  faults: [],
};

it('given a year that is arranged, then it is shown month by month beside the form', () => {
  expectGoldenPage('desk-calendar.html', calendarPage(page));
});

it('given a year that is not, then it says so, and to whom it may be arranged by', () => {
  const text = textOf(renderPage(calendarPage({ ...page, isArranged: false, mayChange: false })));
  expect(text).toContain('2026 年的放假和调休还没有登记。由法制办在通知印发后登记。');
});
