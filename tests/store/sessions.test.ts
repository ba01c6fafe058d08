import { expect, it } from '@jest/globals';
import { findAccount, saveDisabled } from '../../src/store/accounts.js';
import { addTry, countTries, forgetTry, oldestTry } from '../../src/store/login-failures.js';
import { addSession, endSession, endSessions, findSession, touchSession } from '../../src/store/sessions.js';
import { readOrMakeSetting } from '../../src/store/settings.js';
import { onBothEngines } from '../engines.js';

const noon = new Date('2026-11-25T04:00:00.000Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const id = (byte: number) => Buffer.alloc(32, byte);

onBothEngines('sessions', (open) => {
  it('given a session, then it tells whose it is as the account is now, until it ends', async () => {
    const { db } = await open();
    const { key } = (await findAccount(db, '测试员'))!;
    await addSession(db, { id: id(1), csrf: 'c' }, { accountKey: key, address: '127.0.0.1', at: noon });
    await touchSession(db, id(1), later(2));
    await saveDisabled(db, key, later(3));
    expect(await findSession(db, id(1))).toEqual({
      account: {
        name: '测试员',
        displayName: '测试员',
        mustChangePassword: false,
        disabledAt: later(3).toISOString(),
      },
      csrf: 'c',
      createdAt: noon.toISOString(),
      seenAt: later(2).toISOString(),
    });
    await endSession(db, id(1));
    expect(await findSession(db, id(1))).toBeNull();
  });

  it('T-SE-03 given several sessions of an account, then all end but the one named', async () => {
    const { db } = await open();
    const { key } = (await findAccount(db, '测试员'))!;
    for (const byte of [1, 2, 3])
      await addSession(db, { id: id(byte), csrf: 'c' }, { accountKey: key, address: null, at: noon });
    expect(await endSessions(db, key, id(2))).toBe(2);
    expect([await findSession(db, id(1)), (await findSession(db, id(2)))?.csrf]).toEqual([null, 'c']);
    expect([await endSessions(db, key), await endSessions(db, key)]).toEqual([1, 0]);
  });

  it('given sessions that are over, then the next to begin removes them', async () => {
    const { db } = await open();
    const { key } = (await findAccount(db, '测试员'))!;
    const begin = (byte: number, at: Date) =>
      addSession(db, { id: id(byte), csrf: 'c' }, { accountKey: key, address: null, at });
    await begin(1, noon);
    await begin(2, later(29));
    await begin(3, later(31));
    expect(
      (await db.selectFrom('session').select('id').orderBy('id').execute()).map((row) => row.id[0]),
    ).toEqual([2, 3]);
  });
});

onBothEngines('failed logins', (open) => {
  const tried = { account: 'a', address: '10.0.0.1' };

  it('given tries, then they count by purse and address for a quarter of an hour, but for those forgotten', async () => {
    const { db } = await open();
    await addTry(db, tried, 'anybody', noon);
    await addTry(db, tried, 'browser', later(1));
    await addTry(db, { ...tried, account: 'b' }, 'anybody', later(2));
    await forgetTry(db, await addTry(db, tried, 'anybody', later(2)));
    expect(await countTries(db, tried, later(3))).toEqual({
      account: { browser: 1, address: 0, anybody: 1 },
      address: 2,
    });
    expect(await oldestTry(db, tried, 'account', later(3))).toEqual(noon);
    expect(await countTries(db, tried, later(15))).toEqual({
      account: { browser: 1, address: 0, anybody: 0 },
      address: 1,
    });
    expect(await oldestTry(db, tried, 'account', later(15))).toBeNull();
  });

  it('T-DU-09 given tries dated ten years ahead by a wrong clock, then they do not count, and go', async () => {
    const { db } = await open();
    await addTry(db, tried, 'anybody', later(5_256_000));
    expect(await countTries(db, tried, noon)).toEqual({
      account: { browser: 0, address: 0, anybody: 0 },
      address: 0,
    });
    await addTry(db, tried, 'anybody', noon);
    expect(await db.selectFrom('login_failure').selectAll().execute()).toHaveLength(1);
  });
});

onBothEngines('settings', (open) => {
  it('given several who make a setting at once, then all have the same', async () => {
    const { db } = await open();
    const made = await Promise.all([1, 2, 3].map((n) => readOrMakeSetting(db, 'x', () => String(n))));
    expect(new Set(made).size).toBe(1);
    expect(await readOrMakeSetting(db, 'x', () => 'another')).toBe(made[0]);
  });
});
