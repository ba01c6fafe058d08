import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { itemFields } from '../../src/catalog/item.js';
import { aToken } from '../accounts.js';
import { aContent } from '../builders.js';
import { naughtyTexts } from '../naughty.js';
import { aCsv, aRow, drafts, get, send } from './sending.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';

/* What THREATS calls the upload: who sends forms by hand, what a full disk does, and texts meant for something else. */

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const file: [string, string, string] = ['file', aCsv(aRow('某某救助')), 'a.csv'];
const imports = '/api/v1/editions/longting-district/imports';

const part = (disposition: string, body: string) =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`;
const filePart = part('name="file"; filename="a.csv"', aCsv(aRow('某某救助')));
const wholeForm = `${filePart}${part('name="dryRun"', 'true')}--b--\r\n`;

/** Sends a body by hand, and hangs up if it said that more would come; gives the status answered, null where there was none. */
function sendBytes(body: Buffer, length = body.length): Promise<number | null> {
  const { hostname, port } = new URL(server.url);
  const head = [
    `POST ${imports} HTTP/1.1`,
    `Host: ${hostname}`,
    `Authorization: Bearer ${tokens.民政局}`,
    'Content-Type: multipart/form-data; boundary=b',
    `Content-Length: ${String(length)}`,
    'Connection: close',
  ];
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      resolve(status === undefined ? null : Number(status));
    });
    socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
    if (length > body.length) socket.end();
  });
}

const openFiles = () => readdirSync('/proc/self/fd').length;

describe('T-IN-23, T-AV-03: a form that is not one', () => {
  it('given an upload cut at any byte, then it is refused, nothing is kept and nothing stays open', async () => {
    const body = Buffer.from(wholeForm);
    expect(await sendBytes(body)).toBe(200);
    const before = [await drafts(server), openFiles()];
    const cuts = Array.from({ length: 25 }, (_, index) => Math.floor((index * (body.length - 1)) / 25));
    const told = await Promise.all(cuts.map((cut) => sendBytes(body.subarray(0, cut))));
    const ended = await Promise.all(cuts.map((cut) => sendBytes(body.subarray(0, cut), body.length)));
    expect(new Set([...told, ...ended])).toEqual(new Set([400]));
    expect([await drafts(server), openFiles()]).toEqual(before);
  });

  it.each([
    ['a thousand parts', part('name="title"', '甲').repeat(1_000) + wholeForm],
    ['a thousand parts without a name', '--b\r\n\r\n甲\r\n'.repeat(1_000) + wholeForm],
    ['a field of a megabyte', part('name="title"', '甲'.repeat(2 ** 20 / 3)) + wholeForm],
    ['a heading of a megabyte', `--b\r\nX-Heading: ${'a'.repeat(2 ** 20)}\r\n\r\n${wholeForm}`],
    ['two files', filePart + wholeForm],
    ['another boundary', wholeForm.replaceAll('--b', '--c')],
    ['a file called __proto__', part('name="__proto__"; filename="a.csv"', 'a') + wholeForm],
    ['a field called __proto__', part('name="__proto__"', 'a') + wholeForm],
  ])('given %s, then it is refused', async (_says, body) => {
    const before = await drafts(server);
    expect(await sendBytes(Buffer.from(body))).toBe(400);
    expect(await drafts(server)).toBe(before);
  });
});

it('T-IN-24, T-DU-04: given a disk that is full, then the upload is refused by name, and taken once there is room', async () => {
  const row = await sql<{ pages: number }>`select page_count as pages from pragma_page_count`.execute(
    server.db,
  );
  const pages = row.rows[0]!.pages;
  const text = Array.from({ length: 40_000 }, (_, index) =>
    String.fromCharCode(0x4e00 + ((index * 7919) % 20_000)),
  );
  const large: [string, string, string] = ['file', aCsv(aRow('某某救助', text.join(''))), 'a.csv'];
  await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(server.db);
  const refused = await send(server, { files: [large] });
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'database.unusable' }]);
  expect(await drafts(server)).toBe(1);
  await sql`pragma max_page_count = ${sql.lit(pages + 10_000)}`.execute(server.db);
  expect((await send(server, { files: [file] })).status).toBe(201);
});

it('T-IN-25: given a page sent as a catalog, then what comes back is to be saved, and no browser guesses what it is', async () => {
  const page = `<html><script>alert(1)</script><table><tr><td>序号</td><td>一级事项</td><td>公开内容</td><td>公开依据</td><td>公开时限</td></tr>
    <tr><td>1</td><td>甲</td><td>乙</td><td></td><td>长期</td></tr></table></html>`;
  const sent = await send(server, { files: [['file', page, '甲"\r\nX-Kept: 1.html']] });
  const { importId } = (await sent.json()) as { importId: number };
  const report = await get(server, `/api/v1/imports/${String(importId)}/report.xlsx`);
  const header = (name: string) => report.headers.get(name);
  expect([report.status, header('X-Content-Type-Options'), header('X-Kept')]).toEqual([200, 'nosniff', null]);
  expect(header('Content-Disposition')).toMatch(
    /^attachment; filename="[^"\r\n]*\.xlsx"; filename\*=UTF-8''[^"\r\n]*\.xlsx$/,
  );
  expect(
    Buffer.from(await report.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

it('T-IN-30: given texts that mean something elsewhere in every field, then they come back sign by sign', async () => {
  await aToken(server.db, '测试员', 'secret-of-a-tester-to-write');
  const headers = { Authorization: 'Bearer secret-of-a-tester-to-write', 'Content-Type': 'application/json' };
  const call = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
    const sent = {
      method,
      headers: { ...headers, ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const answer = await fetch(`${server.url}/api/v1${path}`, sent);
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
  const made = await call('POST', '/drafts', {
    edition: 'longting-district',
    title: "'; DROP TABLE draft; --",
  });
  const path = `/drafts/${String(made.json['id'])}`;
  const texts = naughtyTexts();
  const contents = texts.map((text) =>
    aContent({
      level1: text,
      level2: text,
      level3: text,
      content: [text],
      legalBases: [text],
      timeLimit: text,
      disclosingBodies: [text],
      channels: [text],
      audience: { everyone: true, groups: text },
      note: text,
      extra: { [text]: text },
    }),
  );
  let revision = 1;
  for (const content of contents) {
    const change = {
      kind: 'add',
      key: null,
      code: null,
      place: { domain: '19', follows: null },
      content,
      reason: content.level1?.slice(0, 1_000) ?? null,
    };
    const { status, json } = await call('POST', `${path}/changes`, change, {
      'If-Match': `"${String(revision)}"`,
    });
    expect([status, json['detail']]).toEqual([200, undefined]);
    revision++;
  }
  const { json } = await call('GET', path);
  const kept = (json['changes'] as { content: Record<string, unknown>; reason: string }[]).map(
    ({ content }) => content,
  );
  expect(kept).toHaveLength(texts.length);
  for (const [index, content] of contents.entries())
    for (const field of itemFields) expect([field, kept[index]?.[field]]).toEqual([field, content[field]]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
