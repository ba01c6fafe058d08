import type { Register } from '../regulation/register.js';
import { registerOf } from '../regulation/register.js';
import type { Regulation } from '../regulation/regulation.js';
import { batches } from './catalogs.js';
import type { Db } from './engine.js';
import { listEvents } from './regulation-events.js';
import { markRegisterChanged, readRegisterMark } from './register-lock.js';

/** What people decided that citations mean, by `choiceKey`, with the register that knows it. */
export type KnownRegister = Register & { choices: ReadonlyMap<string, string> };

/** The last two registers read: one of before a change and one of after, by what stands for their contents. */
const kept = new Map<string, KnownRegister>();
const mostKept = 2;

/** The regulations on record with their events and what people chose; read anew only when any of it changed. */
export async function readRegister(db: Db): Promise<KnownRegister> {
  const mark = await readRegisterMark(db);
  const known = kept.get(mark);
  if (known !== undefined) return known;
  const choices = await readChoices(db);
  const register = { ...registerOf(await listRegulations(db), choices), choices };
  kept.set(mark, register);
  for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
  return register;
}

/** Writes what is known of regulations, new ones and others in their place, but for their events. */
export async function saveRegulations(db: Db, regulations: readonly Regulation[]): Promise<void> {
  await markRegisterChanged(db);
  for (const batch of batches(regulations)) {
    await db
      .insertInto('regulation')
      .values(
        batch.map(({ events: _, ...facts }) => ({
          id: facts.id,
          title: facts.title,
          body: JSON.stringify(facts),
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((values) => ({
          title: values.ref('excluded.title'),
          body: values.ref('excluded.body'),
        })),
      )
      .execute();
  }
}

export async function saveChoice(
  db: Db,
  choice: { key: string; regulation: string; by: string; at: string },
): Promise<void> {
  const { key, regulation, by, at } = choice;
  await markRegisterChanged(db);
  const chosen = { regulation_id: regulation, chosen_by: by, chosen_at: at };
  await db
    .insertInto('citation_choice')
    .values({ key, ...chosen })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(chosen))
    .execute();
}

async function listRegulations(db: Db): Promise<Regulation[]> {
  const rows = await db.selectFrom('regulation').select(['id', 'body']).orderBy('id').execute();
  const events = await listEvents(db);
  return rows.map(({ id, body }) => ({
    ...(JSON.parse(body) as Omit<Regulation, 'events'>), // written by saveRegulations only
    events: (events.get(id) ?? []).map(({ event }) => event),
  }));
}

async function readChoices(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('citation_choice').select(['key', 'regulation_id']).execute();
  return new Map(rows.map(({ key, regulation_id }) => [key, regulation_id]));
}
