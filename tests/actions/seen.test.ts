import { expect, it } from '@jest/globals';
import { changeableTag, changeAccount } from '../../src/actions/change-account.js';
import { changeCalendar } from '../../src/actions/change-calendar.js';
import { changeKnownOrganization, registerOrganizations } from '../../src/actions/save-organizations.js';
import { disableAccount } from '../../src/actions/disable-account.js';
import { tagOf } from '../../src/actions/seen.js';
import { findAccount } from '../../src/store/accounts.js';
import type { Db } from '../../src/store/engine.js';
import { listOrganizations } from '../../src/store/organizations.js';
import { anAccount, withPeople } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';

const act = anAct();

/** Two who saw the same, each with a change of their own, at the same time. */
type Rivals = (db: Db) => Promise<Promise<unknown>[]>;

const calendar = { from: '2026-01-01', knownThrough: '2026-12-31', sources: [], holidays: [], workdays: [] };

const rivals: Record<string, { thing: string; change: Rivals }> = {
  'an account': {
    thing: '账号“甲科”',
    async change(db) {
      const seen = changeableTag((await findAccount(db, '甲科'))!);
      return ['一', '二'].map((displayName) => changeAccount(db, '甲科', { displayName }, act, seen));
    },
  },
  'an organization': {
    thing: '单位“北郊乡人民政府”',
    async change(db) {
      const before = (await listOrganizations(db)).find(({ id }) => id === 'beijiao')!;
      const alias = { kind: 'alias', alias: '北郊' } as const;
      return [
        registerOrganizations(db, [{ ...before, aliases: ['北郊乡政府'] }], act, { beijiao: tagOf(before) }),
        changeKnownOrganization(db, 'beijiao', alias, act, tagOf(before)),
      ];
    },
  },
  'the calendar': {
    thing: '工作日历',
    async change(db) {
      await changeCalendar(db, calendar, act);
      return ['2026-01-04', '2026-02-14'].map((day) =>
        changeCalendar(db, { ...calendar, workdays: [day] }, act, tagOf(calendar)),
      );
    },
  },
};

onBothEngines('a setting that two change at once', (open) => {
  it.each(Object.entries(rivals))(
    'given two who saw the same of %s, then one is told of the other, and nobody is undone unawares',
    async (_, { thing, change }) => {
      const { db } = await open();
      await withPeople(db);
      await anAccount(db, '甲科', { editor: 'beijiao' });
      const outcomes = await Promise.allSettled(await change(db));
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      expect(refused).toMatchObject([{ code: 'settings.changed', details: { name: thing } }]);
    },
  );

  it('given two organizations, each as it was seen, then both are saved, and neither where somebody changed one', async () => {
    const { db } = await open();
    await withPeople(db);
    const before = (await listOrganizations(db)).filter(({ parent }) => parent === 'longting');
    const seen = Object.fromEntries(before.map((one) => [one.id, tagOf(one)]));
    const withAlias = (alias: string) => before.map((one) => ({ ...one, aliases: [`${one.id}${alias}`] }));
    const { changed } = await registerOrganizations(db, withAlias('甲'), act, seen);
    expect(changed).toEqual(Object.keys(seen));
    await expect(registerOrganizations(db, withAlias('乙'), act, seen)).rejects.toMatchObject({
      code: 'settings.changed',
    });
  });

  it('given an account that is disabled while its form is open, then what the form says is saved', async () => {
    const { db } = await open();
    await withPeople(db);
    await anAccount(db, '甲科', { editor: 'beijiao' });
    const seen = changeableTag((await findAccount(db, '甲科'))!);
    await disableAccount(db, '甲科', act);
    expect(await changeAccount(db, '甲科', { displayName: '一' }, act, seen)).toMatchObject({
      displayName: '一',
    });
  });

  it('given who does not say what they saw, then the last one counts, as before', async () => {
    const { db } = await open();
    await withPeople(db);
    await anAccount(db, '甲科', { editor: 'beijiao' });
    await changeAccount(db, '甲科', { displayName: '一' }, act);
    expect(await changeAccount(db, '甲科', { displayName: '二' }, act)).toMatchObject({ displayName: '二' });
  });
});
