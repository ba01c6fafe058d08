import { changeCalendar } from '../../actions/change-calendar.js';
import { closeTask } from '../../actions/close-task.js';
import { listVisibleTasks } from '../../actions/list-tasks.js';
import { tagOf } from '../../actions/seen.js';
import { Refusal } from '../../refusal.js';
import type { WorkingDays } from '../../regulation/working-days.js';
import { readCalendar } from '../../store/calendar.js';
import { linksToNext, pageOf, pageParameters } from '../pages-of.js';
import { inPath, inQuery, oneOf, seenTag, text, wholeNumber, yesOrNo } from '../parameter.js';
import type { Route } from '../route.js';
import { json, memberRoute, route, writeRoute } from '../route.js';

/** What changes of law make people do, and the days it is counted in. */
export const taskRoutes: Route[] = [
  memberRoute({
    path: '/tasks',
    access: 'task.read',
    operationId: 'listTasks',
    summary: 'Tasks of the editions you may see, in the order in which they are due, in pages',
    parameters: [
      inQuery('edition', text, 'Only those of one edition'),
      inQuery('state', oneOf('blocked', 'open', 'in-draft', 'done', 'closed'), 'Only those in one state'),
      inQuery('event', wholeNumber(1, 999_999_999), 'Only those of one event'),
      inQuery('overdue', yesOrNo, 'Only those whose day has passed, or has not'),
      ...pageParameters,
    ],
    responds: { schema: 'task-page' },
    async answer({ db }, values, act) {
      const { page, ...rest } = pageOf(await listVisibleTasks(db, values, act), values);
      return { json: { tasks: page, ...rest }, links: linksToNext('/tasks', values, rest.next) };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/tasks/{task}/closing',
    access: 'task.close',
    operationId: 'closeTask',
    summary: 'Ends a task that needs no change (经评估无需修改), for a reason',
    parameters: [inPath('task', wholeNumber(1, 999_999_999), 'The number of a task')],
    takes: json<{ reason: string }>('task-closing'),
    responds: { schema: 'kept-task' },
    async answer({ db }, values, act, { reason }) {
      return { json: await closeTask(db, values.task, reason, act) };
    },
  }),
  route({
    path: '/working-days',
    operationId: 'readWorkingDays',
    summary: 'Holidays and working weekends as far as they are arranged',
    parameters: [],
    responds: { schema: 'working-days' },
    async answer({ db }) {
      const known = await readCalendar(db);
      if (known === null) throw new Refusal('calendar.missing', {});
      return { json: known, caching: 'revalidate', etag: tagOf(known) };
    },
  }),
  writeRoute({
    method: 'PUT',
    path: '/working-days',
    access: 'calendar.change',
    operationId: 'changeWorkingDays',
    summary: 'Says anew which days are worked; what is due already stays due when it was',
    parameters: [seenTag],
    takes: json<WorkingDays>('working-days'),
    responds: { schema: 'working-days' },
    async answer({ db }, values, act, body) {
      const changed = await changeCalendar(db, body, act, values['If-Match'] ?? null);
      return { json: changed, etag: tagOf(changed) };
    },
  }),
];
