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

/** Begins one, and forgets those that are over or whose process has been gone since an instant. */
export async function addImportJob(
  db: Db,
  { id, account, aliveUntil }: Pick<KeptJob, 'id' | 'account' | 'aliveUntil'>,
  goneSince: Date,
): Promise<void> {
  await db.deleteFrom('import_job').where('alive_until', '<=', goneSince.toISOString()).execute();
  await db
    .insertInto('import_job')
    .values({ id, account, state: 'running', alive_until: aliveUntil.toISOString(), result: null })
    .execute();
}

export async function keepImportJobAlive(db: Db, id: string, aliveUntil: Date): Promise<void> {
  await db
    .updateTable('import_job')
    .set({ alive_until: aliveUntil.toISOString() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

export async function endImportJob(
  db: Db,
  { id, state, aliveUntil, result }: Omit<KeptJob, 'account'>,
): Promise<void> {
  await db
    .updateTable('import_job')
    .set({ state, alive_until: aliveUntil.toISOString(), result })
    .where('id', '=', id)
    .execute();
}

export async function findImportJob(db: Db, id: string): Promise<KeptJob | null> {
  const row = await db.selectFrom('import_job').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const { account, result } = row;
  const state = row.state as KeptJob['state']; // the table's check allows no other
  return { id, account, state, aliveUntil: new Date(row.alive_until), result };
}
