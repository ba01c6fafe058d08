import { expect, it } from '@jest/globals';
import type { TaskDays } from '../../src/regulation/work-report.js';
import { countEvents, countTasks } from '../../src/regulation/work-report.js';
import { anEvent } from './builders.js';

const task = (
  madeOn: string,
  dueOn: string | null,
  endedOn: string | null,
  outcome: TaskDays['outcome'],
) => ({
  event: 1,
  madeOn,
  dueOn,
  endedOn,
  outcome,
});

it('given tasks before, in and after a quarter, then each counts where it was made, ended and overdue', () => {
  const tasks = [
    task('2026-06-01', '2026-06-29', '2026-06-20', 'done'),
    task('2026-06-20', '2026-07-17', '2026-07-10', 'done'),
    task('2026-06-20', '2026-07-17', '2026-07-20', 'closed'),
    task('2026-07-01', '2026-07-29', null, null),
    task('2026-09-20', '2026-10-20', '2026-10-10', 'done'),
    task('2026-09-20', null, null, null),
    task('2026-10-08', '2026-11-05', null, null),
  ];
  expect(countTasks(tasks, { from: '2026-07-01', to: '2026-09-30' })).toEqual({
    made: 3,
    done: 1,
    closed: 1,
    late: 1,
    open: 3,
    overdue: 1,
  });
});

it('given events of every kind, then they are 立, 改 or 废; taking effect is neither', () => {
  const kinds = ['enacted', 'amended', 'commenced', 'repealed', 'expired', 'superseded', 'renamed'] as const;
  expect(countEvents(kinds.map((kind) => anEvent(kind, '2026-07-01')))).toEqual({
    enacted: 1,
    amended: 2,
    ended: 3,
  });
});
