import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import pino from 'pino';
import { Body } from '../../src/http/body.js';
import { inFront } from '../../src/http/front.js';
import { keptAnswers } from '../../src/http/kept-answers.js';
import { represent, sendRepresentation } from '../../src/http/representation.js';
import { requestLog } from '../../src/http/request-log.js';
import { listen, stop } from '../../src/http/server.js';

/* What stands before a server that counts what it is asked, on a clock that stands still. */

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const address = '/api/v1/editions';

/** `made`: what was asked of the server behind, in turn; `begun`: what waits until `finish` is called. */
async function aFront() {
  const made: string[] = [];
  const [come, finished] = [gate(), gate()];
  let changes = 0;
  const kept = keptAnswers(() => Promise.resolve({ versions: 1, rest: String(changes) }), {
    pinnedBytes: 100_000,
    passingBytes: 100_000,
    passingMs: 60_000,
    clock: { now: () => 1_000 },
  });
  const app: RequestListener = (request, response) => {
    const { url = '', method = '', headers } = request;
    made.push(`${method} ${url}`);
    if (method === 'POST') {
      changes += 1;
      if (headers['x-busy'] !== undefined) response.setHeader('Retry-After', '1');
      response.writeHead(Number(headers['x-answer'])).end();
      return;
    }
    void kept.make({ method, originalUrl: url, headers }, async (keep) => {
      await finished.passed;
      const representation = represent(
        response,
        { body: new Body(`${made.length}`), mediaType: 'text/plain' },
        address,
      );
      if (url === address) keep?.(representation, 'a moment');
      await sendRepresentation(request, response, representation);
    });
  };
  const front = inFront(app, kept, requestLog(pino({ level: 'silent' })));
  const server = await listen(front, '127.0.0.1', 0);
  let asked = 0;
  server.on('request', () => {
    if (++asked === 5) come.open();
  });
  cleanUps.push(() => stop(server, 100));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const read = async (path = address) => (await fetch(origin + path)).text();
  const write = async (status: number, headers: Record<string, string> = {}) => {
    const closed = new Promise((resolve) => {
      server.once('request', (_, response) => response.once('close', resolve));
    });
    await fetch(`${origin}/login`, { method: 'POST', headers: { 'X-Answer': String(status), ...headers } });
    await closed;
  };
  return { made, read, write, fiveCame: come.passed, finish: finished.open };
}

function gate() {
  const opened = new AbortController();
  const passed = new Promise((resolve) => {
    opened.signal.addEventListener('abort', resolve);
  });
  const open = () => {
    opened.abort();
  };
  return { open, passed };
}

it('given five who ask for the same while it is made, then it is made once and all have it', async () => {
  const { made, read, fiveCame, finish } = await aFront();
  const answers = Promise.all(Array.from({ length: 5 }, () => read()));
  await fiveCame;
  finish();
  expect(await answers).toEqual(['1', '1', '1', '1', '1']);
  expect(made).toEqual([`GET ${address}`]);
});

it('given five who ask for what is not kept, then each is answered', async () => {
  const { made, read, fiveCame, finish } = await aFront();
  const other = `${address}/other`;
  const answers = Promise.all(Array.from({ length: 5 }, () => read(other)));
  await fiveCame;
  finish();
  expect((await answers).sort().at(-1)).toBe('5');
  expect(made).toEqual(Array.from({ length: 5 }, () => `GET ${other}`));
});

it.each([
  ['a guess at a password that is refused', 401, {}],
  ['a form that is wrong', 422, {}],
  ['who is asked to come back', 503, { 'X-Busy': 'yes' }],
])('T-AV-01 given %s, then what is kept for everybody stays', async (_, status, headers) => {
  const { made, read, write, finish } = await aFront();
  finish();
  await read();
  await write(status, headers);
  await read();
  expect(made).toEqual([`GET ${address}`, 'POST /login']);
});

it.each([
  ['something written', 201],
  ['something written by a form', 303],
  ['a failure that may have come after what was written', 500],
  ['a database that went away meanwhile', 503],
])('given %s, then what may have changed is made anew', async (_, status) => {
  const { made, read, write, finish } = await aFront();
  finish();
  await read();
  await write(status);
  await read();
  expect(made).toEqual([`GET ${address}`, 'POST /login', `GET ${address}`]);
});
