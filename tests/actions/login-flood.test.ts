import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { hashPassword, matchesPassword } from '../../src/account/password.js';
import type { Attempt } from '../../src/actions/try-password.js';
import { tryPassword } from '../../src/actions/try-password.js';
import { openDatabase } from '../../src/store/database.js';
import { anAccount, withPeople } from '../accounts.js';
import { anAct } from '../builders.js';

const password = '明月几时有把酒问青天不知天上宫阙';

function anAttempt(parts: Partial<Attempt> = {}): Attempt {
  const from = { rememberedAt: null, network: '10.0.0.1', address: '10.0.0.1', request: null };
  return { name: '某人', password, ...from, ...parts };
}

/** A database that counts the tries written into it. */
async function anOffice() {
  const { db, close } = await openDatabase('sqlite::memory:', { create: true });
  await withPeople(db);
  await sql`create table written (try integer)`.execute(db);
  await sql`create trigger count_tries after insert on login_failure
    begin insert into written values (new.id); end`.execute(db);
  const written = async () =>
    (await sql<{ count: number }>`select count(*) as count from written`.execute(db)).rows[0]?.count;
  return { db, close, written };
}

it('T-SE-07 given a crowd of strangers who try to sign in at one moment, then no more is written than can be compared', async () => {
  const { db, close, written } = await anOffice();
  const { at } = anAct();
  const strangers = Array.from({ length: 100 }, (_, index) => {
    const [name, network] = [`某人${index}`, `10.0.1.${index}`];
    return tryPassword(db, anAttempt({ name, network, address: network }), 'session.begin', at);
  });
  const told = (await Promise.allSettled(strangers)).filter(({ status }) => status === 'rejected');
  const compared = 100 - told.length;
  expect([compared > 0, await written()]).toEqual([true, compared]);
  await close();
});

it('T-SE-07 given a stranger who tries to sign in while as many wait as may, then nothing is written for them, and who is known gets in', async () => {
  const { db, close, written } = await anOffice();
  await anAccount(db, '张三', { editor: 'longting' }, await hashPassword(password));
  const { at } = anAct();
  const comparing = Array.from({ length: 40 }, () => matchesPassword(null, 'x', { first: true }));
  await expect(tryPassword(db, anAttempt(), 'session.begin', at)).rejects.toMatchObject({
    code: 'password.busy',
  });
  expect(await written()).toBe(0);
  const known = anAttempt({ name: '张三', rememberedAt: at });
  expect((await tryPassword(db, known, 'session.begin', at))?.name).toBe('张三');
  await Promise.all(comparing);
  await close();
});
