import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weaknessOf } from '../../src/account/password-rules.js';
import { decideTry, knownSince, purses } from '../../src/account/password-tries.js';
import { Turns } from '../../src/account/password-turns.js';
import { hashPassword, matchesPassword, newFirstPassword } from '../../src/account/password.js';
import { isAlive, isToBeNoted } from '../../src/account/session.js';

describe('what a password may be', () => {
  it.each([
    ['Zk7-mqp', '至少 10 个字符'],
    ['Z'.padEnd(129, 'k7-q'), '最多 128 个字符'],
    ['qmzkxwvtrp', '大写字母、小写字母、数字、其他字符四种中至少要有三种（16 个字符以上不限）'],
    ['Zhang.San-7q', '不能含有账号名'],
    ['ＺＨＡＮＧ.ＳＡＮ-7q', '不能含有账号名'],
    ['Abcdefgh12', '太有规律，如连续、重复或键盘上相邻的字符'],
    ['aaaaaaaaaaaaaaaaa', '太有规律，如连续、重复或键盘上相邻的字符'],
    ['Qwertyuiop12', '太有规律，如连续、重复或键盘上相邻的字符'],
    ['1234567890-=1234', '太有规律，如连续、重复或键盘上相邻的字符'],
    ['Password2026!', '太常见，容易被猜到'],
    ['Longting@2026', '太常见，容易被猜到'],
    ['Admin@71905', '太常见，容易被猜到'],
    ['Zk7\u0000mqpw-41', '不能有控制字符'],
  ])('given %j, then it can not be used: %s', (password, why) => {
    expect(weaknessOf(password, 'zhang.san')).toBe(why);
  });

  it.each([
    'Zk7-mqpw41',
    'correct horse battery staple',
    '明月几时有把酒问青天不知天上宫阙',
    newFirstPassword(),
  ])('given %j, then it can be used', (password) => {
    expect(weaknessOf(password, 'zhang.san')).toBeNull();
  });
});

describe('a password as it is kept', () => {
  it('given a password, then only it matches, however wide it was typed', async () => {
    const kept = await hashPassword('Zk7-mqpw41');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(kept).not.toContain('Zk7');
    expect(await matchesPassword(kept, 'Zk7-mqpw41')).toBe(true);
    expect(await matchesPassword(kept, 'Ｚｋ７-mqpw41')).toBe(true);
    expect(await matchesPassword(kept, 'zk7-mqpw41')).toBe(false);
    expect(await hashPassword('Zk7-mqpw41')).not.toBe(kept);
  });

  it('given nobody’s password, then nothing matches', async () => {
    expect(await matchesPassword(null, '')).toBe(false);
    expect(await matchesPassword(null, 'Zk7-mqpw41')).toBe(false);
  });

  it('given more comparisons at once than may wait, then the rest is turned away, but not who goes first', async () => {
    const many = Array.from({ length: 40 }, () =>
      matchesPassword(null, 'x').catch((error: unknown) => error),
    );
    const known = matchesPassword(null, 'x', { first: true });
    const answers = await Promise.all(many);
    expect(answers.filter((answer) => answer === false)).toHaveLength(21);
    expect(answers.filter((answer) => (answer as { code?: string }).code === 'password.busy')).toHaveLength(
      19,
    );
    expect(await known).toBe(false);
  });

  it('given first passwords, then they differ and read well', () => {
    const made = Array.from({ length: 50 }, newFirstPassword);
    expect(new Set(made).size).toBe(50);
    expect(made.filter((password) => !/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/.test(password))).toEqual(
      [],
    );
  });
});

describe('turns', () => {
  it('given a place for one, then they work one after the other, who goes first before the others', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 2 });
    const order: string[] = [];
    const work = (name: string) => async () => {
      await Promise.resolve();
      order.push(name);
      return name;
    };
    const taken = [
      turns.take(work('a')),
      turns.take(work('b')),
      turns.take(work('c')),
      turns.take(work('d')),
    ];
    const first = turns.take(work('e'), { first: true });
    expect([await Promise.all(taken), await first, order]).toEqual([
      ['a', 'b', 'c', null],
      'e',
      ['a', 'e', 'b', 'c'],
    ]);
  });

  it('given work that fails, then the next has its turn', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 1 });
    const failing = turns.take(() => Promise.reject(new Error('no')));
    const next = turns.take(() => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
    expect(await turns.take(() => Promise.resolve('again'))).toBe('again');
  });
});

describe('T-SE-05 how often a password may be tried', () => {
  const none = { account: { browser: 0, address: 0, anybody: 0 }, address: 0 };
  const stranger = { knownBrowser: false, knownAddress: false };

  it('given any tries by anybody, then at most ten on one account are let through', () => {
    const standings = fc.record({ knownBrowser: fc.boolean(), knownAddress: fc.boolean() });
    fc.assert(
      fc.property(fc.array(standings, { maxLength: 60, size: 'max' }), (trying) => {
        const account = { browser: 0, address: 0, anybody: 0 };
        for (const standing of trying) {
          const decided = decideTry(standing, { account, address: 0 });
          if (decided.allowed) account[decided.purse]++;
        }
        expect(account.browser + account.address + account.anybody).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('given strangers who used up what anybody has, then they wait, and who is known does not', () => {
    const used = { ...none, account: { ...none.account, anybody: purses.anybody } };
    expect(decideTry(stranger, used)).toEqual({ allowed: false, because: 'account' });
    expect(decideTry({ ...stranger, knownAddress: true }, used)).toEqual({
      allowed: true,
      purse: 'address',
      left: 2,
    });
    expect(decideTry({ knownBrowser: true, knownAddress: true }, used)).toEqual({
      allowed: true,
      purse: 'browser',
      left: 2,
    });
  });

  it('given how long ago somebody signed in, then it counts for ninety days, and not from before the account was shut', () => {
    const now = new Date('2026-11-25T04:00:00.000Z');
    expect(knownSince(null, now).toISOString()).toBe('2026-08-27T04:00:00.000Z');
    expect(knownSince('2026-11-01T00:00:00.000Z', now).toISOString()).toBe('2026-11-01T00:00:00.000Z');
    expect(knownSince('2020-11-01T00:00:00.000Z', now).toISOString()).toBe('2026-08-27T04:00:00.000Z');
  });

  it('given an address that tried everybody’s password, then it waits, but for accounts that know it', () => {
    const used = { ...none, address: 30 };
    expect(decideTry(stranger, used)).toEqual({ allowed: false, because: 'address' });
    expect(decideTry({ ...stranger, knownAddress: true }, used)).toEqual({
      allowed: true,
      purse: 'address',
      left: 2,
    });
  });
});

describe('T-SE-04 how long a session holds', () => {
  const began = '2026-11-25T04:00:00.000Z';
  const after = (minutes: number) => new Date(Date.parse(began) + minutes * 60_000);
  const seenAfter = (minutes: number) => ({ createdAt: began, seenAt: after(minutes).toISOString() });

  it.each([
    ['just begun', 0, 0, true],
    ['29 minutes without a word', 0, 29, true],
    ['30 minutes without a word', 0, 30, false],
    ['busy for 7 h 59', 470, 479, true],
    ['busy for 8 h', 479, 480, false],
    ['a clock set back by a minute', 0, -1, true],
    ['a clock set back by an hour', 0, -60, false],
    ['a clock ten years ahead', 0, 5_256_000, false],
  ])('given one %s, then it holds: %#', (_name, seen, now, holds) => {
    expect(isAlive(seenAfter(seen), after(now))).toBe(holds);
  });

  it('is noted as alive once a minute', () => {
    expect(
      [0, 59_999, 60_000].map((ms) => isToBeNoted(seenAfter(0), new Date(Date.parse(began) + ms))),
    ).toEqual([false, false, true]);
  });
});
