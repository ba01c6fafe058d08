import type { Db } from './engine.js';

/** `aliveUntil`: the process that has a running one says again before that instant that it has; of an ended one, how long it is kept. */
export type KeptJob = {
  id: string;
  account: string;
  state: 'running' | 'done' | 'failed';
  aliveUntil: Date;
  /** What became of it, as JSON; null while it runs. */
  result: string | null;
};

/** Begins one. */
export async function addImportJob(
  db: Db,
  { id, account, aliveUntil }: Pick<KeptJob, 'id' | 'account' | 'aliveUntil'>,
): Promise<void> {
  await db
    .insertInto('import_job')
    .values({ id, account, state: 'running', alive_until: aliveUntil.toISOString(), result: null })
    .execute();
}

/** Forgets those that nobody could ask for, and those whose process has not been heard of, since an instant. */
export async function forgetImportJobs(db: Db, goneSince: Date): Promise<void> {
  await db.deleteFrom('import_job').where('alive_until', '<=', goneSince.toISOString()).execute();
}

export async function keepImportJobAlive(db: Db, id: string, aliveUntil: Date): Promise<void> {
  await db
    .updateTable('import_job')
    .set({ alive_until: aliveUntil.toISOString() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Also of one that was forgotten meanwhile because its process was not heard of for long. */
export async function endImportJob(
  db: Db,
  { id, account, state, aliveUntil, result }: KeptJob,
): Promise<void> {
  const ended = { state, alive_until: aliveUntil.toISOString(), result };
  await db
    .insertInto('import_job')
    .values({ id, account, ...ended })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(ended))
    .execute();
}

export async function findImportJob(db: Db, id: string): Promise<KeptJob | null> {
  const row = await db.selectFrom('import_job').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const { account, result } = row;
  const state = row.state as KeptJob['state']; // the table's check allows no other
  return { id, account, state, aliveUntil: new Date(row.alive_until), result };
}
