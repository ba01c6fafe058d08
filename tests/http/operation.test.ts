import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { listen, stop } from '../../src/http/server.js';
import { makeMetrics } from '../../src/http/metrics.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function begun(): Promise<TestServer> {
  const server = await aServer();
  cleanUps.push(server.close);
  return server;
}

it('given a server that works, then it says that it is alive and ready, and does not log being asked', async () => {
  const { url, log } = await begun();
  for (const [path, status] of [
    ['healthz', 'alive'],
    ['readyz', 'ready'],
  ] as const) {
    const response = await fetch(`${url}/${path}`);
    expect([response.status, response.headers.get('cache-control'), await response.json()]).toEqual([
      200,
      'no-store',
      { status },
    ]);
  }
  expect(log).toEqual([]);
});

it('given a database that is gone, then it is alive and not ready', async () => {
  const { url, db } = await begun();
  await db.destroy();
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBeGreaterThanOrEqual(500);
});

it('given requests, then they are counted by the pattern of their address, and never by an address', async () => {
  const metrics = makeMetrics();
  const { url, close } = await aServer(undefined, {}, metrics.counting);
  const watched = await listen(metrics.tell, '127.0.0.1', 0);
  cleanUps.push(close, () => stop(watched, 100));
  // what is asked for again is answered in front of Express
  const edition = '/api/v1/editions/longting-district';
  for (const path of [
    edition,
    edition,
    '/api/v1/editions/nowhere',
    '/schemas/item.json',
    '/schemas/item.json',
    '/nowhere',
  ])
    await (await fetch(`${url}${path}`)).arrayBuffer();
  const told = await fetch(`http://127.0.0.1:${(watched.address() as AddressInfo).port}`);
  const text = await told.text();
  expect(told.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(text.split('\n').filter((line) => line.startsWith('http_requests_total'))).toEqual([
    'http_requests_total{method="GET",route="/api/v1/editions/:edition",status="200"} 2',
    'http_requests_total{method="GET",route="/api/v1/editions/:edition",status="404"} 1',
    'http_requests_total{method="GET",route="/schemas/:file",status="200"} 2',
    'http_requests_total{method="GET",route="none",status="404"} 1',
  ]);
  expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
});
