import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.log.length = 0;
});

type Line = {
  reqId: string;
  req: { id: string; url: string; remotePort: number; headers: { referer?: string } };
  res: { headers: { location?: string } };
};

/** What one request left in the log, but for what differs each time. */
async function lineOf(lines: string[]): Promise<object> {
  const { hostname } = new URL(server.url);
  const socket = connect(Number(new URL(server.url).port), hostname);
  socket.end([...lines, `Host: ${hostname}`, 'Connection: close', '', ''].join('\r\n'));
  socket.resume();
  await once(socket, 'close');
  while (server.log.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const line = JSON.parse(server.log[0] ?? '{}') as Line;
  expect(line.reqId).toMatch(/^[0-9A-F]{8}$/);
  expect(line.req.id).toBe(line.reqId);
  expect(line.req.remotePort).toBeGreaterThan(0);
  const req = { ...line.req, id: '', remotePort: 0 };
  return { ...line, time: 0, pid: 0, hostname: '', responseTime: 0, reqId: '', req };
}

const host = { host: '127.0.0.1', connection: 'close' };
const always = {
  level: 30,
  time: 0,
  pid: 0,
  hostname: '',
  responseTime: 0,
  reqId: '',
  msg: 'request completed',
};
const request = { id: '', method: 'GET', remoteAddress: '127.0.0.1', remotePort: 0 };

it('given a request, then its line says what was asked and answered, and nothing that every answer says', async () => {
  const url = '/api/v1/editions/longting-district/items?limit=1';
  expect(await lineOf([`GET ${url} HTTP/1.1`, 'User-Agent: portal'])).toEqual({
    ...always,
    req: { ...request, url, headers: { 'user-agent': 'portal', ...host } },
    res: {
      statusCode: 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': expect.stringMatching(/^\d+$/),
        etag: expect.stringMatching(/^"[\w-]{27}"$/),
      },
    },
  });
});

it('given a request with a token, a cookie and a code of an identity provider, then none stands in its line', async () => {
  const from = 'https://login.example/?code=SECRET&state=SECRET';
  const url = '/login/oidc/callback?code=SECRET&state=SECRET&iss=x';
  const asked = [
    `GET ${url} HTTP/1.1`,
    'Authorization: Bearer SECRET',
    'Cookie: session=SECRET',
    'X-CSRF-Token: SECRET',
    `Referer: ${from}`,
  ];
  const line = await lineOf(asked);
  expect(JSON.stringify(line)).not.toContain('SECRET');
  expect(line).toMatchObject({
    req: {
      url: '/login/oidc/callback?code=-&state=-&iss=x',
      headers: { ...host, referer: 'https://login.example/?code=-&state=-' },
    },
  });
});

describe('a form that is only looked at', () => {
  const path = '/desk/events/new';
  const typed = {
    act: '社会救助暂行办法',
    kind: 'repealed',
    on: '2026-11-20',
    note: 'SECRET',
    step: 'preview',
  };
  const look = `${path}/check?${new URLSearchParams(typed).toString()}`;
  /** What stands in the log, with the lines of so many answers. */
  const logOf = async (answers: number) => {
    while (server.log.length < answers) await new Promise((resolve) => setTimeout(resolve, 5));
    return server.log.map((line) => JSON.parse(line) as Line);
  };
  const clerk = async () => {
    await withPasswords(server);
    const visitor = aVisitor(() => server);
    await visitor.signIn('法制办');
    return visitor;
  };

  it('given it is looked at, and who goes on from there, then what was typed stands in no line', async () => {
    const visitor = await clerk();
    expect((await visitor.get(look)).status).toBe(200);
    await visitor.get('/desk', { Referer: `${server.url}${look}` });
    const lines = await logOf(3);
    expect(lines.map(({ req }) => req.url)).toEqual(['/login', `${path}/check?-`, '/desk']);
    expect(lines[2]?.req.headers.referer).toBe(`${server.url}${path}/check?-`);
    expect(JSON.stringify(lines)).not.toContain('SECRET');
  });

  it('given it leads to where it is looked at, then what was typed stands in no line', async () => {
    const visitor = await clerk();
    const sent = await visitor.post(path, typed);
    expect(sent.headers.get('Location')).toBe(look);
    const lines = await logOf(3);
    expect(lines.map(({ req, res }) => [req.url, res.headers.location])).toEqual([
      ['/login', expect.anything()],
      ['/', undefined],
      [path, `${path}/check?-`],
    ]);
  });
});

it('given who hangs up before the answer is made, then its line says so', async () => {
  const slow = await aServer((service) => ({
    ...service,
    catalogOf: (version) => new Promise((resolve) => setTimeout(resolve, 300, service.catalogOf(version))),
  }));
  const socket = connect(Number(new URL(slow.url).port), '127.0.0.1');
  const url = '/api/v1/editions/longting-district/versions/1';
  socket.write(`GET ${url} HTTP/1.1\r\nHost: x\r\n\r\n`);
  setTimeout(() => socket.destroy(), 100);
  while (slow.log.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await slow.close();
  expect(JSON.parse(slow.log[0] ?? '{}')).toMatchObject({
    msg: 'request aborted',
    req: { url },
    res: { statusCode: null, headers: {} },
  });
});
