import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sent } from './sending.js';
import { aCsv, aRow, drafts, get, send } from './sending.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

describe('a request that is refused', () => {
  const file: [string, string, string] = ['file', aCsv(aRow('某某救助')), 'a.csv'];
  const refused: [says: string, sent: Sent, status: number, code: string][] = [
    ['no token', { token: null, files: [file] }, 401, 'token.missing'],
    ['a wrong token', { token: 'a-token-of-twenty-four-signS', files: [file] }, 401, 'token.wrong'],
    ['an unknown edition', { edition: 'nowhere', files: [file] }, 404, 'edition.unknown'],
    ['no file', { fields: { title: '无' } }, 400, 'upload.file-missing'],
    ['a field left empty', { files: [['file', '', '']] }, 400, 'upload.file-missing'],
    ['two files', { files: [file, file] }, 400, 'upload.several-files'],
    ['another field', { files: [file], fields: { note: '无' } }, 400, 'request.parameter-unknown'],
    ['a file in another field', { files: [['table', 'a', 'a.csv']] }, 400, 'request.parameter-unknown'],
    ['neither yes nor no', { files: [file], fields: { dryRun: '也许' } }, 400, 'request.parameter-invalid'],
    ['a title too long', { files: [file], fields: { title: '长'.repeat(2_000) } }, 400, 'request.malformed'],
    [
      'too large a file',
      { files: [['file', Buffer.alloc(20 * 2 ** 20 + 1), 'a.csv']] },
      413,
      'request.too-large',
    ],
  ];

  it.each(refused)('given %s, then %j is answered %i %s', async (_says, sent, status, code) => {
    const before = await drafts(server);
    const response = await send(server, sent);
    expect([response.status, await response.json()]).toMatchObject([status, { code, status }]);
    expect(await drafts(server)).toBe(before);
  });

  it.each([
    ['JSON', { 'Content-Type': 'application/json' }, '{}', 415, 'upload.type-refused'],
    ['a form without its boundary', { 'Content-Type': 'multipart/form-data' }, 'x', 400, 'request.malformed'],
    [
      'a form cut short',
      { 'Content-Type': 'multipart/form-data; boundary=b' },
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc',
      400,
      'request.malformed',
    ],
    [
      'a packed form',
      { 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Encoding': 'gzip' },
      'x',
      415,
      'request.encoding-refused',
    ],
  ])('given %s, then it is answered so', async (_says, headers, body, status, code) => {
    const response = await fetch(`${server.url}/api/v1/editions/longting-district/imports`, {
      method: 'POST',
      headers: { ...headers, Authorization: `Bearer ${tokens.民政局}` },
      body,
    });
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  });

  it('given a size that is not told beforehand, then too large a file is refused on the way', async () => {
    const chunk = new Uint8Array(2 ** 20);
    let left = 24;
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode(head));
      },
      pull: (stream) => {
        if (left-- > 0) stream.enqueue(chunk);
        else stream.close();
      },
    });
    const response = await fetch(`${server.url}/api/v1/editions/longting-district/imports`, {
      method: 'POST',
      headers: {
        'Content-Type': 'multipart/form-data; boundary=b',
        Authorization: `Bearer ${tokens.民政局}`,
      },
      body,
      duplex: 'half',
    });
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'request.too-large' }]);
  });

  it('given an import or a report that is not there, then 404', async () => {
    for (const path of ['/api/v1/imports/999', '/api/v1/imports/999/report.xlsx']) {
      expect([(await get(server, path)).status, await (await get(server, path)).json()]).toMatchObject([
        404,
        { code: 'import.unknown' },
      ]);
    }
  });

  it('given any request, then no token stands in the log', async () => {
    await send(server, { token: 'a-wrong-token-nobody-should-see', files: [file] });
    expect(server.log.length).toBeGreaterThan(10);
    expect(server.log.join('')).not.toMatch(/a-token-of|nobody-should-see/);
  });
});
