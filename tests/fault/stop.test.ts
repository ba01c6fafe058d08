import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import { giveTokens, secretOf, sendFile } from './client.js';
import type { CleanUps } from './lives.js';
import { aFolder, begin, using } from './lives.js';
import { edition, fileOf } from './office.js';
import type { RunningServer } from './server.js';
import { haltReaders, startServer } from './server.js';

/* A server that is told to stop. */

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function aRunningServer(): Promise<{ url: string; server: RunningServer }> {
  const url = `sqlite:${join(aFolder(cleanUps), 'catalog.db')}`;
  await begin(url);
  await giveTokens(url);
  return { url, server: await startServer(cleanUps, url) };
}

/** A request whose first half was received; gives what sends the rest, and the status that comes of it. */
async function halfARequest({ url }: RunningServer) {
  const [first, rest] = ['{"edition":', `"${edition}","title":"新"}`];
  const sending = request(`${url}/api/v1/drafts`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${secretOf('起草人')}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(first + rest),
      Expect: '100-continue',
    },
  });
  const status = new Promise<number>((resolve, reject) => {
    sending.on('error', reject).on('response', (response) => {
      resolve(response.resume().statusCode ?? 0);
    });
  });
  status.catch(() => undefined); // told when it is waited for
  sending.flushHeaders();
  await once(sending, 'continue');
  sending.write(first);
  const sendRest = () => {
    sending.end(rest);
  };
  return { sendRest, status };
}

/** Nobody new is let in any more. */
async function untilClosed({ url }: RunningServer): Promise<void> {
  for (let isOpen = true; isOpen;) {
    await sleep(20);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
  }
}

it('given a request half sent and SIGTERM, then nobody new is let in, the request is answered, and the server ends in order', async () => {
  const { server } = await aRunningServer();
  const { sendRest, status } = await halfARequest(server);
  server.child.kill('SIGTERM');
  await untilClosed(server);
  sendRest();
  expect(await status).toBe(201);
  await server.ended;
  expect(server.child.exitCode).toBe(0);
});

it('given an import under way and SIGTERM, then it is done before the server ends, and told to whoever asks later', async () => {
  const { url, server } = await aRunningServer();
  const readers = await haltReaders(server);
  expect((await sendFile(server, fileOf(1))).status).toBe(202);
  server.child.kill('SIGTERM');
  await untilClosed(server);
  for (const reader of readers) process.kill(reader, 'SIGCONT');
  await server.ended;
  expect(server.child.exitCode).toBe(0);
  await using(await openDatabase(url, { create: false }), async ({ db }) => {
    expect(await db.selectFrom('import_job').select('state').execute()).toEqual([{ state: 'done' }]);
    expect(await db.selectFrom('draft').select('state').execute()).toEqual([{ state: 'editing' }]);
  });
});

it.each(['SIGTERM', 'SIGINT'] as const)(
  'given it is waiting for a request and %s comes after SIGTERM, then it ends at once',
  async (second) => {
    const { server } = await aRunningServer();
    const { status } = await halfARequest(server);
    server.child.kill('SIGTERM');
    await untilClosed(server);
    server.child.kill(second);
    await server.ended;
    expect([server.child.exitCode, server.child.signalCode]).toEqual([null, second]);
    await expect(status).rejects.toMatchObject({ code: 'ECONNRESET' });
  },
);
