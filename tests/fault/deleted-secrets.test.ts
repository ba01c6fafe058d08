import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import { addSession, endSession } from '../../src/store/sessions.js';
import type { CleanUps } from './lives.js';
import { aFolder, begin, using } from './lives.js';
import { hasEnded, startServer } from './server.js';

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

it('T-AU-07 given somebody who signed out, then a server that runs lets no byte of it stay in the files of its database', async () => {
  const folder = aFolder(cleanUps);
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  await begin(url);
  const isLeft = () => {
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    return Buffer.concat(files).includes('the-csrf-of-a-session');
  };
  await using(await openDatabase(url, { create: false }), async ({ db }) => {
    const begun = { id: Buffer.from('the-id-of-a-session'), csrf: 'the-csrf-of-a-session' };
    await addSession(db, begun, { accountKey: 1, address: null, at: new Date() });
    await endSession(db, begun.id);
    expect(isLeft()).toBe(true);
    const server = await startServer(cleanUps, url);
    while (isLeft() && !hasEnded(server.child)) await sleep(20);
    expect([server.said.join('').includes('not emptied'), isLeft()]).toEqual([false, false]);
  });
});
