import { isUncoded } from '../catalog/uncoded.js';
import type { Act } from '../account/actor.js';
import type { Impact } from '../regulation/impact.js';
import type { RegulationEvent } from '../regulation/regulation.js';
import type { Task } from '../regulation/task.js';
import { newTasks, tasksOf, unblock } from '../regulation/task.js';
import type { Db } from '../store/engine.js';
import type { RecordedEvent } from '../store/regulation-events.js';
import { listEventsOf } from '../store/regulation-events.js';
import { addTasks, listTasks, saveTask } from '../store/tasks.js';
import type { Due } from './due-day.js';
import { decideDue } from './due-day.js';

/** An item that somebody names. */
export type ItemName = { edition: string; code: string };

/** How many tasks came to be, were there already, and need not wait any longer. */
export type MadeTasks = { added: number; present: number; unblocked: number };

/** Makes the tasks that an event on record still lacks. @throws Refusal where no due day can be told. */
export async function makeTasks(
  tx: Db,
  { id, regulation }: RecordedEvent,
  impacts: readonly Impact[],
  due: Due,
  act: Act,
): Promise<Omit<MadeTasks, 'unblocked'>> {
  const present = await listTasks(tx, { event: id });
  const dueOn = 'dueOn' in due ? due.dueOn : null;
  const lacking = newTasks(present, tasksOf(impacts, { event: String(id), regulation, dueOn }));
  if (lacking.length > 0 && 'refused' in due) throw due.refused;
  await addTasks(tx, lacking, act.at.toISOString());
  return { added: lacking.length, present: present.length };
}

/**
 * The impacts that make work: likely ones, and unlikely ones that somebody hands over. What a draft adds has no code yet
 * and is its author's to mend.
 */
export function workOf(impacts: readonly Impact[], handedOver: readonly ItemName[] = []): Impact[] {
  const named = new Set(handedOver.map(({ edition, code }) => `${edition} ${code}`));
  return impacts
    .filter(({ where, code }) => where.in !== 'draft' || !isUncoded(code))
    .filter(({ level, edition, code }) => level === 'likely' || named.has(`${edition} ${code}`));
}

/** Tasks of a regulation that waited for a day which is known now. */
export async function unblockTasks(tx: Db, regulation: string, count: number, act: Act): Promise<number> {
  const events = (await listEventsOf(tx, regulation)).filter(({ retracted }) => retracted === null);
  let unblocked = 0;
  for (const { id, event } of events) {
    const waiting = await listTasks(tx, { event: id, state: 'blocked' });
    if (waiting.length === 0) continue;
    const due = await decideDue(tx, event, all(events), count, act);
    if ('refused' in due) throw due.refused;
    if (!('dueOn' in due)) continue;
    for (const task of waiting) await saveStep(tx, { ...unblock(task, due.dueOn), id: task.id }, act);
    unblocked += waiting.length;
  }
  return unblocked;
}

/** Writes a task as it is after a step. */
export function saveStep(tx: Db, task: Task & { id: number }, { at }: Act): Promise<void> {
  return saveTask(tx, task, at.toISOString());
}

function all(events: readonly RecordedEvent[]): RegulationEvent[] {
  return events.map(({ event }) => event);
}
