import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statfsSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import {
  approveNote,
  ask,
  giveTokens,
  must,
  noteAt,
  publish,
  publishOrRefused,
  secretOf,
  sendFile,
} from './client.js';
import { expectSound } from './inspect.js';
import type { CleanUps } from './lives.js';
import { aFolder, begin, using } from './lives.js';
import { edition, fileOf } from './office.js';
import type { RunningServer } from './server.js';
import { kill, startServer } from './server.js';
import { buildShim } from './shim.js';

/* A disk that fails, is full or can't be written, and no more files to be opened: `STEPS=512 npm run fault` is the long run. */

const steps = Number(process.env['STEPS'] ?? 16);

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** What anybody may read; their statuses. */
async function readEverything(server: { url: string }): Promise<number[]> {
  const paths = ['/healthz', '/readyz', '/', `/api/v1/editions/${edition}/catalog`, `/api/v1/search?q=名单`];
  return Promise.all(paths.map(async (path) => (await fetch(`${server.url}${path}`)).status));
}

const allRead = [200, 200, 200, 200, 200];

async function expectVerified(url: string, folder: string): Promise<void> {
  await using(await openDatabase(url, { create: false }), async ({ db }) => {
    await expectSound(db, folder);
    expect(await verifyHistory(db)).toMatchObject({ finding: null, log: { finding: null } });
  });
}

const refusal = { status: 503, json: { code: 'database.unusable' } };

it.each(['EIO', 'EROFS', 'ENOSPC'] as const)(
  'T-DU-05 given a disk that answers every write with %s, then writing is refused with a code, reading goes on, and it is over when the disk is well',
  async (error) => {
    const shim = buildShim(cleanUps);
    if (shim === null) {
      console.log('no gcc here: the disk stays well');
      return;
    }
    const folder = aFolder(cleanUps);
    const url = `sqlite:${join(folder, 'catalog.db')}`;
    await begin(url);
    await giveTokens(url);
    const server = await startServer(cleanUps, url, { environment: shim.environment(folder) });
    const draft = await approveNote(server, '第一');
    shim.fail(constants.errno[error]);
    expect(await publish(server, draft)).toMatchObject(refusal);
    expect(
      await ask(server, 'POST', '/drafts', { as: '起草人', body: { edition, title: '新' } }),
    ).toMatchObject(refusal);
    expect(await sendFile(server, fileOf(1))).toMatchObject(refusal);
    expect(await readEverything(server)).toEqual(allRead);
    shim.fail(0);
    expect((await publish(server, draft)).status).toBe(201);
    expect([201, 202]).toContain((await sendFile(server, fileOf(2))).status);
    expect(await noteAt(server)).toBe('第一');
    await kill(server);
    await expectVerified(url, folder);
  },
);

it('T-DU-02 T-DU-04 given a disk that is full or fails from the n-th call on while a draft is made, reviewed and published, then each is refused with a code, and done when it is well', async () => {
  const shim = buildShim(cleanUps);
  if (shim === null) {
    console.log('no gcc here: the disk stays well');
    return;
  }
  const folder = aFolder(cleanUps);
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  await begin(url);
  await giveTokens(url);
  const server = await startServer(cleanUps, url, { environment: shim.environment(folder) });
  shim.fail(constants.errno.EIO, 1_000_000);
  expect(await publishOrRefused(server, '数一数')).toBeNull();
  const calls = shim.countCalls();
  const tally = { calls, refused: 0, done: 0 };
  const stride = Math.max(1, Math.floor(calls / steps));
  for (let call = 0; call < calls; call += stride) {
    shim.fail(call % 2 === 0 ? constants.errno.EIO : constants.errno.ENOSPC, call);
    const refused = await publishOrRefused(server, `第${call}次`);
    if (refused) expect(refused).toMatchObject(refusal);
    tally[refused ? 'refused' : 'done'] += 1;
    shim.fail(0);
    expect(await publishOrRefused(server, `第${call}次又一次`)).toBeNull();
    expect(await noteAt(server)).toBe(`第${call}次又一次`);
  }
  expect(tally.refused).toBeGreaterThan(steps / 2);
  await kill(server);
  await expectVerified(url, folder);
  console.log(`disk: ${JSON.stringify(tally)}`);
});

it('T-DU-04 given a small disk that is full to within so many blocks, then what does not fit is refused with a code, reading goes on, and it goes on when there is room again', async () => {
  const folder = aFolder(cleanUps);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'none', folder]).status !== 0) {
    console.log('no disk may be mounted here: none is full');
    return;
  }
  cleanUps.push(() => Promise.resolve(void spawnSync('umount', ['-l', folder])));
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  await begin(url);
  await giveTokens(url);
  const server = await startServer(cleanUps, url);
  const ballast = join(folder, 'ballast');
  const tally = { refused: 0, done: 0 };
  for (let step = 0; step < steps; step += 1) {
    writeFileSync(ballast, '');
    const { bfree, bsize } = statfsSync(folder);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bfree * bsize - step * 64 * 1024)));
    const refused = await publishOrRefused(server, `第${step}次`);
    if (refused) expect(refused).toMatchObject(refusal);
    tally[refused ? 'refused' : 'done'] += 1;
    const sent = await sendFile(server, fileOf(step));
    if (![200, 201, 202].includes(sent.status)) expect(sent).toMatchObject(refusal);
    expect(await readEverything(server)).toEqual(allRead);
    writeFileSync(ballast, '');
    expect(await publishOrRefused(server, `第${step}次又一次`)).toBeNull();
  }
  expect(tally.refused).toBeGreaterThan(0);
  await kill(server);
  spawnSync('rm', [ballast]);
  await expectVerified(url, folder);
  console.log(`small disk: ${JSON.stringify(tally)}`);
});

it('T-DU-05 given no more files can be opened because of many idle connections, then who is connected is served, and all are when those are gone', async () => {
  const folder = aFolder(cleanUps);
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  await begin(url);
  await giveTokens(url);
  const server = await startServer(cleanUps, url);
  if (spawnSync('prlimit', ['--nofile=64', '--pid', String(server.child.pid)]).status !== 0) {
    console.log('no prlimit here: there are files enough');
    return;
  }
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await askThrough(agent, server, 'GET', `/editions/${edition}/catalog`)).toBe(200);
  const idle = await connectIdly(server, 100);
  while (filesOpenedBy(server) < 64) await setTimeout(10);
  expect(await askThrough(agent, server, 'GET', `/editions/${edition}/catalog`)).toBe(200);
  expect(await askThrough(agent, server, 'POST', '/drafts', { edition, title: '新' })).toBe(201);
  for (const socket of idle) socket.destroy();
  agent.destroy();
  for (let status = 0; status !== 200;) status = await statusOf(server);
  expect(await readEverything(server)).toEqual(allRead);
  expect(await publishOrRefused(server, '后来')).toBeNull();
  expect([201, 202]).toContain((await sendFile(server, fileOf(1))).status);
  await must(ask(server, 'GET', '/drafts', { as: '起草人' }));
  await kill(server);
  await expectVerified(url, folder);
});

function filesOpenedBy({ child }: RunningServer): number {
  return readdirSync(`/proc/${child.pid}/fd`).length;
}

/** 0 where no connection is to be had. */
async function statusOf({ url }: RunningServer): Promise<number> {
  return fetch(`${url}/healthz`).then(
    ({ status }) => status,
    () => 0,
  );
}

async function connectIdly({ url }: RunningServer, count: number): Promise<Socket[]> {
  const { port } = new URL(url);
  const sockets = Array.from({ length: count }, () => connect(Number(port), '127.0.0.1'));
  await Promise.all(
    sockets.map((socket) =>
      Promise.race([once(socket, 'connect'), once(socket, 'close'), once(socket, 'error')]),
    ),
  );
  for (const socket of sockets) socket.on('error', () => undefined);
  return sockets;
}

/** Asks over a connection that stays. */
function askThrough(
  agent: Agent,
  { url }: RunningServer,
  method: string,
  path: string,
  body?: unknown,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${secretOf('起草人')}`, 'Content-Type': 'application/json' };
    const sending = request(`${url}/api/v1${path}`, { agent, method, headers }, (response) => {
      response.resume().on('end', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    sending.on('error', reject);
    sending.end(body === undefined ? '' : JSON.stringify(body));
  });
}
