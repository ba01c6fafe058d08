import { listVisibleTasks } from '../../../../../actions/list-tasks.js';
import { dayOf } from '../../../../../catalog/day.js';
import { sayRecorder } from '../recorder.js';
import { listEvents } from '../../../../../store/regulation-events.js';
import { readRegister } from '../../../../../store/regulations.js';
import type { KeptTask } from '../../../../../store/tasks.js';
import { inQuery, oneOf, wholeNumber } from '../../../../parameter.js';
import type { Values } from '../../../../parameter.js';
import { mayKnow } from '../../places.js';
import { editionsPage } from '../../editions-page.js';
import type { Desk, DeskRoute } from '../../route.js';
import type { EventEntry, EventsPage } from './page.js';
import { eventsPage } from './page.js';

const pageSize = 50;

const parameters = [
  inQuery('show', oneOf('all'), 'Also events that made no task'),
  inQuery('from', wholeNumber(1, 999_999), 'The first entry of the page'),
] as const;

export const eventsRoutes: DeskRoute[] = [
  editionsPage({
    path: '/desk/events',
    access: 'task.read',
    title: '立改废台账',
    parameters,
    load: loadEvents,
    view: eventsPage,
  }),
];

async function loadEvents(desk: Desk, values: Values<typeof parameters>): Promise<EventsPage> {
  const { service, act, grants, frame } = desk;
  const { db } = service;
  const { show = 'working', from = 1 } = values;
  const tasks = tasksByEvent(await listVisibleTasks(db, {}, act));
  const recorded = [...(await listEvents(db)).values()]
    .flat()
    .filter(({ id }) => show === 'all' || tasks.has(id))
    .sort((a, b) => b.id - a.id);
  const { byId } = await readRegister(db);
  const entries: EventEntry[] = [];
  for (const { id, regulation, event, recordedAt, recordedBy } of recorded.slice(
    from - 1,
    from - 1 + pageSize,
  ))
    entries.push({
      id,
      title: byId(regulation)?.title ?? regulation,
      event,
      recordedOn: dayOf(recordedAt),
      recordedBy: await sayRecorder(db, recordedBy),
      tasks: countTasks(tasks.get(id)),
    });
  return {
    desk: frame,
    show,
    entries,
    page: { from, size: pageSize, total: recorded.length },
    mayRecord: mayKnow(grants, 'event.record'),
  };
}

function tasksByEvent(tasks: readonly KeptTask[]): Map<number, KeptTask[]> {
  const byEvent = new Map<number, KeptTask[]>();
  for (const task of tasks) {
    const event = Number(task.event);
    byEvent.set(event, [...(byEvent.get(event) ?? []), task]);
  }
  return byEvent;
}

function countTasks(tasks: readonly KeptTask[] | undefined): EventEntry['tasks'] {
  if (tasks === undefined) return null;
  const pending = tasks.filter(({ state }) => state !== 'done' && state !== 'closed');
  const [dueOn = null] = pending.flatMap((task) => ('dueOn' in task ? [task.dueOn] : [])).sort();
  return { pending: pending.length, all: tasks.length, dueOn };
}
