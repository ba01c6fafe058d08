import { randomUUID } from 'node:crypto';
import type { Db } from './engine.js';

const name = 'register';

/**
 * Keeps others from changing the register, its tasks or the calendar until this transaction ends: that an event is
 * recorded once and a task taken once is decided on what nobody else is changing.
 */
export async function lockRegister(db: Db): Promise<void> {
  await db
    .updateTable('setting')
    .set((column) => ({ value: column.ref('value') }))
    .where('name', '=', name)
    .execute();
}

/** Says that the register is another one from now on: who has read it reads it again. */
export async function markRegisterChanged(db: Db): Promise<void> {
  await db.updateTable('setting').set({ value: randomUUID() }).where('name', '=', name).execute();
}

/** What stands for the contents of the register: never the same for two. */
export async function readRegisterMark(db: Db): Promise<string> {
  const { value } = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return value;
}
