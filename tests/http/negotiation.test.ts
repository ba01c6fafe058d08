import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const D = '/api/v1/editions/longting-district';
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.url}${path}`, { method, headers });

/** rel → addresses, as a Link header or a TimeMap has them. */
function linksIn(text: string | null): Record<string, string[]> {
  const links: Record<string, string[]> = {};
  for (const [, to = '', rels = ''] of (text ?? '').matchAll(/<([^>]*)>; rel="([^"]*)"/g))
    for (const rel of rels.split(' ')) (links[rel] ??= []).push(to);
  return links;
}

describe('links', () => {
  it('given a version, then it leads to its neighbours, its history, other forms and its schema', async () => {
    expect(linksIn((await get(`${D}/versions/1`)).headers.get('link'))).toEqual({
      canonical: [`${D}/versions/1`],
      original: [`${D}/catalog`],
      timegate: [`${D}/catalog`],
      'latest-version': [`${D}/catalog`],
      timemap: [`${D}/timemap`],
      'version-history': [`${D}/versions`],
      'successor-version': [`${D}/versions/2`],
      alternate: ['xlsx', 'docx', 'csv', 'html'].map((format) => `${D}/export.${format}?version=1`),
      describedby: ['/schemas/catalog.json'],
    });
    expect(linksIn((await get(`${D}/versions/2`)).headers.get('link'))).toMatchObject({
      'predecessor-version': [`${D}/versions/1`],
    });
  });

  it('given every address a version leads to, then something is there', async () => {
    const links = linksIn((await get(`${D}/versions/2`)).headers.get('link'));
    const answers = await Promise.all(
      Object.values(links)
        .flat()
        .map(async (to) => [to, (await get(to)).status]),
    );
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('given a page of items, then `next` leads through all of them with the same filter', async () => {
    const seen: string[] = [];
    let path: string | undefined = `${D}/items?limit=1&level=县级&on=2020-12-01`;
    for (let page = 0; path !== undefined && page < 5; page += 1) {
      const response: Response = await get(path);
      const { items } = (await response.json()) as { items: { code: string }[] };
      seen.push(...items.map(({ code }) => code));
      path = linksIn(response.headers.get('link'))['next']?.[0];
    }
    expect(seen).toEqual(['19-001', '19-002', '20-001']);
  });
});

describe('lists in pages', () => {
  it.each([
    [`${D}/items?limit=1&fields=level2&code=19-001,20-001`, 'items', 2],
    ['/api/v1/regulations?limit=1&fields=title', 'regulations', 2],
    ['/api/v1/regulations/shjz/citations?limit=3&on=2026-12-01', 'items', 4],
    [`${D}/items?limit=1&version=2`, 'items', 3],
    [`${D}/versions?limit=1&number=1,2&fields=note`, 'versions', 2],
    [`${D}/items/20-001/history?limit=1&known=2026-11-25&fields=kind,item`, 'history', 2],
    ['/api/v1/regulations/shjz/citations?limit=1&edition=longting-district&fields=cited', 'items', 3],
    ['/api/v1/search?q=649%E5%8F%B7&limit=2', 'items', 3],
  ])('given %s, then `next` leads through all %s', async (first, list, total) => {
    const seen: unknown[] = [];
    let path: string | undefined = first;
    for (let page = 0; path !== undefined && page < 5; page += 1) {
      const response: Response = await get(path);
      seen.push(...((await response.json()) as Record<string, unknown[]>)[list]!);
      path = linksIn(response.headers.get('link'))['next']?.[0];
    }
    const whole = await get(first.replace(/limit=\d/, 'limit=500'));
    expect(seen).toHaveLength(total);
    expect(seen).toEqual(((await whole.json()) as Record<string, unknown[]>)[list]);
  });
});

describe('Memento (RFC 7089)', () => {
  const at = (datetime: string) => get(`${D}/catalog`, { 'Accept-Datetime': datetime });
  const firstEffective = 'Sun, 01 Nov 2020 16:00:00 GMT'; // midnight in Kaifeng

  it('given an instant, then the version in force on its day in Kaifeng, and when that took effect', async () => {
    const response = await at('Mon, 30 Nov 2026 16:00:00 GMT');
    expect(response.headers.get('content-location')).toBe(`${D}/versions/2`);
    expect(response.headers.get('memento-datetime')).toBe('Mon, 30 Nov 2026 16:00:00 GMT');
    expect(response.headers.get('vary')).toContain('Accept-Datetime');
    const before = await at('Mon, 30 Nov 2026 15:59:59 GMT');
    expect(before.headers.get('content-location')).toBe(`${D}/versions/1`);
    expect(before.headers.get('memento-datetime')).toBe(firstEffective);
  });

  it('given a version, then it says from when it tells what is in force, and of what it is a state', async () => {
    const { headers } = await get(`${D}/versions/1`);
    expect(headers.get('memento-datetime')).toBe(firstEffective);
    expect(linksIn(headers.get('link'))).toMatchObject({ original: [`${D}/catalog`] });
  });

  it.each([
    ['Sun, 01 Nov 2020 15:59:59 GMT', 404, { code: 'version.none-in-force', firstOn: '2020-11-02' }],
    ['2026-12-01', 400, { code: 'request.parameter-invalid', parameter: 'Accept-Datetime' }],
    ['Mon, 99 Nov 2026 16:00:00 GMT', 400, { code: 'request.parameter-invalid' }],
  ])('given %s, then it is answered in plain words', async (datetime, status, body) => {
    const response = await at(datetime);
    expect([response.status, await response.json()]).toMatchObject([status, body]);
  });

  it('given the TimeMap, then every version stands there with its instant', async () => {
    const response = await get(`${D}/timemap`);
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('application/link-format');
    expect(linksIn(text)).toMatchObject({
      original: [`${D}/catalog`],
      timegate: [`${D}/catalog`],
      self: [`${D}/timemap`],
      memento: [`${D}/versions/1`, `${D}/versions/2`],
    });
    expect(text).toContain(`<${D}/versions/1>; rel="memento"; datetime="${firstEffective}"`);
  });
});

describe('validators', () => {
  it('given a list, then its ETag changes only with what it says', async () => {
    const etagOf = async (path: string) => (await get(path)).headers.get('etag');
    const first = await etagOf(`${D}/versions`);
    expect(first).toMatch(/^"[\w-]{27}"$/);
    expect(await etagOf(`${D}/versions`)).toBe(first);
    expect(await etagOf(`${D}/versions?known=2021-01-01`)).not.toBe(first);
    const again = await get(`${D}/versions`, { 'If-None-Match': first ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('given the catalog of today was read before it changed by the day alone, then it is sent again', async () => {
    // version 2 was published before, but answers for today only from the first of December on
    const { headers } = await get(`${D}/catalog`);
    expect(headers.get('last-modified')).toBe(new Date(headers.get('last-modified') ?? '').toUTCString());
    const unchanged = await get(`${D}/catalog`, { 'If-Modified-Since': headers.get('last-modified') ?? '' });
    expect(unchanged.status).toBe(304);
  });
});

describe('what a client has already', () => {
  const told = async (path: string, headers: Record<string, string>) => {
    const response = await get(path, headers);
    const { date: _date, ...others } = Object.fromEntries(response.headers);
    return { status: response.status, body: await response.text(), headers: others };
  };
  const connection = { connection: 'keep-alive', 'keep-alive': 'timeout=5' };
  const forAll = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers':
      'Content-Disposition, Content-Location, Content-Range, Cut-Cells, ETag, Link, Log-Checkpoint, Memento-Datetime, Retry-After',
  };

  it.each([
    ['a version', `${D}/versions/1`, 'public, max-age=31536000, immutable', { vary: 'Accept-Encoding' }],
    [
      'the catalog in force',
      `${D}/catalog`,
      'public, max-age=300',
      { 'content-location': `${D}/versions/1`, vary: 'Accept-Datetime, Accept-Encoding' },
    ],
    [
      'an item of a version',
      `${D}/items/19-001?version=1`,
      'public, max-age=300',
      { vary: 'Accept-Encoding' },
    ],
    [
      'a file',
      `${D}/export.csv?version=1`,
      'public, max-age=31536000, immutable',
      { vary: 'Accept-Encoding' },
    ],
    ['a packed file', `${D}/export.xlsx?version=1`, 'public, max-age=31536000, immutable', {}],
  ])(
    'given %s, then 304 says what caches are to know and not a word more',
    async (_, path, caching, more) => {
      const etag = (await get(path)).headers.get('etag') ?? '';
      expect(await told(path, { 'If-None-Match': etag })).toEqual({
        status: 304,
        body: '',
        headers: { ...forAll, ...connection, ...more, 'cache-control': caching, etag },
      });
    },
  );
});

describe('parts of files', () => {
  const file = `${D}/export.xlsx?version=2`;

  it('given a download that broke off, then it goes on where it stopped', async () => {
    const response = await get(file);
    const whole = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    const etag = response.headers.get('etag') ?? '';
    const rest = await get(file, { Range: 'bytes=1000-', 'If-Range': etag });
    expect([rest.status, rest.headers.get('content-range')]).toEqual([
      206,
      `bytes 1000-${whole.length - 1}/${whole.length}`,
    ]);
    expect(Buffer.from(await rest.arrayBuffer())).toEqual(whole.subarray(1000));
    const other = await get(file, { Range: 'bytes=1000-', 'If-Range': '"another"' });
    expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, whole.length]);
  });

  it('given a part behind the end, then that is said with the size', async () => {
    const response = await get(file, { Range: 'bytes=99999999-' });
    const body = (await response.json()) as { size: number };
    expect([response.status, body]).toMatchObject([416, { code: 'request.range-unsatisfiable' }]);
    expect(response.headers.get('content-range')).toBe(`bytes */${body.size}`);
    expect(response.headers.get('content-disposition')).toBeNull(); // a refusal is no workbook
  });
});

describe('other sites', () => {
  it('given a script of another site, then it may read what is published', async () => {
    const response = await get(`${D}/catalog`, { Origin: 'https://portal.example' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-expose-headers')).toContain('ETag');
    const missing = await get(`${D}/versions/9`, { Origin: 'https://portal.example' });
    expect([missing.status, missing.headers.get('access-control-allow-origin')]).toEqual([404, '*']);
    const mistyped = await get('/api/v1/edition', { Origin: 'https://portal.example' });
    expect([mistyped.status, mistyped.headers.get('access-control-allow-origin')]).toEqual([404, '*']);
  });

  it('given its browser asks first, then it is told what it may send', async () => {
    const response = await get(`${D}/catalog`, { Origin: 'https://portal.example' }, 'OPTIONS');
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
    expect(response.headers.get('access-control-allow-headers')).toBe(
      'Accept-Datetime, If-Modified-Since, If-None-Match, If-Range, Range',
    );
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each(['/api/v1/openapi.json', '/schemas/item.json', '/data.json'])(
    'given a tool of another site that reads %s, then it may, as it may read what that describes',
    async (path) => {
      const asked = await get(path, { Origin: 'https://tools.example' }, 'OPTIONS');
      expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
      const read = await get(path, { Origin: 'https://tools.example' });
      expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    },
  );

  it.each(['/api/v1/drafts', '/api/v1/log', '/api/v1/accounts'])(
    'given %s, then no other site may read it',
    async (path) => {
      for (const method of ['GET', 'OPTIONS'])
        expect(
          (await get(path, { Origin: 'https://portal.example' }, method)).headers.get(
            'access-control-allow-origin',
          ),
        ).toBeNull();
    },
  );
});
