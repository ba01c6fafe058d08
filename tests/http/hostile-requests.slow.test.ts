import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiRoutes } from '../../src/http/api/routes.js';
import { aToken } from '../accounts.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

/* What THREATS calls availability: bodies, addresses and messages made to hurt who reads them. */

let server: TestServer;
const token = 'secret-of-a-tester-to-write';
beforeAll(async () => {
  server = await aServer();
  await aToken(server.db, '测试员', token);
});
afterAll(() => server.close());

const edition = '/api/v1/editions/longting-district';
const post = (body: string) =>
  fetch(`${server.url}/api/v1/drafts`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body,
  });
const draftOf = (title: string) => JSON.stringify({ edition: 'longting-district', title });

describe('T-AV-02 a JSON body made to hurt', () => {
  it.each([
    ['of many megabytes', draftOf('甲'.repeat(3_000_000)), 413],
    ['a hundred thousand deep', '['.repeat(100_000), 400],
    ['a hundred thousand deep, and whole', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 422],
    [
      'of a hundred thousand members',
      `{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":1`).join()}}`,
      422,
    ],
    ['with a member that changes what objects are', '{"__proto__":{"edition":"x"},"title":"甲"}', 422],
    ['that breaks off', draftOf('甲').slice(0, -2), 400],
  ])('given one %s, then it is refused', async (_, body, status) => {
    const response = await post(body);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('given a member twice, then the last one counts, for whoever reads it', async () => {
    const response = await post(`{"edition":"nowhere","edition":"longting-district","title":"两次"}`);
    expect([response.status, await response.json()]).toMatchObject([201, { edition: 'longting-district' }]);
  });
});

it.each(['\\u0000', '\\ud800', '\\udc00\\ud800'])(
  'T-TX-01 given a text with %s, then it is refused and told, not replaced',
  async (sign) => {
    const response = await post(draftOf('甲乙').replace('乙', sign));
    expect([response.status, await response.json()]).toMatchObject([422, { code: 'schema.mismatch' }]);
  },
);

/** Sends a message as it stands and gives the status answered, and whether the connection was closed after it. */
function sendRaw(message: string): Promise<{ status: number | null; closed: boolean }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(message, 'latin1'));
    let answer = '';
    const end = (closed: boolean) => {
      clearTimeout(patience);
      socket.destroy();
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      resolve({ status: status === undefined ? null : Number(status), closed });
    };
    const patience = setTimeout(() => {
      end(false);
    }, 3_000);
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      end(true);
    });
  });
}

describe('T-AV-05 a message that two servers would part in two ways', () => {
  const head = `POST ${edition}/drafts HTTP/1.1\r\nHost: x\r\n`;
  it.each([
    [
      'a length and chunks',
      `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    ],
    ['two lengths', `${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`],
    ['a length that is no number', `${head}Content-Length: 4a\r\n\r\nabcd`],
    ['an encoding that is none', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['a space before the colon', `${head}Content-Length : 4\r\n\r\nabcd`],
    ['a header that goes on in the next line', `${head}X-A: b\r\n  c: d\r\nContent-Length\n: 4\r\n\r\nabcd`],
    ['a chunk whose size is none', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n`],
    ['no host', `GET / HTTP/1.1\r\n\r\n`],
  ])('given one with %s, then it is refused and the connection ends', async (_, message) => {
    expect(await sendRaw(message)).toEqual({ status: 400, closed: true });
  });

  it('given headers of a megabyte, then they are refused by name and the connection ends', async () => {
    expect(await sendRaw(`GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(2 ** 20)}\r\n\r\n`)).toEqual({
      status: 431,
      closed: true,
    });
  });

  it('given another method in a header, then it is not obeyed', async () => {
    const headers = { 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'DELETE' };
    const response = await fetch(`${server.url}${edition}`, { headers });
    expect([response.status, await response.json()]).toMatchObject([200, { id: 'longting-district' }]);
  });
});

describe('T-AV-07 an address made to hurt', () => {
  it.each([
    ['two thousand parameters', Array.from({ length: 2_000 }, (_, n) => `a${n}=`).join('&')],
    ['the same parameter a hundred times', 'on=2026-01-01&'.repeat(100)],
    ['brackets in brackets', `on${'[a]'.repeat(500)}=1`],
    ['brackets in brackets, escaped', `on${'%5Ba%5D'.repeat(500)}=1`],
    ['a sign that is none', 'on=%ff%fe'],
  ])('given one with %s, then it is refused', async (_, query) => {
    expect((await fetch(`${server.url}${edition}/catalog?${query}`)).status).toBe(400);
  });
});

describe('T-PU-02 the smallest, the largest, in order or in groups', () => {
  it.each([
    'sort=account',
    'order=-note',
    'min=note',
    'max=id',
    'groupBy=account',
    'aggregate=count',
    'having=x',
  ])('given %s, then no list takes it', async (query) => {
    const lists = apiRoutes.filter(
      ({ method, access, path }) => method === 'GET' && access === 'public' && !path.includes('{'),
    );
    expect(lists.length).toBeGreaterThan(4);
    const paths = [...lists.map(({ path }) => path), '/editions/longting-district/items'];
    const answers = await Promise.all(paths.map((path) => fetch(`${server.url}/api/v1${path}?${query}`)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 400));
  });
});

describe('T-AV-09 a fault of ours in any handler', () => {
  it('given a store that fails at every question, then each route says so without a word of it, and the next is answered', async () => {
    let broken = false;
    const failing = await aServer((service) => ({
      ...service,
      db: service.db.withPlugin({
        transformQuery: ({ node }) => {
          if (broken) throw new Error('a fault of ours');
          return node;
        },
        transformResult: ({ result }) => Promise.resolve(result),
      }),
    }));
    broken = true;
    const answers = await Promise.all(
      apiRoutes
        .filter(({ method }) => method === 'GET')
        .map(async ({ path }) => {
          const asked = `/api/v1${path.replace('{edition}', 'longting-district').replace(/\{\w+\}/g, '1')}`;
          const response = await fetch(`${failing.url}${asked}`, {
            headers: { Authorization: `Bearer ${token}` },
          });
          return { path, status: response.status, text: await response.text() };
        }),
    );
    broken = false;
    const alive = await fetch(`${failing.url}/api/v1/editions`);
    await failing.close();
    expect(answers.filter(({ text }) => /a fault of ours|\.ts:|node_modules/.test(text))).toEqual([]);
    expect(answers.filter(({ status }) => status === 500).length).toBeGreaterThan(20);
    expect(alive.status).toBe(200);
    expect(failing.log.filter((line) => line.includes('a fault of ours')).length).toBeGreaterThan(20);
  });
});
