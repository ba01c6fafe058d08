import type { Db } from './engine.js';
import { editionKey } from './editions.js';

/** A file somebody uploaded and has not decided on yet. */
export type WaitingImport = {
  id: number;
  /** null: not known yet. */
  edition: string | null;
  fileName: string;
  receivedAt: string;
  receivedBy: string;
  /** What was said about it so far, as it was written. */
  choices: unknown;
  state: WaitingState;
};

/** `unreadable`: there is nothing in it to decide on, as far as it was read. */
export type WaitingState = 'waiting' | 'unreadable';

/**
 * Keeps an account's other uploads waiting until this transaction ends: whether a file waits already is decided on what
 * nobody is adding to. (SQLite has the whole database by then.)
 */
export async function lockReceiver(db: Db, name: string): Promise<void> {
  await db
    .updateTable('account')
    .set((column) => ({ name: column.ref('name') }))
    .where('name', '=', name)
    .execute();
}

/** Those of the same bytes, newest first. */
export async function findSameWaiting(
  db: Db,
  bytes: Uint8Array,
  receivedBy: string,
): Promise<WaitingImport[]> {
  const rows = await waitingOf(db, receivedBy)
    .where('bytes', '=', Buffer.from(bytes))
    .where('waiting_import.state', '=', 'waiting')
    .orderBy('waiting_import.id', 'desc')
    .execute();
  return rows.map(toWaiting);
}

/** Gives its number. */
export async function addWaiting(
  db: Db,
  bytes: Uint8Array,
  waiting: Omit<WaitingImport, 'id' | 'state'>,
): Promise<number> {
  const { edition, fileName, receivedAt, receivedBy, choices } = waiting;
  const { id } = await db
    .insertInto('waiting_import')
    .values({
      edition_id: edition === null ? null : await editionKey(db, edition),
      file_name: fileName,
      bytes: Buffer.from(bytes),
      received_at: receivedAt,
      received_by: receivedBy,
      choices: JSON.stringify(choices),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** null: there is none, it is another account's, or it was imported. */
export async function findWaiting(db: Db, id: number, receivedBy: string): Promise<WaitingImport | null> {
  const row = await waitingOf(db, receivedBy).where('waiting_import.id', '=', id).executeTakeFirst();
  return row ? toWaiting(row) : null;
}

/** Those to decide on, newest first. */
export async function listWaiting(db: Db, receivedBy: string): Promise<WaitingImport[]> {
  const rows = await waitingOf(db, receivedBy)
    .where('waiting_import.state', '=', 'waiting')
    .orderBy('waiting_import.id', 'desc')
    .execute();
  return rows.map(toWaiting);
}

export async function readWaitingFile(db: Db, id: number): Promise<Buffer> {
  const { bytes } = await db
    .selectFrom('waiting_import')
    .select('bytes')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return bytes;
}

/** It waits again: with what is said now there may be something in it. */
export async function saveWaiting(
  db: Db,
  { id, edition, choices }: Pick<WaitingImport, 'id' | 'edition' | 'choices'>,
): Promise<void> {
  await db
    .updateTable('waiting_import')
    .set({
      edition_id: edition === null ? null : await editionKey(db, edition),
      choices: JSON.stringify(choices),
      state: 'waiting',
    })
    .where('id', '=', id)
    .execute();
}

/** It came again, for an edition that may not have been known before. */
export async function renewWaiting(
  db: Db,
  { id, edition, receivedAt }: Pick<WaitingImport, 'id' | 'edition' | 'receivedAt'>,
): Promise<void> {
  await db
    .updateTable('waiting_import')
    .set({
      edition_id: edition === null ? null : await editionKey(db, edition),
      received_at: receivedAt,
    })
    .where('id', '=', id)
    .execute();
}

export async function setWaitingState(db: Db, id: number, state: WaitingState): Promise<void> {
  await db.updateTable('waiting_import').set({ state }).where('id', '=', id).execute();
}

/** It was imported, which keeps the file and what was said; its number leads there until it is forgotten. */
export async function endWaiting(db: Db, id: number, importId: number): Promise<void> {
  await db
    .updateTable('waiting_import')
    .set({ state: 'imported', import_id: importId, bytes: Buffer.alloc(0), choices: '{}' })
    .where('id', '=', id)
    .execute();
}

/** The import a file of this account became; null: none, or there is no such file. */
export async function findEndOfWaiting(db: Db, id: number, receivedBy: string): Promise<number | null> {
  const row = await db
    .selectFrom('waiting_import')
    .select('import_id')
    .where('id', '=', id)
    .where('received_by', '=', receivedBy)
    .executeTakeFirst();
  return row?.import_id ?? null;
}

export async function forgetWaiting(db: Db, id: number): Promise<void> {
  await db.deleteFrom('waiting_import').where('id', '=', id).execute();
}

/** Those of everybody that came before then, decided on or not. */
export async function forgetWaitingSince(db: Db, before: string): Promise<void> {
  await db.deleteFrom('waiting_import').where('received_at', '<', before).execute();
}

function waitingOf(db: Db, receivedBy: string) {
  return db
    .selectFrom('waiting_import')
    .leftJoin('edition', 'edition.id', 'waiting_import.edition_id')
    .select([
      'waiting_import.id',
      'edition.slug',
      'file_name',
      'received_at',
      'received_by',
      'waiting_import.choices',
      'state',
    ])
    .where('received_by', '=', receivedBy)
    .where('state', '!=', 'imported');
}

type WaitingRow = {
  id: number;
  slug: string | null;
  file_name: string;
  received_at: string;
  received_by: string;
  choices: string;
  state: string;
};

function toWaiting(row: WaitingRow): WaitingImport {
  return {
    id: row.id,
    edition: row.slug,
    fileName: row.file_name,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    choices: JSON.parse(row.choices) as unknown,
    state: row.state as WaitingState, // those imported are not asked for
  };
}
