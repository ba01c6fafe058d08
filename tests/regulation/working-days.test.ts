import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readWorkingDays } from '../../src/import/register/read-working-days.js';
import { addDays, isWeekend } from '../../src/regulation/days.js';
import { workingCalendar } from '../../src/regulation/working-days.js';

const table = readWorkingDays(fileURLToPath(new URL('../../catalogs/', import.meta.url)));
const calendar = workingCalendar(table);

describe('the working days of 2025 and 2026', () => {
  it.each([
    ['2026-11-25', 1, '2026-11-26'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-25', 0, '2026-11-25'],
    ['2026-11-18', 10, '2026-12-02'],
    // 国庆节 from Thursday to Wednesday, with the Saturday after it worked
    ['2026-09-30', 3, '2026-10-10'],
    // the Sunday before is worked
    ['2026-09-18', 1, '2026-09-20'],
    ['2025-01-24', 1, '2025-01-26'],
    ['2025-01-27', 1, '2025-02-05'],
  ])('given %s and %i of them, then %s', (day, count, on) => {
    expect(calendar.dueOn(day, count)).toEqual({ on });
  });

  it('given a day beyond those arranged, then it refuses', () => {
    expect(calendar.dueOn('2026-12-25', 4)).toEqual({ on: '2026-12-31' });
    expect(calendar.dueOn('2026-12-25', 5)).toEqual({ refused: 'calendar-ends', knownThrough: '2026-12-31' });
    expect(calendar.dueOn('2027-01-01', 0)).toEqual({ refused: 'calendar-ends', knownThrough: '2026-12-31' });
    expect(calendar.dueOn('2024-12-31', 1)).toEqual({ refused: 'calendar-begins', from: '2025-01-01' });
  });

  it('given the table, then holidays and working weekends are what they are said to be', () => {
    expect(table.workdays.filter((day) => !isWeekend(day) || day > table.knownThrough)).toEqual([]);
    expect(table.holidays.filter(({ from, to }) => from > to || to > table.knownThrough)).toEqual([]);
    const working = (year: number) =>
      Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index)).filter(
        calendar.isWorkingDay,
      );
    // 365 days less weekends and holidays, as the payroll offices count them
    expect([working(2025).length, working(2026).length]).toEqual([248, 248]);
  });

  it('given one day more, then a later one that is worked, and between them none is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 690 }), fc.integer({ min: 0, max: 20 }), (offset, count) => {
        const start = addDays('2025-01-01', offset);
        const [first, second] = [calendar.dueOn(start, count), calendar.dueOn(start, count + 1)];
        if (!('on' in first) || !('on' in second)) return;
        expect(calendar.isWorkingDay(second.on)).toBe(true);
        for (let day = addDays(first.on, 1); day < second.on; day = addDays(day, 1))
          expect(calendar.isWorkingDay(day)).toBe(false);
      }),
    );
  });
});
