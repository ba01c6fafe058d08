import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { hashPassword } from '../../src/account/password.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { findAccount, savePassword } from '../../src/store/accounts.js';
import { openDatabase } from '../../src/store/database.js';
import { searchLog } from '../../src/store/event-log.js';
import { listVersions } from '../../src/store/versions.js';
import { anAct } from '../builders.js';
import { aVisitor } from '../http/visitor.js';
import { giveTokens, noteAt, publishOrRefused } from './client.js';
import type { CleanUps } from './lives.js';
import { aFolder, begin, using } from './lives.js';
import { edition } from './office.js';
import { kill, startServer } from './server.js';
import { buildShim } from './shim.js';

/* A clock that is set wrong while the server runs. */

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const year = 365 * 86_400;
const password = 'Zk7-mqpw41x';

it('T-DU-09 given a clock that goes back an hour, on by ten years and back to 1970, then versions and the log are numbered as they came, people get in, and the newest version holds', async () => {
  const shim = buildShim(cleanUps);
  if (shim === null) {
    console.log('no gcc here: the clock stays right');
    return;
  }
  const folder = aFolder(cleanUps);
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  await begin(url);
  await giveTokens(url);
  await using(await openDatabase(url, { create: false }), async ({ db }) => {
    await db.updateTable('token').set({ expires_at: '9999-01-01T00:00:00.000Z' }).execute();
    const account = await findAccount(db, '起草人');
    const hash = await hashPassword(password);
    await savePassword(db, account?.key ?? 0, { hash, mustChange: false, at: anAct().at });
  });
  const server = await startServer(cleanUps, url, { environment: shim.environment(folder) });
  const mayGetIn = async () => {
    const visitor = aVisitor(() => server);
    return [(await visitor.signIn('起草人', password)).status, (await visitor.get('/desk')).status];
  };
  for (const seconds of [0, -3_600, 10 * year, -5 * year, 0]) {
    shim.setClock(seconds);
    expect([seconds, await publishOrRefused(server, `${seconds}秒`)]).toEqual([seconds, null]);
    expect([seconds, await mayGetIn()]).toEqual([seconds, [303, 200]]);
  }
  shim.setClock(-Math.floor(Date.now() / 1000)); // 1970
  expect(await publishOrRefused(server, '从前')).toMatchObject({ json: { code: 'publication.too-late' } });
  expect(await mayGetIn()).toEqual([303, 200]);
  shim.setClock(0);
  expect(await publishOrRefused(server, '现在')).toBeNull();
  expect(await noteAt(server)).toBe('现在');
  await kill(server);
  await using(await openDatabase(url, { create: false }), async ({ db }) => {
    const versions = await listVersions(db, edition);
    expect(versions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const instants = versions.map(({ publishedAt }) => publishedAt);
    expect(instants).toEqual([...instants].sort()); // what was known on a day stays so, whatever the clock says later
    const log = (await searchLog(db, {}, 10_000)).reverse();
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, index) => index + 1));
    expect(await verifyHistory(db)).toMatchObject({ finding: null, log: { finding: null } });
  });
});
