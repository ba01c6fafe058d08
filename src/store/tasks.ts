import type { Selectable } from 'kysely';
import type { ImpactProposal } from '../regulation/proposal.js';
import { dayOf } from '../catalog/day.js';
import type { Task, TaskState } from '../regulation/task.js';
import type { TaskDays } from '../regulation/work-report.js';
import { batches } from './catalogs.js';
import type { Db } from './engine.js';
import type { Tables } from './tables.js';

/** A task with the number it is known by. */
export type KeptTask = Task & { id: number; madeAt: string; endedAt: string | null };

/** Those sought; without a word all. */
export type TaskFilter = {
  event?: number | undefined;
  editions?: readonly string[] | undefined;
  state?: Task['state'] | undefined;
  draft?: number | undefined;
  /** Whether it is still to be done and does not wait. */
  pending?: true | undefined;
  /** Still to be done, and due before this day. */
  dueBefore?: string | undefined;
};

/** In the order in which they are due, then as they were made. */
export async function listTasks(db: Db, filter: TaskFilter): Promise<KeptTask[]> {
  const { event, editions, state, draft, pending, dueBefore } = filter;
  if (editions?.length === 0) return [];
  const rows = await taskRows(db)
    .$if(event !== undefined, (query) => query.where('task.event_id', '=', event ?? 0))
    .$if(editions !== undefined, (query) => query.where('edition.slug', 'in', editions ?? []))
    .$if(state !== undefined, (query) => query.where('task.state', '=', state ?? ''))
    .$if(draft !== undefined, (query) => query.where('task.draft_id', '=', draft ?? 0))
    .$if(pending === true || dueBefore !== undefined, (query) =>
      query.where('task.state', 'in', ['open', 'in-draft']),
    )
    .$if(dueBefore !== undefined, (query) => query.where('task.due_on', '<', dueBefore ?? ''))
    .execute();
  return rows.map(toTask).sort((a, b) => compare(dueDayOf(a), dueDayOf(b)) || a.id - b.id);
}

/** null: there is none. */
export async function findTask(db: Db, id: number): Promise<KeptTask | null> {
  const row = await taskRows(db).where('task.id', '=', id).executeTakeFirst();
  return row ? toTask(row) : null;
}

/** Writes new tasks; whoever asks sees to it that none is there. */
export async function addTasks(db: Db, tasks: readonly Task[], at: string): Promise<void> {
  if (tasks.length === 0) return;
  const editions = await db.selectFrom('edition').select(['id', 'slug']).execute();
  const ids = new Map(editions.map(({ id, slug }) => [slug, id]));
  for (const batch of batches(tasks)) {
    await db
      .insertInto('task')
      .values(
        batch.map((task) => ({
          event_id: Number(task.event),
          edition_id: ids.get(task.edition) ?? 0,
          code: task.code,
          domain: task.domain,
          regulation_id: task.regulation,
          body: task.body,
          proposals: JSON.stringify(task.proposals),
          made_at: at,
          ...columnsOf(task, at),
        })),
      )
      .execute();
  }
}

/** Writes what became of a task; its due day stays on record after its end. */
export async function saveTask(db: Db, task: Task & { id: number }, at: string): Promise<void> {
  const { due_on, ...columns } = columnsOf(task, at);
  await db
    .updateTable('task')
    .set({ ...columns, event_id: Number(task.event), ...(due_on === null ? {} : { due_on }) })
    .where('id', '=', task.id)
    .execute();
}

function columnsOf(task: Task, at: string) {
  return {
    state: task.state,
    due_on: 'dueOn' in task ? task.dueOn : null,
    draft_id: task.state === 'in-draft' ? task.draft : null,
    version: task.state === 'done' ? task.version : null,
    reason: task.state === 'closed' ? task.reason : null,
    ended_at: task.state === 'done' || task.state === 'closed' ? at : null,
  };
}

function taskRows(db: Db) {
  return db
    .selectFrom('task')
    .innerJoin('edition', 'edition.id', 'task.edition_id')
    .selectAll('task')
    .select('edition.slug');
}

function toTask(row: Selectable<Tables['task']> & { slug: string }): KeptTask {
  return {
    id: row.id,
    event: String(row.event_id),
    regulation: row.regulation_id,
    edition: row.slug,
    domain: row.domain,
    code: row.code,
    body: row.body,
    proposals: JSON.parse(row.proposals) as ImpactProposal[], // written by addTasks only
    madeAt: row.made_at,
    endedAt: row.ended_at,
    ...stateOf(row),
  };
}

/** The table's checks see to it that a state has what belongs to it. */
function stateOf(row: Selectable<Tables['task']>): TaskState {
  const dueOn = row.due_on ?? '';
  switch (row.state as Task['state']) {
    case 'blocked':
      return { state: 'blocked' };
    case 'open':
      return { state: 'open', dueOn };
    case 'in-draft':
      return { state: 'in-draft', dueOn, draft: row.draft_id ?? 0 };
    case 'done':
      return { state: 'done', version: row.version ?? 0 };
    case 'closed':
      return { state: 'closed', reason: row.reason ?? '' };
  }
}

function dueDayOf(task: Task): string {
  return 'dueOn' in task ? task.dueOn : '9';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** When the tasks of some editions were made, were due and ended. */
export async function listTaskDays(db: Db, editions: readonly string[]): Promise<TaskDays[]> {
  const rows: TaskDays[] = [];
  for (const batch of batches(editions)) {
    const found = await taskRows(db).where('edition.slug', 'in', batch).execute();
    for (const { event_id, made_at, due_on, ended_at, state } of found)
      rows.push({
        event: event_id,
        madeOn: dayOf(made_at),
        dueOn: due_on,
        endedOn: ended_at === null ? null : dayOf(ended_at),
        outcome: state === 'done' || state === 'closed' ? state : null,
      });
  }
  return rows;
}
