import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aToken } from '../accounts.js';
import { aDraft, approveDraft } from '../publish.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

let server: TestServer;
/** How often a catalog was put together. */
let catalogsMade = 0;
beforeAll(async () => {
  server = await aServer((service) => ({
    ...service,
    catalogOf: (version) => {
      catalogsMade += 1;
      return service.catalogOf(version);
    },
  }));
});
afterAll(() => server.close());

const D = '/api/v1/editions/longting-district';

type Seen = { status: number | undefined; headers: string[]; body: Buffer };

/** What comes over the wire, but for the time of day and the order of lines, which means nothing. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Seen> {
  const { port } = new URL(server.url);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ port, path, headers, method, agent: false }, resolve).once('error', reject).end();
  });
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer); // a response gives buffers
  const lines = response.rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && name !== 'Date' ? [`${name}: ${response.rawHeaders[index + 1] ?? ''}`] : [],
  );
  return { status: response.statusCode, headers: lines.sort(), body: Buffer.concat(parts) };
}

/** Who has a cookie goes past what is kept. */
const pastTheFront = { Cookie: 'portal=1' };

const addresses = [
  `${D}/versions/1`,
  `${D}/versions/2`,
  `${D}/versions/2?`,
  `${D}/versions/1/structure`,
  `${D}/versions/1/domains/19`,
  `${D}/catalog`,
  `${D}/catalog?on=2026-12-01`,
  `${D}/items`,
  `${D}/items?q=%E4%BD%8E%E4%BF%9D&limit=1`,
  `${D}/items/19-001`,
  `${D}/items/19-001/history`,
  `${D}/diff?from=1&to=2`,
  `${D}/timemap`,
  `${D}/versions`,
  D,
  '/api/v1/editions',
  '/api/v1/regulations',
  '/api/v1/regulations/shjz/citations',
  '/api/v1/working-days',
  '/api/v1/status',
  '/api/v1/openapi.json',
  '/schemas/item.json',
  '/api/v1/feed.json',
  '/api/v1/feed.atom?edition=longting-district&limit=1',
  '/data.json',
  // what is refused
  `${D}/versions/9`,
  `${D}/versions/1?nonsense=1`,
  '/api/v1/drafts',
  '/schemas/nothing.json',
  // addresses as none of ours writes them
  `/${D}/versions/1`,
  `${D}/versions//1`,
  `${D}/versions/1/`,
  `${D}/versions/%31`,
  `${D}/../longting-district/versions/1`,
  `http://localhost${D}/versions/1`,
  `${D.toUpperCase()}/versions/1`,
];

const encodings = [
  undefined,
  'gzip',
  'gzip, deflate, br',
  'br;q=0, gzip;q=0.5',
  'deflate',
  '*',
  'identity;q=0',
];

describe('what is answered in front of Express', () => {
  it.each(addresses)('given %s, then every line and byte is as Express sends it', async (path) => {
    for (const accepted of encodings)
      for (const method of ['GET', 'HEAD']) {
        const headers = accepted === undefined ? {} : { 'Accept-Encoding': accepted };
        await ask(path, headers, method);
        expect(withoutId(await ask(path, headers, method))).toEqual(
          withoutId(await ask(path, { ...headers, ...pastTheFront }, method)),
        );
      }
  });

  it.each(addresses)('given %s and what a client has or wants of it, then the same', async (path) => {
    const { headers } = await ask(path);
    const valueOf = (name: string) =>
      headers.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '"none"';
    const conditions: Record<string, string>[] = [
      { 'If-None-Match': valueOf('ETag') },
      { 'If-None-Match': `"other", W/${valueOf('ETag')}` },
      { 'If-None-Match': '"other"' },
      { 'If-None-Match': '*' },
      { 'If-Modified-Since': valueOf('Last-Modified') },
      { 'If-Modified-Since': 'Sun, 01 Nov 2020 00:00:00 GMT' },
      { 'If-Modified-Since': 'yesterday' },
      { 'If-None-Match': '"other"', 'If-Modified-Since': valueOf('Last-Modified') },
      { Range: 'bytes=0-9' },
      { Range: 'bytes=0-9', 'If-Range': valueOf('ETag') },
      { 'Cache-Control': 'no-cache' },
      { Origin: 'https://portal.example' },
      { 'Accept-Datetime': 'Mon, 30 Nov 2026 16:00:00 GMT' },
      { 'Content-Encoding': 'gzip' },
      { Accept: 'text/html' },
    ];
    for (const condition of conditions)
      expect(withoutId(await ask(path, condition))).toEqual(
        withoutId(await ask(path, { ...condition, ...pastTheFront })),
      );
  });

  it('given a packed answer, then it says so and unpacks to the same', async () => {
    const plain = (await ask(`${D}/versions/1`)).body;
    const gzip = await ask(`${D}/versions/1`, { 'Accept-Encoding': 'gzip' });
    const br = await ask(`${D}/versions/1`, { 'Accept-Encoding': 'gzip, br' });
    expect(gzip.headers).toEqual(expect.arrayContaining(['Content-Encoding: gzip', 'Vary: Accept-Encoding']));
    expect(br.headers).toEqual(expect.arrayContaining(['Content-Encoding: br', 'Vary: Accept-Encoding']));
    expect([gunzipSync(gzip.body), brotliDecompressSync(br.body)]).toEqual([plain, plain]);
  });

  it('given a version that is asked for again and again, then its catalog is put together once', async () => {
    await ask(`${D}/versions/2`);
    catalogsMade = 0;
    for (const method of ['GET', 'HEAD', 'GET'])
      for (const accepted of ['gzip', 'br'])
        await ask(`${D}/versions/2`, { 'Accept-Encoding': accepted }, method);
    expect(catalogsMade).toBe(0);
    await ask(`${D}/versions/2`, pastTheFront);
    expect(catalogsMade).toBe(1);
  });

  it('given a token that is wrong, then it is said so of what is kept too', async () => {
    await ask(`${D}/versions/1`);
    expect((await ask(`${D}/versions/1`, { Authorization: 'Bearer wrong' })).status).toBe(401);
  });

  it('given an answer from what is kept, then its line in the log is as of any other', async () => {
    const lineOf = async (headers: Record<string, string>) => {
      server.log.length = 0;
      await ask(`${D}/versions/1`, { 'User-Agent': 'portal', ...headers });
      const line = JSON.parse(server.log.at(-1) ?? '{}') as Line;
      return { ...line, time: 0, responseTime: 0, reqId: '', req: { ...line.req, id: '', remotePort: 0 } };
    };
    for (const condition of [{}, { 'If-None-Match': '*' }]) {
      const line = await lineOf(condition);
      expect(line).toMatchObject({ msg: 'request completed', req: { url: `${D}/versions/1` } });
      const { date: _date, ...headers } = line.res.headers;
      const { date: _other, ...expressHeaders } = (await lineOf({ ...condition, ...pastTheFront })).res
        .headers;
      expect({ ...line, res: { ...line.res, headers } }).toEqual({
        ...(await lineOf({ ...condition, ...pastTheFront })),
        res: { ...line.res, headers: expressHeaders },
      });
    }
  });
});

type Line = { req: object; res: { headers: Record<string, string> } };

/** Refusals carry the number of the request. */
function withoutId({ status, headers, body }: Seen) {
  return { status, headers, body: body.toString('latin1').replace(/"requestId":"\w+"/, '') };
}

describe('what was written here', () => {
  it('given a version published through this server, then the next reader has it and is led to it', async () => {
    const [versions, second] = [`${D}/versions`, `${D}/versions/2`];
    await ask(versions);
    expect((await ask(second)).headers.join()).not.toContain('successor-version');
    const draft = await aDraft(server.db, [{ kind: 'withdraw', code: '19-002', reason: '取消' }]);
    await approveDraft(server.db, draft);
    await aToken(server.db, '测试员', 'a-token-of-somebody-who-publishes');
    const published = await fetch(`${server.url}/api/v1/drafts/${draft}/publication`, {
      method: 'POST',
      headers: {
        Authorization: 'Bearer a-token-of-somebody-who-publishes',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ effectiveOn: '2026-12-02', note: '取消一项' }),
    });
    expect(published.status).toBe(201);
    expect(JSON.parse((await ask(versions)).body.toString())).toMatchObject({
      versions: [{ number: 3 }, {}, {}],
    });
    expect((await ask(second)).headers.join()).toContain(`<${D}/versions/3>; rel="successor-version"`);
  });
});
