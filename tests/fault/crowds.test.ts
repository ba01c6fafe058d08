import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { openDatabase } from '../../src/store/database.js';
import { aToken, withPeople } from '../accounts.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import type { CleanUps } from './lives.js';
import { aFolder } from './lives.js';
import type { RunningServer } from './server.js';
import { hasEnded, startServer } from './server.js';

/* Many at once who mean no good, at the server as it is built; FORMS: so many broken forms. */

const token = 'a-token-of-who-sends-broken-forms';
const cleanUps: CleanUps = [];
let server: RunningServer;

beforeAll(async () => {
  const url = `sqlite:${join(aFolder(cleanUps), 'catalog.db')}`;
  const { db, close } = await openDatabase(url, { create: true });
  await withPeople(db);
  await aToken(db, '测试员', token);
  await initialize(db, [aStarter(aCatalog(aDomain('19', [anItem('19-001')], '社会救助')))], anAct().at);
  await close();
  server = await startServer(cleanUps, url);
});
afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

const openFiles = () => readdirSync(`/proc/${server.child.pid}/fd`).length;
const memory = () =>
  Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))?.[1]);

/** Waits until no more files are open than were, but for a few connections that are kept alive. */
async function settled(before: number): Promise<void> {
  while (openFiles() > before + 10) await sleep(100);
}

async function read(): Promise<number> {
  const response = await fetch(`${server.url}/api/v1/editions`);
  await response.arrayBuffer();
  return response.status;
}

type Sender = { socket: Socket; answer: Promise<string> };

/** Sends by hand; `answer`: what came until the connection ended. */
function begin(text: string): Sender {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  let said = '';
  const answer = new Promise<string>((resolve) => {
    socket.on('data', (bytes) => (said += bytes.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(said);
    });
  });
  socket.write(text);
  return { socket, answer };
}

it('T-AV-01 given 2,000 who send heads and bodies without an end, then everybody else is answered, and slow heads are ended', async () => {
  const before = openFiles();
  const lines = (...of: string[]) => of.map((line) => `${line}\r\n`).join('');
  const head = lines('GET /api/v1/editions HTTP/1.1', 'Host: localhost');
  const form = 'Content-Type: application/x-www-form-urlencoded';
  const body = lines(
    'POST /login HTTP/1.1',
    'Host: localhost',
    `Origin: ${server.url}`,
    form,
    'Content-Length: 900',
    '',
  );
  const heads: Sender[] = [];
  const bodies: Sender[] = [];
  const statuses = new Set<number>();
  for (let wave = 0; wave < 20; wave++) {
    heads.push(...Array.from({ length: 50 }, () => begin(head)));
    bodies.push(...Array.from({ length: 50 }, () => begin(body)));
    statuses.add(await read());
  }
  const answers = await Promise.all(heads.map(({ answer }) => answer));
  statuses.add(await read());
  expect(statuses).toEqual(new Set([200]));
  expect(new Set(answers.map((answer) => answer.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']));
  for (const { socket } of bodies) socket.destroy();
  await settled(before);
  expect([hasEnded(server.child), await read()]).toEqual([false, 200]);
});

/** As many as the system lets wait. */
const crowd = Math.min(2_000, Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8')));

it('T-AV-01 given 2,000 who come while the server is busy, then all are let in, and so is whoever comes after them', async () => {
  const before = openFiles();
  server.child.kill('SIGSTOP');
  const { hostname, port } = new URL(server.url);
  const sockets = Array.from({ length: crowd }, () => connect(Number(port), hostname));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  server.child.kill('SIGCONT');
  expect(await read()).toBe(200);
  for (const socket of sockets) socket.destroy();
  await settled(before);
  expect(await read()).toBe(200);
});

const many = Number(process.env['FORMS'] ?? 1_000);

/** Half of them break off in the middle, half are no forms. */
async function sendBrokenForms(count: number): Promise<void> {
  const head = [
    'POST /api/v1/editions/longting-district/imports HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${token}`,
    'Content-Type: multipart/form-data; boundary=b',
    'Connection: close',
  ];
  const started = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n领域,一级事项';
  for (let sent = 0; sent < count; sent += 20)
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const breaksOff = index % 2 === 0;
        const length = Buffer.byteLength(started) + (breaksOff ? 1_000 : 0);
        const sender = begin([...head, `Content-Length: ${length}`, '', started].join('\r\n'));
        if (breaksOff) {
          await sleep(5);
          sender.socket.destroy();
        }
        await sender.answer;
      }),
    );
}

it('T-AV-03 given forms that break off or are none by the thousand, then it is the same server, with no more files and memory', async () => {
  const before = openFiles();
  await sendBrokenForms(many);
  const held = memory();
  await sendBrokenForms(many);
  await settled(before);
  expect(hasEnded(server.child)).toBe(false);
  expect(memory()).toBeLessThan(1.2 * held);
  expect(await read()).toBe(200);
});
