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
  return perform(db, act, 'task.close', async ({ tx, require, record }) => {
    await lockRegister(tx);
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
  });
}

export function refuseStep({ id, state }: KeptTask): Refusal {
  return new Refusal('task.not-open', { task: id, state: taskStates[state] });
}
