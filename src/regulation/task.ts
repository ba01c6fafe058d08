import type { Impact } from './impact.js';
import type { ImpactProposal } from './proposal.js';

/** The work an impact causes (修订任务); one for each event, edition and item. */
export type Task = {
  event: string;
  regulation: string;
  edition: string;
  domain: string;
  code: string;
  /** Who has to do it; null where the item names no body. */
  body: string | null;
  proposals: ImpactProposal[];
} & TaskState;

export type TaskState =
  /** Nobody can say what to cite until the day is known on which the change takes effect. */
  | { state: 'blocked' }
  | { state: 'open'; dueOn: string }
  | { state: 'in-draft'; dueOn: string; draft: number }
  | { state: 'done'; version: number }
  /** 经评估无需修改. */
  | { state: 'closed'; reason: string };

/** What an impact's task is told apart by. */
type TaskKey = Pick<Task, 'event' | 'edition' | 'code'>;

export function taskKey({ event, edition, code }: TaskKey): string {
  return JSON.stringify([event, edition, code]);
}

/** `dueOn` null: it is not known yet when the event takes effect, so that the tasks wait. */
export type TaskCause = { event: string; regulation: string; dueOn: string | null };

/**
 * One task for each item that the impacts touch, wherever it stands: an item in force and in a draft is one piece of
 * work. Unlikely impacts make tasks only where they are handed over on purpose.
 */
export function tasksOf(impacts: readonly Impact[], { event, regulation, dueOn }: TaskCause): Task[] {
  const tasks = new Map<string, Task>();
  for (const { edition, domain, code, bodies, proposals } of impacts) {
    const task: Task = {
      event,
      regulation,
      edition,
      domain,
      code,
      body: bodies[0] ?? null,
      proposals,
      ...(dueOn === null ? { state: 'blocked' } : { state: 'open', dueOn }),
    };
    const key = taskKey(task);
    if (!tasks.has(key)) tasks.set(key, task);
  }
  return [...tasks.values()];
}

/** Those of the tasks that are not there yet, in whatever state: an event recorded again makes no second task. */
export function newTasks(present: readonly TaskKey[], wanted: readonly Task[]): Task[] {
  const known = new Set(present.map(taskKey));
  return wanted.filter((task) => !known.has(taskKey(task)));
}

/** A task after a step, or why the step cannot be taken. */
export type TaskStep = { task: Task } | { refused: 'task-blocked' | 'task-ended' | 'reason-missing' };

export function takeIntoDraft(task: Task, draft: number): TaskStep {
  if (task.state === 'blocked') return { refused: 'task-blocked' };
  return hasEnded(task)
    ? { refused: 'task-ended' }
    : { task: { ...bare(task), state: 'in-draft', draft, dueOn: task.dueOn } };
}

/** A blocked one too can be found to need no change. */
export function closeWithoutChange(task: Task, reason: string): TaskStep {
  if (hasEnded(task)) return { refused: 'task-ended' };
  const said = reason.trim();
  return said === ''
    ? { refused: 'reason-missing' }
    : { task: { ...bare(task), state: 'closed', reason: said } };
}

/** When the day becomes known on which the event takes effect; a task that waits for none stays as it is. */
export function unblock(task: Task, dueOn: string): Task {
  return task.state === 'blocked' ? { ...bare(task), state: 'open', dueOn } : task;
}

/** `changed`: the codes whose items a version differs in from the one before. */
export type Publication = { edition: string; draft: number; version: number; changed: ReadonlySet<string> };

/** Tasks end with the draft that answers them; one whose item it left as it was is open again. */
export function afterPublication(task: Task, { edition, draft, version, changed }: Publication): Task {
  if (task.edition !== edition || task.state !== 'in-draft' || task.draft !== draft) return task;
  return changed.has(task.code) ? { ...bare(task), state: 'done', version } : reopened(task, draft);
}

/** When a draft is abandoned, what it was to answer is open again. */
export function reopened(task: Task, draft: number): Task {
  return task.state === 'in-draft' && task.draft === draft
    ? { ...bare(task), state: 'open', dueOn: task.dueOn }
    : task;
}

export function isOverdue(task: Task, day: string): boolean {
  return (task.state === 'open' || task.state === 'in-draft') && task.dueOn < day;
}

/** Tasks of one law in one domain for one body, to be handed over together. */
export type TaskPackage<T extends Task = Task> = {
  regulation: string;
  domain: string;
  body: string | null;
  tasks: T[];
};

export function packagesOf<T extends Task>(tasks: readonly T[]): TaskPackage<T>[] {
  const packages = new Map<string, TaskPackage<T>>();
  for (const task of tasks) {
    const { regulation, domain, body } = task;
    const key = JSON.stringify([regulation, domain, body]);
    const known = packages.get(key);
    if (known === undefined) packages.set(key, { regulation, domain, body, tasks: [task] });
    else known.tasks.push(task);
  }
  return [...packages.values()];
}

function hasEnded(task: Task): task is Extract<Task, { state: 'done' | 'closed' }> {
  return task.state === 'done' || task.state === 'closed';
}

function bare({
  event,
  regulation,
  edition,
  domain,
  code,
  body,
  proposals,
}: Task): Omit<Task, keyof TaskState> {
  return { event, regulation, edition, domain, code, body, proposals };
}
