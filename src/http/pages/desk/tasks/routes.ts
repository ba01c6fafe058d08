import type { ListedTask } from '../../../../actions/list-tasks.js';
import { listVisibleTasks } from '../../../../actions/list-tasks.js';
import { permittedEditions } from '../../../../actions/permitted-editions.js';
import type { Edition } from '../../../../catalog/catalog.js';
import { dayInShanghai } from '../../../../catalog/day.js';
import { packagesOf } from '../../../../regulation/task.js';
import { listEditions } from '../../../../store/editions.js';
import { readRegister } from '../../../../store/regulations.js';
import type { Values } from '../../../parameter.js';
import { inQuery, oneOf, text } from '../../../parameter.js';
import { sayDaysLeft } from '../days-left.js';
import type { Names } from '../law/titles.js';
import { readNames } from '../law/titles.js';
import { editionsPage } from '../editions-page.js';
import type { Desk, DeskRoute } from '../route.js';
import type { TaskRow, TaskShow, TasksPage } from './page.js';
import { tasksPage } from './page.js';

const parameters = [
  inQuery('show', oneOf('overdue', 'blocked', 'ended'), 'Which tasks; those to be done unless given'),
  inQuery('edition', text, 'Only those of one edition'),
] as const;

export const taskRoutes: readonly DeskRoute[] = [
  editionsPage({
    path: '/desk/tasks',
    access: 'task.read',
    title: '修订任务',
    parameters,
    load: loadTasks,
    view: tasksPage,
  }),
];

const isShown: Record<TaskShow, (task: ListedTask) => boolean> = {
  pending: ({ state }) => state === 'open' || state === 'in-draft',
  overdue: ({ overdue }) => overdue,
  blocked: ({ state }) => state === 'blocked',
  ended: ({ state }) => state === 'done' || state === 'closed',
};

async function loadTasks(desk: Desk, values: Values<typeof parameters>): Promise<TasksPage> {
  const { service, act, frame } = desk;
  const { db } = service;
  const { show = 'pending', edition } = values;
  const permitted = await permittedEditions(db, 'task.read', undefined, act);
  const editions = (await listEditions(db)).filter(({ id }) => permitted.includes(id));
  const tasks = (await listVisibleTasks(db, { edition }, act)).filter(isShown[show]);
  const names = new Map<string, Names>();
  for (const { id } of editions) {
    const codes = tasks.filter((task) => task.edition === id).map(({ code }) => code);
    if (codes.length > 0) names.set(id, await readNames(db, id, codes));
  }
  const { byId } = await readRegister(db);
  const today = dayInShanghai(act.at);
  const row = rowMaker(editions, names, today);
  const packages = packagesOf(tasks).map(({ regulation, domain, body, tasks: own }) => {
    const rows = own.map(row);
    const first = rows[0]?.edition.id ?? '';
    return {
      law: byId(regulation)?.title ?? regulation,
      domain: names.get(first)?.domain(domain) ?? domain,
      body,
      tasks: rows,
    };
  });
  return { desk: frame, show, edition: edition ?? null, editions, packages, total: tasks.length };
}

function rowMaker(
  editions: readonly Edition[],
  names: ReadonlyMap<string, Names>,
  today: string,
): (task: ListedTask) => TaskRow {
  const byId = new Map(editions.map((edition) => [edition.id, edition]));
  return (task) => {
    const edition = byId.get(task.edition);
    if (edition === undefined) throw new Error(`a task of ${task.edition}, which nobody may see`);
    return {
      id: task.id,
      event: Number(task.event),
      edition,
      code: task.code,
      title: names.get(task.edition)?.item(task.code) ?? task.code,
      due: 'dueOn' in task ? `${task.dueOn}（${sayDaysLeft(task.dueOn, today)}）` : null,
      state: stateOf(task),
      reason: task.state === 'closed' ? task.reason : null,
    };
  };
}

function stateOf(task: ListedTask): TaskRow['state'] {
  if (task.overdue) return { text: '已逾期', tone: 'red' };
  switch (task.state) {
    case 'blocked':
      return { text: '等施行日', tone: 'violet' };
    case 'open':
      return { text: '待修订', tone: 'amber' };
    case 'in-draft':
      return { text: `第 ${task.draft} 号草案`, tone: 'blue' };
    case 'done':
      return { text: `第 ${task.version} 版已改`, tone: 'green' };
    case 'closed':
      return { text: '无需修改', tone: 'grey' };
  }
}
