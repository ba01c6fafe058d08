import type { WorkingDays } from '../regulation/working-days.js';
import type { Db } from './engine.js';

const name = 'working-days';

/** The holidays and working weekends that are arranged; null: nobody has said any. */
export async function readCalendar(db: Db): Promise<WorkingDays | null> {
  const row = await db.selectFrom('calendar').select('body').where('name', '=', name).executeTakeFirst();
  return row ? (JSON.parse(row.body) as WorkingDays) : null; // written by saveCalendar only
}

export async function saveCalendar(db: Db, calendar: WorkingDays): Promise<void> {
  const body = JSON.stringify(calendar);
  await db
    .insertInto('calendar')
    .values({ name, body })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ body }))
    .execute();
}
