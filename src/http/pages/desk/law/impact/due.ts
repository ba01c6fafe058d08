import type { EventOutcome } from '../../../../../actions/event-outcome.js';
import { sayDaysLeft } from '../../days-left.js';
import type { Task } from '../../../../../regulation/task.js';

type Told = Pick<EventOutcome, 'effectiveOn' | 'dueOn' | 'dueProblem'>;

/** Until when the work must be done: the first day its open tasks are due, else what it would be. */
export function sayDue(
  { effectiveOn, dueOn, dueProblem }: Told,
  tasks: readonly Task[],
  today: string,
): string {
  const pending = tasks.flatMap((task) => ('dueOn' in task ? [task.dueOn] : [])).sort();
  const day = pending[0] ?? dueOn;
  if (tasks.length > 0 && pending.length === 0 && !tasks.some(({ state }) => state === 'blocked'))
    return '全部办结';
  if (effectiveOn === null) return '施行日未定，任务等待';
  return day === null ? (dueProblem ?? '无法推算') : `${day}（${sayDaysLeft(day, today)}）`;
}
