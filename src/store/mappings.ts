import type { Db } from './engine.js';
import { editionKey } from './editions.js';

/** What a sender's column holds, in tables with these headings. `meaning` is JSON that the reader understands. */
export type StoredMapping = { header: string; column: string; meaning: string };

/** Everything a person said about this sender's columns. */
export function readMappings(db: Db, sender: string): Promise<StoredMapping[]> {
  return db
    .selectFrom('mapping')
    .select(['header', 'column_letters as column', 'meaning'])
    .where('sender', '=', sender)
    .orderBy('header')
    .orderBy('column_letters')
    .execute();
}

/** The newest word on a column counts. */
export async function saveMapping(db: Db, sender: string, mapping: StoredMapping): Promise<void> {
  const { header, column, meaning } = mapping;
  await db
    .insertInto('mapping')
    .values({ sender, header, column_letters: column, meaning })
    .onConflict((conflict) =>
      conflict.columns(['sender', 'header', 'column_letters']).doUpdateSet({ meaning }),
    )
    .execute();
}

/** The items a sender's rows were said to be, by topic. */
export async function readRowChoices(db: Db, sender: string, edition: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('row_choice')
    .select(['topic', 'code'])
    .where('sender', '=', sender)
    .where('edition_id', '=', await editionKey(db, edition))
    .execute();
  return new Map(rows.map(({ topic, code }) => [topic, code]));
}

export async function saveRowChoice(
  db: Db,
  sender: string,
  edition: string,
  { topic, code }: { topic: string; code: string },
): Promise<void> {
  await db
    .insertInto('row_choice')
    .values({ sender, edition_id: await editionKey(db, edition), topic, code })
    .onConflict((conflict) => conflict.columns(['sender', 'edition_id', 'topic']).doUpdateSet({ code }))
    .execute();
}
