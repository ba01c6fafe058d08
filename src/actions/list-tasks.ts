import type { Act } from '../account/actor.js';
import { dayInShanghai } from '../catalog/day.js';
import { isOverdue } from '../regulation/task.js';
import type { Db } from '../store/engine.js';
import type { KeptTask, TaskFilter } from '../store/tasks.js';
import { listTasks } from '../store/tasks.js';
import { permittedEditions } from './permitted-editions.js';

export type TaskSearch = {
  edition?: string | undefined;
  state?: TaskFilter['state'];
  event?: number | undefined;
  overdue?: boolean | undefined;
};

/** A task, and whether its day has passed. */
export type ListedTask = KeptTask & { overdue: boolean };

/** The tasks of the editions somebody may see, in the order in which they are due. */
export async function listVisibleTasks(db: Db, search: TaskSearch, act: Act): Promise<ListedTask[]> {
  const { edition, state, event, overdue } = search;
  const editions = await permittedEditions(db, 'task.read', edition, act);
  const today = dayInShanghai(act.at);
  const dueBefore = overdue === true ? today : undefined;
  const tasks = await listTasks(db, { editions, state, event, dueBefore });
  return tasks
    .map((task) => ({ ...task, overdue: isOverdue(task, today) }))
    .filter((task) => overdue === undefined || task.overdue === overdue);
}
