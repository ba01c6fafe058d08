import { describe, expect, it } from '@jest/globals';
import { hashPassword } from '../../src/account/password.js';
import { changePassword } from '../../src/actions/change-password.js';
import { disableAccount, enableAccount } from '../../src/actions/disable-account.js';
import { listTokens } from '../../src/actions/read-tokens.js';
import { resetPassword } from '../../src/actions/reset-password.js';
import { signIn, signInBySubject } from '../../src/actions/sign-in.js';
import { signOut, signOutElsewhere } from '../../src/actions/sign-out.js';
import type { Attempt } from '../../src/actions/try-password.js';
import type { LogEntry } from '../../src/log/entry.js';
import { findAccount, saveDisabled, savePassword, saveProfile } from '../../src/store/accounts.js';
import type { Db } from '../../src/store/engine.js';
import { findSession } from '../../src/store/sessions.js';
import { aToken, anAccount, withPeople } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';

const at = anAct().at;
const password = 'Zk7-mqpw41x';
const id = (byte: number) => Buffer.alloc(32, byte);
const open = (byte: number) => () => Promise.resolve({ id: id(byte), csrf: `csrf ${byte}` });

function anAttempt(differs: Partial<Attempt> = {}): Attempt {
  const address = differs.network ?? '10.0.0.1';
  return {
    name: '张三',
    password,
    rememberedAt: null,
    network: address,
    address,
    request: 'R1',
    ...differs,
  };
}

async function withPassword(db: Db): Promise<number> {
  await anAccount(db, '张三', { editor: 'longting' }, await hashPassword(password));
  return (await findAccount(db, '张三'))!.key;
}

async function log(db: Db): Promise<LogEntry[]> {
  const rows = await db.selectFrom('event_log').select('body').orderBy('sequence').execute();
  return rows.map(({ body }) => JSON.parse(body) as LogEntry);
}

/** An administrator's, some minutes later. */
const later = (minutes: number) => ({ ...anAct(), at: new Date(at.getTime() + minutes * 60_000) });

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );

const byPage = {
  ...anAct('2026-11-25', '张三'),
  actor: { kind: 'account', name: '张三', via: 'page', address: null, request: null, scopes: null },
} as const;

onBothEngines('signing in', (database) => {
  it('given the right password, then there is a session and an entry, else neither', async () => {
    const { db } = await database();
    await withPassword(db);
    expect((await signIn(db, anAttempt(), at, open(1))).name).toBe('张三');
    expect((await findSession(db, id(1)))?.account.name).toBe('张三');
    // the same id again can't be kept: nor is the entry
    await expect(signIn(db, anAttempt(), at, open(1))).rejects.toMatchObject({
      code: expect.stringMatching(/^SQLITE_CONSTRAINT|^23505$/),
    });
    expect(
      (await log(db)).map(({ account, action, outcome, address }) => [account, action, outcome, address]),
    ).toEqual([['张三', 'session.begin', 'done', '10.0.0.1']]);
    expect(await db.selectFrom('login_failure').selectAll().execute()).toEqual([]);
  });

  it('given an account that is disabled while its password is compared, then it is not signed in', async () => {
    const { db } = await database();
    const key = await withPassword(db);
    const disabling = async () => {
      await saveDisabled(db, key, at);
      return open(1)();
    };
    expect(await codeOf(signIn(db, anAttempt(), at, disabling))).toBe('login.failed');
    expect(await findSession(db, id(1))).toBeNull();
  });

  it('T-SE-05 given many tries at once, then no more than the limits are compared', async () => {
    const { db } = await database();
    await withPassword(db);
    const tries = Array.from({ length: 15 }, (_, n) => anAttempt({ password: 'x', network: `10.0.1.${n}` }));
    const codes = await Promise.all(tries.map((attempt) => codeOf(signIn(db, attempt, at, open(1)))));
    expect(codes.filter((code) => code === 'login.failed')).toHaveLength(4);
    expect(codes.filter((code) => code === 'login.throttled')).toHaveLength(11);
    expect((await log(db)).flatMap(({ details }) => details['throttles'] ?? [])).toEqual(['account']);
    const known = anAttempt({ rememberedAt: at });
    expect(await codeOf(signIn(db, known, at, open(1)))).toBe('done');
    // from now on its address is known, too
    expect(await codeOf(signIn(db, anAttempt(), at, open(2)))).toBe('done');
    expect(await codeOf(signIn(db, anAttempt({ network: '10.0.2.1' }), at, open(3)))).toBe('login.throttled');
  });

  it.each([
    ['its password is reset', (db: Db) => resetPassword(db, '张三', later(1)).then(() => undefined)],
    [
      'it is disabled and enabled',
      async (db: Db) => {
        await disableAccount(db, '张三', later(1));
        await enableAccount(db, '张三', later(1));
      },
    ],
    ['ninety days pass', () => Promise.resolve()],
  ])(
    'T-SE-05 given a browser and an address that were let in before, when %s, then they are strangers',
    async (given, happens) => {
      const { db } = await database();
      await withPeople(db);
      const key = await withPassword(db);
      await signIn(db, anAttempt(), at, open(1));
      await happens(db);
      await savePassword(db, key, { hash: await hashPassword(password), mustChange: false, at });
      const when = later(given === 'ninety days pass' ? 90 * 1440 + 1 : 2).at;
      for (let n = 0; n < 5; n++)
        await codeOf(signIn(db, anAttempt({ password: 'x', network: `10.0.1.${n}` }), when, open(1)));
      const tried = (rememberedAt: Date | null) =>
        codeOf(signIn(db, anAttempt({ rememberedAt }), when, open(2)));
      expect([await tried(null), await tried(at)]).toEqual(['login.throttled', 'login.throttled']);
      expect(await tried(new Date(when.getTime() - 30_000))).toBe('done');
    },
  );

  it('given what names and passwords may hold, then the answer is no, and it is logged in one line', async () => {
    const { db } = await database();
    for (const name of ['', 'a\u0000b', '\ud800', 'x'.repeat(5_000), 'system', 'a\r\nb\u202e'])
      expect([
        name,
        await codeOf(signIn(db, anAttempt({ name, password: `\u0000${name}` }), at, open(1))),
      ]).toEqual([name, 'login.failed']);
    const rows = await log(db);
    expect(rows.map(({ account, details }) => [account, String(details['tried']).length])).toEqual(
      [0, 2, 0, 60, 6, 2].map((length) => ['-', length]),
    );
  });

  it('given a subject, then its account is signed in; one that nobody has is logged', async () => {
    const { db } = await database();
    const key = await withPassword(db);
    await saveProfile(db, key, { displayName: '张三', oidcSubject: 'S-1' });
    const origin = { address: null, request: null };
    expect(await codeOf(signInBySubject(db, 'S-1', origin, at, open(1)))).toBe('done');
    expect(await codeOf(signInBySubject(db, 'S-2', origin, at, open(2)))).toBe('login.refused');
    expect((await log(db)).map(({ outcome, details }) => [outcome, details])).toEqual([
      ['done', { by: 'identity-provider' }],
      ['failed', { subject: 'S-2', why: 'unknown-account' }],
    ]);
  });
});

onBothEngines('one’s own sessions', (database) => {
  it('given three sessions, then one signs out, the next ends the last', async () => {
    const { db } = await database();
    await withPassword(db);
    for (const byte of [1, 2, 3]) await signIn(db, anAttempt(), at, open(byte));
    await signOut(db, id(1), byPage);
    expect(await signOutElsewhere(db, id(2), byPage)).toBe(1);
    expect(await signOutElsewhere(db, id(2), byPage)).toBe(0);
    const alive = await Promise.all(
      [1, 2, 3].map(async (byte) => (await findSession(db, id(byte))) !== null),
    );
    expect(alive).toEqual([false, true, false]);
    expect((await log(db)).slice(3).map(({ action, details }) => [action, details])).toEqual([
      ['session.end', {}],
      ['session.end', { others: 1 }],
    ]);
  });

  it('T-SE-03 given a first password, then another one takes its place, and all sessions before it end', async () => {
    const { db } = await database();
    const key = await withPassword(db);
    await savePassword(db, key, { hash: await hashPassword(password), mustChange: true, at });
    await signIn(db, anAttempt(), at, open(1));
    await changePassword(db, anAttempt(), 'Wn6-rgcd83k', byPage, open(2));
    expect([
      await findSession(db, id(1)),
      (await findSession(db, id(2)))?.account.mustChangePassword,
    ]).toEqual([null, false]);
    expect(await codeOf(signIn(db, anAttempt(), at, open(3)))).toBe('login.failed');
    expect(await codeOf(signIn(db, anAttempt({ password: 'Wn6-rgcd83k' }), at, open(3)))).toBe('done');
  });

  it('given a changed password, then tokens made before it end, and the log says how many', async () => {
    const { db } = await database();
    await withPassword(db);
    await aToken(db, '张三', 'a-token-of-twenty-four-signs');
    await changePassword(db, anAttempt(), 'Wn6-rgcd83k', byPage, open(2));
    expect(await listTokens(db, null, byPage)).toMatchObject([{ revokedAt: at.toISOString() }]);
    expect((await log(db)).at(-1)).toMatchObject({ action: 'password.change', details: { tokens: 1 } });
  });

  it('given a wrong password, a weak or the same new one, then nothing changes, and guesses are counted', async () => {
    const { db } = await database();
    await withPassword(db);
    const change = (attempt: Partial<Attempt>, next: string) =>
      codeOf(changePassword(db, anAttempt(attempt), next, byPage, open(1)));
    expect([
      await change({ password: 'x' }, 'Wn6-rgcd83k'),
      await change({}, 'short'),
      await change({}, 'Ｚk7-mqpw41x'),
      await change({}, '张三-Wn6-rgcd83k'),
    ]).toEqual(['password.wrong', 'password.weak', 'password.weak', 'password.weak']);
    expect((await log(db)).map(({ action, outcome }) => [action, outcome])).toEqual([
      ['password.change', 'failed'],
    ]);
    expect(await db.selectFrom('login_failure').selectAll().execute()).toHaveLength(1);
    expect(await findSession(db, id(1))).toBeNull();
  });
});

describe('T-AC-07 nobody', () => {
  it('given no actor, then nothing of this is done', async () => {
    const nothing = null as unknown as Db; // it must not get that far
    const act = { actor: null, at } as unknown as typeof byPage;
    expect(await codeOf(signOut(nothing, id(1), act))).toBe('account.missing');
    expect(await codeOf(signOutElsewhere(nothing, id(1), act))).toBe('account.missing');
  });
});
