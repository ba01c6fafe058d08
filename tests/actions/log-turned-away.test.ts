import { expect, it } from '@jest/globals';
import { logTurnedAway } from '../../src/actions/log-turned-away.js';
import { listTokens } from '../../src/actions/read-tokens.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { findAccount, saveDisabled, savePassword } from '../../src/store/accounts.js';
import type { Db } from '../../src/store/engine.js';
import { searchLog } from '../../src/store/event-log.js';
import { anAccount } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';

const noon = anAct().at;
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
const forged = {
  name: '张三',
  via: 'page',
  address: '10.0.0.1',
  request: 'R1',
  action: 'session.use',
  thing: null,
  why: 'request.forged',
} as const;
const reasons = async (db: Db) =>
  (await searchLog(db, {}, 50)).map(({ account, action, outcome, thing, details }) =>
    [account, action, outcome, thing?.id ?? '', details['why']].join(' '),
  );

onBothEngines('an account that is turned away', (open) => {
  it('given the same again and again and at once, then there is one entry a minute', async () => {
    const { db } = await open();
    await Promise.all(Array.from({ length: 10 }, () => logTurnedAway(db, forged, noon)));
    await logTurnedAway(db, forged, after(59));
    expect(await reasons(db)).toEqual(['张三 session.use refused  request.forged']);
    await logTurnedAway(db, forged, after(60));
    expect(await reasons(db)).toHaveLength(2);
  });

  it('given another account, token or reason, then each has an entry of its own', async () => {
    const { db } = await open();
    const token = (id: string, why: string) =>
      ({ ...forged, action: 'token.use', thing: { kind: 'token', id }, why }) as const;
    for (const one of [
      forged,
      { ...forged, name: '李四' },
      token('1', 'revoked'),
      token('2', 'revoked'),
      token('1', 'expired'),
    ])
      await logTurnedAway(db, one, noon);
    expect((await reasons(db)).reverse()).toEqual([
      '张三 session.use refused  request.forged',
      '李四 session.use refused  request.forged',
      '张三 token.use refused 1 revoked',
      '张三 token.use refused 2 revoked',
      '张三 token.use refused 1 expired',
    ]);
  });

  it('T-AU-05 given an account that is disabled or has a first password, then what it tried is in the log, which verifies', async () => {
    const { db } = await open();
    await anAccount(db, '张三', { editor: 'longting' });
    const { key } = (await findAccount(db, '张三'))!;
    const act = {
      at: noon,
      actor: { kind: 'account', name: '张三', via: 'api', address: null, request: null, scopes: null },
    } as const;
    await savePassword(db, key, { hash: 'x', mustChange: true, at: noon });
    const tries = async (code: string) => {
      for (let n = 0; n < 3; n++) await expect(listTokens(db, null, act)).rejects.toMatchObject({ code });
    };
    await tries('password.must-change');
    await saveDisabled(db, key, noon);
    await tries('account.unusable');
    expect((await reasons(db)).reverse()).toEqual([
      '张三 token.read refused  password.must-change',
      '张三 token.read refused  account.unusable',
    ]);
    expect((await verifyHistory(db)).log).toMatchObject({ finding: null });
  });
});
