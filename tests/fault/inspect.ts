import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { expect } from '@jest/globals';
import { sql } from 'kysely';
import { verifyHistory } from '../../src/actions/verify-history.js';
import type { DraftState } from '../../src/catalog/draft.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { findDraft } from '../../src/store/drafts.js';
import type { Db } from '../../src/store/engine.js';
import { searchLog } from '../../src/store/event-log.js';
import { listReviews } from '../../src/store/reviews.js';
import { findVersion, latestVersion } from '../../src/store/versions.js';
import type { Acknowledged } from './office.js';
import { edition, rowsOf } from './office.js';

export type Line = Pick<Acknowledged, 'action' | 'thing'>;

/** What was done, by the log. */
export async function readDone(db: Db): Promise<Line[]> {
  const entries = (await searchLog(db, {}, 1_000_000)).reverse();
  return entries.map(({ action, thing }) => ({ action, thing: thing ? `${thing.kind}:${thing.id}` : '' }));
}

/** Every row of every table, as a text. */
export async function readRows(db: Db): Promise<string[]> {
  const rows: string[] = [];
  for (const { name } of await db.introspection.getTables()) {
    const found = await db
      .selectFrom(name as 'edition') // whatever the table: all its columns are wanted
      .selectAll()
      .execute();
    rows.push(...found.map((row) => `${name} ${JSON.stringify(row)}`));
  }
  return rows.sort();
}

/**
 * Everything acknowledged is there as it was told, at most one thing more, and that one whole. Gives what was done.
 * `before`: what had been done before, `told`: what was acknowledged since.
 */
export async function expectWhole(
  db: Db,
  before: readonly Line[],
  told: readonly Acknowledged[],
): Promise<Line[]> {
  const done = await readDone(db);
  const promised = [...before, ...told.map(({ action, thing }) => ({ action, thing }))];
  expect(done.slice(0, promised.length)).toEqual(promised);
  expect(done.length - promised.length).toBeLessThanOrEqual(1);
  for (const each of told) await expectKept(db, each);
  const since = done.slice(before.length);
  for (const { action, thing } of since) if (action === 'import.file') await expectImport(db, idOf(thing));
  for (const { action, thing } of since)
    if (action === 'version.publish') await expectVersion(db, idOf(thing));
  const draft = (await latestDraft(db)) ?? 0;
  if (draft > 0) expect((await findDraft(db, draft))?.state).toBe(await stateBy(db, done, draft));
  expect(await verifyHistory(db)).toMatchObject({ finding: null, log: { finding: null } });
  return done;
}

/** The file of a SQLite database named catalog.db: nothing wrong in it, and nothing left beside it. */
export async function expectSound(db: Db, folder: string): Promise<void> {
  expect(readdirSync(folder).filter((name) => !/^catalog\.db(?:-wal|-shm)?$/.test(name))).toEqual([]);
  const checked = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  expect(checked.rows).toEqual([{ integrity_check: 'ok' }]);
  expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
}

const idOf = (thing: string) => Number(/\d+$/.exec(thing)?.[0]);

async function expectKept(db: Db, { action, thing, says }: Acknowledged): Promise<void> {
  const id = idOf(thing);
  if (action === 'version.publish') expect(await findVersion(db, edition, id)).toMatchObject(says);
  else if (action === 'draft.submit') expect((await findDraft(db, id))?.digest).toBe(says['digest']);
  else if (action === 'import.file') {
    const row = await db
      .selectFrom('import_result')
      .select('file_hash')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(row?.file_hash).toBe(says['sha256']);
    expect(await findDraft(db, Number(says['draft']))).toMatchObject({ importId: id });
  } else expect((await listReviews(db, id)).map(({ kind }) => `review.${kind}`)).toContain(action);
}

/** The bytes, the report and the draft with all its changes. */
async function expectImport(db: Db, id: number): Promise<void> {
  const row = await db
    .selectFrom('import_result')
    .innerJoin('import_file', 'import_file.hash', 'import_result.file_hash')
    .innerJoin('draft', 'draft.import_id', 'import_result.id')
    .select([
      'import_file.hash',
      'import_file.bytes',
      'import_result.report',
      'draft.id as draft',
      'draft.base_version as base',
    ])
    .where('import_result.id', '=', id)
    .executeTakeFirstOrThrow();
  expect(createHash('sha256').update(row.bytes).digest('hex')).toBe(row.hash);
  expect(JSON.parse(row.report)).toMatchObject({ draft: row.draft, importId: id, rows: 3 });
  const withdrawn = row.base === 1 ? [] : ['withdraw'];
  const { changes = [] } = (await findDraft(db, row.draft)) ?? {};
  expect(changes.map(({ kind }) => kind).sort()).toEqual(['add', 'edit', 'edit', ...withdrawn]);
}

async function expectVersion(db: Db, number: number): Promise<void> {
  const { domains } = await readCatalog(db, edition, number);
  const rows = domains.flatMap(({ items }) =>
    items.map(({ code, level2, timeLimit, note }) => [code, level2, timeLimit, note]),
  );
  expect(rows).toEqual(rowsOf(number));
  const { draft } = await findVersion(db, edition, number);
  expect(await findDraft(db, draft ?? 0)).toMatchObject({ state: 'published', version: number });
}

async function latestDraft(db: Db): Promise<number | null> {
  const { last } = await db
    .selectFrom('draft')
    .select(({ fn }) => fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow();
  return last;
}

/** The state a draft must be in by what the log says was done to it. */
async function stateBy(db: Db, done: readonly Line[], draft: number): Promise<DraftState> {
  const { number, draft: published } = await latestVersion(db, edition);
  if (published === draft)
    return done.some(({ thing }) => thing === `version:${edition}/${number}`) ? 'published' : 'approved';
  const own = done.filter(({ thing }) => thing === `draft:${draft}`).map(({ action }) => action);
  if (!own.includes('draft.submit')) return 'editing';
  return own.includes('review.legality') && own.includes('review.secrecy') ? 'approved' : 'in-review';
}
