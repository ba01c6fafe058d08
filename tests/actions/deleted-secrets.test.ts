import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { addWebhook } from '../../src/actions/add-webhook.js';
import { removeWebhook } from '../../src/actions/remove-webhook.js';
import { resetPassword } from '../../src/actions/reset-password.js';
import { discardWaiting, keepWaiting } from '../../src/actions/waiting-imports.js';
import { rotateWebhookSecret } from '../../src/actions/rotate-webhook-secret.js';
import { sql } from 'kysely';
import { findAccount } from '../../src/store/accounts.js';
import type { Database } from '../../src/store/database.js';
import { inTransaction, openDatabase } from '../../src/store/database.js';
import { addSession, endSession } from '../../src/store/sessions.js';
import { SqliteFile } from '../../src/store/sqlite-driver.js';
import { anAccount, aToken, withPeople } from '../accounts.js';
import { anAct } from '../builders.js';
import { start } from './imports.js';

/* What a database file still says of secrets once they are gone: whoever finds an old disk reads bytes, not rows. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-secrets-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const act = anAct();
const hook = { url: 'https://a.example/', types: ['catalog.version.published' as const] };

const path = () => join(folder, 'catalog.db');

async function working(work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(`sqlite:${path()}`, { create: true });
  await work(database);
  await database.close();
}

/** Which of several secrets stand in any file of the folder. */
function left(secrets: readonly string[]): string[] {
  const bytes = Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
  return secrets.filter((secret) => bytes.includes(secret));
}

it('T-AU-07 given secrets that were taken back, then not a byte of them is left in the files of the database', async () => {
  const gone: string[] = [];
  const kept: string[] = [];
  const session = Buffer.from('a-session-of-thirty-two-signs-xx');
  await working(async ({ db }) => {
    await withPeople(db);
    await anAccount(db, '民政局', {}, '$argon2id$a-hash-that-is-replaced-soon');
    const removed = await addWebhook(db, hook, ['a.example'], act);
    const rotated = await addWebhook(db, hook, ['a.example'], act);
    const { key } = (await findAccount(db, '民政局'))!;
    await addSession(
      db,
      { id: session, csrf: 'a-csrf-token-of-that-session' },
      { accountKey: key, address: null, at: act.at },
    );
    gone.push(removed.secret, 'a-csrf-token-of-that-session', '$argon2id$a-hash-that-is-replaced-soon');
    kept.push(rotated.secret);
  });
  expect(left([...gone, ...kept])).toEqual([...gone, ...kept]); // they were there: what follows means something
  await working(async ({ db }) => {
    await removeWebhook(db, 1, act);
    await rotateWebhookSecret(db, 2, act);
    await endSession(db, session);
    await resetPassword(db, '民政局', act);
  });
  expect(left(gone)).toEqual([]);
  expect(left(kept)).toEqual(kept); // signs for a day beside the new one
});

it('T-AU-07 given tokens and passwords, then the files never had them, but only what can’t be turned back', async () => {
  await working(async ({ db }) => {
    await withPeople(db);
    await aToken(db, '测试员', 'a-token-that-nobody-may-read');
    await anAccount(db, '民政局', {});
    const { password } = await resetPassword(db, '民政局', act);
    expect(left(['a-token-that-nobody-may-read', password])).toEqual([]);
  });
});

/** Somebody signed in and out again, so that the log of writes alone still says so. */
async function signInAndOut({ db }: Database): Promise<void> {
  await addSession(
    db,
    { id: Buffer.from('an-id-of-a-session'), csrf: 'a-csrf-token-of-that-session' },
    { accountKey: 1, address: null, at: act.at },
  );
  await endSession(db, Buffer.from('an-id-of-a-session'));
  expect(left(['a-csrf-token-of-that-session'])).toEqual(['a-csrf-token-of-that-session']);
}

it('T-AU-07 given a database that stays open, when its log of writes is emptied, then not a byte is left of what was deleted', async () => {
  await working(async (database) => {
    await withPeople(database.db);
    await signInAndOut(database);
    expect(database.emptyWriteLog()).toBe(true);
    expect(left(['a-csrf-token-of-that-session'])).toEqual([]);
    await withPeopleStill(database);
  });
});

it('T-AU-07 given a file that waited and was let go, then not a byte of its many pages is left', async () => {
  // what is not to be known may stand in any file that somebody chose by mistake
  const secret = '不公开的一页'.repeat(50_000);
  const file = { bytes: Buffer.from(secret), name: '误传.csv' };
  await working(async (database) => {
    await withPeople(database.db);
    await start(database.db);
    const { id } = await keepWaiting(database.db, file, null, act);
    expect(left(['不公开的一页'])).toEqual(['不公开的一页']);
    await discardWaiting(database.db, id, act);
    expect(database.emptyWriteLog()).toBe(true);
    expect(left(['不公开的一页'])).toEqual([]);
  });
});

it('T-AU-07 given another program that reads, then the log of writes is emptied when it has gone, and nobody waits for it', async () => {
  await working(async (database) => {
    await withPeople(database.db);
    const other = new SqliteFile(path(), { readonly: true });
    other.exec('begin');
    other.prepare('select count(*) from session').get();
    await signInAndOut(database);
    expect(database.emptyWriteLog()).toBe(false);
    other.close();
    expect(database.emptyWriteLog()).toBe(true);
    expect(left(['a-csrf-token-of-that-session'])).toEqual([]);
    await withPeopleStill(database);
  });
});

it('given a transaction that has not ended, then the log of writes stays as it is', async () => {
  await working(async (database) => {
    await inTransaction(database.db, async (tx) => {
      await withPeople(tx);
      expect(database.emptyWriteLog()).toBe(false);
    });
    expect(database.emptyWriteLog()).toBe(true);
    await withPeopleStill(database);
  });
});

/** It goes on as before, with the patience it had for other writers. */
async function withPeopleStill({ db }: Database): Promise<void> {
  expect(await findAccount(db, '测试员')).toMatchObject({ name: '测试员' });
  const { rows } = await sql`pragma busy_timeout`.execute(db);
  expect(rows).toEqual([{ timeout: 5000 }]);
}
