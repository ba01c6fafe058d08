import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { addWebhook } from '../../src/actions/add-webhook.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { listEditions } from '../../src/store/editions.js';
import { openDatabase } from '../../src/store/database.js';
import type { Db } from '../../src/store/engine.js';
import { findAccount, savePassword } from '../../src/store/accounts.js';
import { hashPassword } from '../../src/account/password.js';
import { anAct } from '../builders.js';
import { emptyPostgres } from '../engines.js';
import { aVisitor } from '../http/visitor.js';
import { Receiver } from '../webhook/receiver.js';
import { approveNote, ask, giveTokens, must, noteAt, publish, sendFile } from './client.js';
import type { CleanUps } from './lives.js';
import { begin, using } from './lives.js';
import { fileOf } from './office.js';
import type { RunningServer } from './server.js';
import { haltReaders, kill, startServer } from './server.js';

/* Three servers on one PostgreSQL, one of which is killed: whatever was true at one is true at the others. */

const cleanUps: CleanUps = [];
const afterAllOfThem: CleanUps = [];
const cleanUp = async (all: CleanUps) => {
  for (const one of all.splice(0).reverse()) await one();
};

let receiver: Receiver;
let url: string;
/** Two that stay, on a database with people and a catalog. */
let b: RunningServer;
let c: RunningServer;
/** Another one, to be killed. */
const aVictim = () => startServer(cleanUps, url, { environment: { WEBHOOK_ALLOW: receiver.host } });

beforeAll(async () => {
  receiver = await Receiver.start();
  afterAllOfThem.push(() => receiver.stop());
  url = await emptyPostgres(afterAllOfThem);
  await begin(url);
  await giveTokens(url);
  const environment = { WEBHOOK_ALLOW: receiver.host };
  [b, c] = await Promise.all([
    startServer(afterAllOfThem, url, { environment }),
    startServer(afterAllOfThem, url, { environment }),
  ]);
});
afterEach(() => cleanUp(cleanUps));
afterAll(() => cleanUp(afterAllOfThem));

async function inDatabase<T>(at: string, work: (db: Db) => Promise<T>): Promise<T> {
  return using(await openDatabase(at, { create: false }), ({ db }) => work(db));
}

it('given three that start at once on an empty database, then one makes it, and none fails', async () => {
  const empty = await emptyPostgres(cleanUps);
  const servers = await Promise.all([1, 2, 3].map(() => startServer(cleanUps, empty)));
  const catalogs = await Promise.all(servers.map((server) => must(ask(server, 'GET', '/editions'))));
  expect(new Set(catalogs.map(({ json }) => JSON.stringify(json))).size).toBe(1);
  await inDatabase(empty, async (db) => {
    expect((await listEditions(db)).length).toBeGreaterThan(2);
    expect(await verifyHistory(db)).toMatchObject({ finding: null, log: { finding: null } });
  });
});

it('given a session begun at one that is killed, then it holds at the others until it is ended at one of them', async () => {
  const a = await aVictim();
  const password = 'Zk7-mqpw41x';
  await inDatabase(url, async (db) => {
    const account = await findAccount(db, '起草人');
    const hash = await hashPassword(password);
    await savePassword(db, account?.key ?? 0, { hash, mustChange: false, at: anAct().at });
  });
  let at = a;
  const visitor = aVisitor(() => at);
  expect((await visitor.signIn('起草人', password)).status).toBe(303);
  await kill(a);
  const statusAt = async (server: RunningServer) => {
    at = server;
    return (await visitor.get('/desk')).status;
  };
  expect([await statusAt(b), await statusAt(c)]).toEqual([200, 200]);
  const cookies = [...visitor.cookies]; // somebody who kept them
  at = b;
  expect((await visitor.post('/logout')).status).toBe(303);
  for (const [name, value] of cookies) visitor.cookies.set(name, value);
  expect([await statusAt(b), await statusAt(c)]).toEqual([401, 401]);
});

it('given wrong passwords at all three, then their tries are counted together, also when one was killed', async () => {
  const a = await aVictim();
  const tryAt = async (server: RunningServer) =>
    (await aVisitor(() => server).signIn('密审员', 'wrong-password')).status;
  expect([await tryAt(a), await tryAt(a), await tryAt(b), await tryAt(c)]).toEqual([401, 401, 401, 401]);
  await kill(a);
  expect([await tryAt(b), await tryAt(c)]).toEqual([429, 429]);
});

it('given a publication at one, then all show it a second later; given two at once, then one wins, and the other is told so', async () => {
  const a = await aVictim();
  expect([await noteAt(a), await noteAt(b), await noteAt(c)]).toEqual([null, null, null]);
  const [one, two, three] = [
    await approveNote(a, '甲'),
    await approveNote(b, '乙'),
    await approveNote(c, '丙'),
  ];
  expect((await publish(a, one)).status).toBe(201);
  await sleep(1_000); // what the guide promises
  expect([await noteAt(a), await noteAt(b), await noteAt(c)]).toEqual(['甲', '甲', '甲']);
  const rivals = await Promise.all([publish(b, two), publish(c, three)]);
  expect(rivals.map(({ status }) => status).sort()).toEqual([409, 409]); // both rest on what is no longer the newest
  const [four, five] = [await approveNote(a, '丁'), await approveNote(b, '戊')];
  const raced = await Promise.all([publish(b, four), publish(c, five)]);
  expect(raced.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(raced.find(({ status }) => status === 409)?.json['code']).toBe('version.stale');
  await kill(a);
  await sleep(1_000);
  const winner = raced[0].status === 201 ? '丁' : '戊';
  expect([await noteAt(b), await noteAt(c)]).toEqual([winner, winner]);
});

it('given an import that takes long at one that is killed, then the others say first that it runs, then that it was interrupted, and take the file', async () => {
  const a = await aVictim();
  await haltReaders(a);
  const started = await sendFile(a, fileOf(1));
  expect([started.status, started.json['state']]).toEqual([202, 'running']);
  const path = (started.headers.get('location') ?? '').replace('/api/v1', '');
  const askAt = (server: RunningServer) => ask(server, 'GET', path, { as: '起草人' });
  expect((await askAt(b)).json).toEqual(started.json);
  await kill(a);
  expect((await askAt(b)).json).toEqual(started.json);
  const aMinuteAgo = new Date(Date.now() - 60_000).toISOString(); // as if so long had passed
  await inDatabase(url, (db) => db.updateTable('import_job').set({ alive_until: aMinuteAgo }).execute());
  for (const server of [b, c])
    expect(await askAt(server)).toMatchObject({ status: 503, json: { code: 'import.interrupted' } });
  expect([201, 202]).toContain((await sendFile(c, fileOf(1))).status);
});

it('given an import that takes long at one, then another tells what became of it', async () => {
  const readers = await haltReaders(c);
  const started = await sendFile(c, fileOf(2));
  const path = (started.headers.get('location') ?? '').replace('/api/v1', '');
  for (const reader of readers) process.kill(reader, 'SIGCONT');
  for (let state: unknown = 'running'; state === 'running';) {
    const { status, json } = await ask(b, 'GET', path, { as: '起草人' });
    state = json['state'];
    if (state === 'done') expect(json).toMatchObject({ outcome: { outcome: 'drafted' } });
    expect(status).toBe(200);
  }
});

it('given messages on their way while all are killed, then whoever comes after brings every message, and none was brought twice at once', async () => {
  const a = await aVictim();
  const types = ['catalog.version.published' as const];
  const add = (path: string) =>
    inDatabase(url, (db) =>
      addWebhook(db, { url: receiver.url(path), types }, [receiver.host], { ...anAct(), at: new Date() }),
    );
  const idsAt = (path: string) =>
    receiver.received.filter((one) => one.path === path).map(({ headers }) => headers['webhook-id']);
  const until = async (path: string, count: number) => {
    while (idsAt(path).length < count) await sleep(50);
  };
  await add('/ok');
  for (const [index, server] of [a, b, c].entries())
    await must(publish(server, await approveNote(server, `第${index}次`)), 201);
  await until('/ok', 3);
  await add('/hang'); // never answered: whoever sends waits, and dies
  await must(publish(b, await approveNote(b, '最后')), 201);
  await until('/hang', 1);
  await Promise.all([kill(a), kill(b), kill(c)]);
  const aMinuteAgo = new Date(Date.now() - 60_000).toISOString(); // as if so long had passed
  await inDatabase(url, (db) =>
    db
      .updateTable('webhook_delivery')
      .set({ leased_until: aMinuteAgo })
      .where('state', '=', 'waiting')
      .execute(),
  );
  await aVictim();
  await until('/hang', 2);
  await until('/ok', 4);
  expect(new Set(idsAt('/hang')).size).toBe(1); // the receiver sees that it is the same
  expect(new Set(idsAt('/ok')).size).toBe(4);
});
