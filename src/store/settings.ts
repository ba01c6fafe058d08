import type { Db } from './engine.js';

/** What a setting is; made the first time it is asked for, by one of all who ask at once. */
export async function readOrMakeSetting(db: Db, name: string, make: () => string): Promise<string> {
  const kept = await readSetting(db, name);
  if (kept !== undefined) return kept;
  await db
    .insertInto('setting')
    .values({ name, value: make() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const made = await readSetting(db, name);
  if (made === undefined) throw new Error(`the setting ${name} was made and is not there`);
  return made;
}

async function readSetting(db: Db, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}
