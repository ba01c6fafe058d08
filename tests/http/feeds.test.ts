import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { recordEvent } from '../../src/actions/record-event.js';
import { isValid } from '../../src/schema.js';
import { anAct } from '../builders.js';
import { anEvent } from '../regulation/builders.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  const repeal = { event: anEvent('repealed', '2026-11-20'), dryRun: false };
  await recordEvent(server.db, 'shjz', repeal, anAct());
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1${path}`, { headers });

type Page = {
  items: { title: string; content_text: string; url: string; _catalog: { sequence: number } }[];
  next_url?: string;
  _catalog: { resume: string };
};

async function read(path: string): Promise<Page> {
  const page = (await (await get(path)).json()) as Page;
  expect(isValid('json-feed.json', page)).toBe(true);
  return page;
}

/** The path below the API of an address that the server gave out. */
const pathOf = (address: string) => address.replace('http://localhost/api/v1', '');

describe('the feed', () => {
  it('tells of versions and acts in sentences, the newest first', async () => {
    const { items } = await read('/feed.json');
    expect(items.map(({ title, content_text, url }) => ({ title, content_text, url }))).toEqual([
      {
        title: '《社会救助暂行办法》已废止',
        content_text: '2026年11月25日起，状态由“有效”变为“已废止”。\n原因：2026年11月20日 废止。',
        url: 'http://localhost/regulations/shjz',
      },
      {
        title: '龙亭区基层政务公开标准目录（区级版）第2版发布，2026年12月1日起施行',
        content_text:
          '与第1版相比：新增 1 项、修改 1 项、删除 1 项。涉及 社会救助、养老服务 2 个领域。主要修改：公开时限 1 项。\n修订原因：因新办法施行而修订。',
        url: 'http://localhost/editions/longting-district/versions/2',
      },
      {
        title: '龙亭区基层政务公开标准目录（乡镇版）第1版发布，2020年11月2日起施行',
        content_text: '首次发布。',
        url: 'http://localhost/editions/longting-township/versions/1',
      },
      {
        title: '龙亭区基层政务公开标准目录（区级版）第1版发布，2020年11月2日起施行',
        content_text: '首次发布。',
        url: 'http://localhost/editions/longting-district/versions/1',
      },
    ]);
  });

  it('given the pages after nothing, one entry each, then all come once, the oldest first, and there it can be resumed', async () => {
    const whole = await read('/feed.json');
    const numbers: number[] = [];
    let at = '/feed.json?after=0&limit=1';
    for (;;) {
      const page = await read(at);
      numbers.push(...page.items.map(({ _catalog }) => _catalog.sequence));
      if (page.next_url === undefined) {
        expect(await read(pathOf(page._catalog.resume))).toMatchObject({ items: [] });
        break;
      }
      at = pathOf(page.next_url);
    }
    expect(numbers).toEqual(whole.items.map(({ _catalog }) => _catalog.sequence).reverse());
  });

  it('given the pages of the newest, then they lead to older ones', async () => {
    const newest = await read('/feed.json?limit=3');
    const older = await read(pathOf(newest.next_url!));
    expect([newest.items.length, older.items.length, older.next_url]).toEqual([3, 1, undefined]);
  });

  it('given an edition, then only its versions', async () => {
    const { items } = await read('/feed.json?edition=longting-township');
    expect(items.map(({ url }) => url)).toEqual(['http://localhost/editions/longting-township/versions/1']);
  });

  it.each([
    ['/feed.json?edition=nowhere', 404, 'edition.unknown'],
    ['/feed.json?after=1&before=3', 400, 'request.malformed'],
    ['/feed.atom?after=x', 400, 'request.parameter-invalid'],
    ['/feed.atom?since=1', 400, 'request.parameter-unknown'],
  ])('refuses %s', async (path, status, code) => {
    const response = await get(path);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it.each(['/feed.json', '/feed.atom'])('given what %s sent before, then 304', async (path) => {
    const first = await get(path);
    const etag = first.headers.get('ETag')!;
    const lastModified = first.headers.get('Last-Modified')!;
    expect(lastModified).toBe('Wed, 25 Nov 2026 04:00:00 GMT');
    expect((await get(path, { 'If-None-Match': etag })).status).toBe(304);
    expect((await get(path, { 'If-Modified-Since': lastModified })).status).toBe(304);
  });

  it('says so in Atom: every element that RFC 4287 asks for, ids that are unlike, times that are instants', async () => {
    const response = await get('/feed.atom?limit=2');
    expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    const { feed, entries } = readAtom(await response.text());
    expect(Object.keys(feed).sort()).toEqual([
      'author',
      'id',
      'link alternate',
      'link next',
      'link self',
      'name',
      'title',
      'updated',
    ]);
    expect(entries.map((entry) => Object.keys(entry).sort())).toEqual(
      [1, 2].map(() => ['content', 'id', 'link alternate', 'published', 'title', 'updated']),
    );
    const ids = [feed, ...entries].map(({ id }) => id!);
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => URL.canParse(id))).toBe(true);
    for (const { updated } of [feed, ...entries])
      expect(updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const json = await read('/feed.json?limit=2');
    expect(entries.map(({ title, content }) => [title, content])).toEqual(
      json.items.map(({ title, content_text }) => [title, content_text]),
    );
  });

  it('is linked from pages and from the lists of editions and versions', async () => {
    const page = await (await fetch(`${server.url}/editions/longting-township`)).text();
    expect(page).toContain(
      '<link rel="alternate" type="application/atom+xml" href="/api/v1/feed.atom?edition=longting-township"',
    );
    expect((await get('/editions')).headers.get('Link')).toContain(
      '</api/v1/feed.json>; rel="alternate"; type="application/feed+json"',
    );
  });
});

/** The texts of the elements of a feed and of its entries by name, links by their relation; a name twice is an error. */
function readAtom(xml: string) {
  const feed: Record<string, string> = {};
  const entries: Record<string, string>[] = [];
  const open: string[] = [];
  let into = feed;
  let text = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (uri !== 'http://www.w3.org/2005/Atom') throw new Error(`${local} is of ${uri}`);
    open.push(local);
    text = '';
    if (local === 'entry') entries.push((into = {}));
    if (local === 'link') keep(`link ${attributes['rel']!.value}`, attributes['href']!.value);
  });
  parser.on('text', (part) => void (text += part));
  parser.on('closetag', () => {
    const local = open.pop()!;
    if (local === 'entry') into = feed;
    else if (local !== 'feed' && local !== 'link') keep(local, text);
  });
  const keep = (name: string, value: string) => {
    if (name in into) throw new Error(`${name} twice`);
    into[name] = value;
  };
  parser.write(xml).close();
  return { feed, entries };
}

it('given more readers behind one address than may export, then feeds and the TimeMap are sent to all', async () => {
  const strict = await aServer(undefined, { limits: { export: 1 } });
  const statusOf = async (path: string) => (await fetch(`${strict.url}/api/v1${path}`)).status;
  const file = '/editions/longting-district/export.csv';
  expect([await statusOf(file), await statusOf(file)]).toEqual([200, 429]);
  for (const path of ['/feed.json', '/feed.atom', '/editions/longting-district/timemap'])
    for (const page of ['', '?unknown', ''])
      expect([path, await statusOf(path + page)]).toEqual([path, page === '' ? 200 : 400]);
  await strict.close();
});

it('given a reader who takes packed answers, then a feed is packed as a whole, and its length is told', async () => {
  const { headers } = await get('/feed.json', { 'Accept-Encoding': 'gzip' });
  const [encoding, length] = [headers.get('Content-Encoding'), headers.get('Content-Length')];
  expect([encoding, length, headers.get('Vary')]).toEqual([
    'gzip',
    expect.stringMatching(/^\d+$/), // packed on the way it would be sent in pieces
    'Accept-Encoding',
  ]);
});
