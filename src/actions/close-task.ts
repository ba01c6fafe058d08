import type { Act } from '../account/actor.js';
import { Refusal } from '../refusal.js';
import type { Task } from '../regulation/task.js';
import { closeWithoutChange } from '../regulation/task.js';
import { findEdition } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { lockRegister } from '../store/register-lock.js';
import type { KeptTask } from '../store/tasks.js';
import { findTask } from '../store/tasks.js';
import { saveStep } from './make-tasks.js';
import type { Step } from './perform.js';
import { perform } from './perform.js';
import { nobodys, targetOfEdition } from './target.js';

/** What a task is found in. */
export const taskStates: Record<Task['state'], string> = {
  blocked: '在等施行日',
  open: '待办',
  'in-draft': '已在草案中',
  done: '已随版本办结',
  closed: '已办结，经评估无需修改',
};

/** Ends a task that needs no change (经评估无需修改), for a reason. */
export async function closeTask(db: Db, id: number, reason: string, act: Act): Promise<KeptTask> {
  const [closed] = await closeTasks(db, [id], reason, act);
  if (closed === undefined) throw new Error('one task was to be closed');
  return closed;
}

/** The same of several for one reason, all or none. */
export async function closeTasks(
  db: Db,
  ids: readonly number[],
  reason: string,
  act: Act,
): Promise<KeptTask[]> {
  return perform(db, act, 'task.close', async (step) => {
    await lockRegister(step.tx);
    const closed: KeptTask[] = [];
    for (const id of ids) closed.push(await closeOne(step, id, reason, act));
    return closed;
  });
}

async function closeOne(
  { tx, require, record }: Step,
  id: number,
  reason: string,
  act: Act,
): Promise<KeptTask> {
  const task = await findTask(tx, id);
  const unknown = new Refusal('task.unknown', { task: id });
  await require(task ? await targetOfEdition(tx, await findEdition(tx, task.edition)) : nobodys, unknown);
  if (!task) throw unknown;
  const step = closeWithoutChange(task, reason);
  if ('refused' in step) {
    if (step.refused === 'reason-missing') throw new Refusal('task.reason-missing', { task: id });
    throw refuseStep(task);
  }
  await saveStep(tx, { ...step.task, id }, act);
  const { edition, code, event } = task;
  record({ thing: { kind: 'task', id: String(id) }, edition, details: { code, event, reason } });
  return (await findTask(tx, id)) ?? task;
}

export function refuseStep({ id, state }: KeptTask): Refusal {
  return new Refusal('task.not-open', { task: id, state: taskStates[state] });
}
