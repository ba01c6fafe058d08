import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { addWebhook } from '../../src/actions/add-webhook.js';
import { removeWebhook } from '../../src/actions/remove-webhook.js';
import { resetPassword } from '../../src/actions/reset-password.js';
import { rotateWebhookSecret } from '../../src/actions/rotate-webhook-secret.js';
import { findAccount } from '../../src/store/accounts.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import { addSession, endSession } from '../../src/store/sessions.js';
import { anAccount, aToken, withPeople } from '../accounts.js';
import { anAct } from '../builders.js';

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

async function working(work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(`sqlite:${join(folder, 'catalog.db')}`, { create: true });
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
