import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareBundle } from '../../src/actions/prepare-bundle.js';
import { markOf } from '../../src/catalog/file-mark.js';
import { writeBundle } from '../../src/export/bundle/bundle.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { searchLog } from '../../src/store/event-log.js';
import { findVersion } from '../../src/store/versions.js';
import { partOf } from '../export/file-text.js';
import { openWorkbook } from '../export/workbook-text.js';
import { publishChanges } from '../publish.js';
import { get } from './sending.js';
import type { TestServer } from './service.js';
import { aServer, domains } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const exported = async (edition: string, file: string) => {
  const response = await fetch(`${server.url}/api/v1/editions/${edition}/${file}`);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};
const nameOf = ({ headers }: Response) =>
  decodeURIComponent(/UTF-8''(.*)$/.exec(headers.get('Content-Disposition') ?? '')?.[1] ?? '');

describe('exports', () => {
  it('given a workbook to edit, then it holds the version asked for and says so', async () => {
    const { response, bytes } = await exported('longting-district', 'export.workbook.xlsx?version=2');
    expect(nameOf(response)).toBe('龙亭区基层政务公开标准目录（区级版）_第2版_可编辑.xlsx');
    const { items, mark } = await readBytes(bytes, 'a.xlsx', domains);
    expect(items.map(({ code }) => code)).toEqual(['19-001', '19-002', '19-003']);
    const version = await findVersion(server.db, 'longting-district', 2);
    expect(mark?.mark).toEqual(markOf(version, await readCatalog(server.db, 'longting-district', 2)));
  });

  it('given a bundle, then it has the bytes that the command writes, for ever', async () => {
    const { response, bytes } = await exported('longting-district', 'bundle.zip?version=2');
    const version = await findVersion(server.db, 'longting-district', 2);
    const pieces: Uint8Array[] = [];
    for await (const piece of writeBundle(await prepareBundle(server.db, version))) pieces.push(piece);
    expect(bytes.equals(Buffer.concat(pieces))).toBe(true);
    expect(nameOf(response)).toBe('龙亭区基层政务公开标准目录（区级版）_第2版.zip');
    expect(response.headers.get('etag')).toBe(`"${version.hash}.bundle"`);
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  it('given several domains, then these are in the file, in the order of the catalog', async () => {
    const { response, bytes } = await exported('longting-district', 'export.csv?version=1&domain=20,19');
    expect(nameOf(response)).toBe('龙亭区基层政务公开标准目录（区级版）_社会救助、养老服务_第1版.csv');
    const { items } = await readBytes(bytes, 'a.csv', domains);
    expect(items.map(({ code }) => code)).toEqual(['19-001', '19-002', '20-001']);
  });

  it('given a town, then its name stands in place of the general one', async () => {
    const { response, bytes } = await exported('longting-township', 'export.xlsx?for=beijiao');
    expect(nameOf(response)).toBe('龙亭区基层政务公开标准目录（乡镇版）_北郊乡人民政府_第1版.xlsx');
    const { items, mark } = await readBytes(bytes, 'a.xlsx', domains);
    expect(items[0]?.content.disclosingBodies).toEqual(['北郊乡人民政府']);
    expect(mark?.mark).toMatchObject({ organization: 'beijiao', domains: null });
  });

  it.each([
    ['export.csv?version=1&domain=19,99', 404, 'domain.unknown'],
    ['export.csv?version=1&domain=1', 400, 'request.parameter-invalid'],
    ['export.csv?for=nowhere', 404, 'organization.unknown'],
    ['export.csv?for=longting-civil-affairs', 400, 'export.not-a-town'],
  ])('given %s, then it is refused', async (file, status, code) => {
    const { response, bytes } = await exported('longting-district', file);
    expect([response.status, JSON.parse(bytes.toString())]).toMatchObject([status, { code }]);
  });

  it('given another part of the same version, then it has another tag', async () => {
    const tags = await Promise.all(
      ['', '&domain=19', '&domain=20', '&for=beijiao'].map(async (part) =>
        (await exported('longting-district', `export.csv?version=1${part}`)).response.headers.get('ETag'),
      ),
    );
    expect(new Set(tags).size).toBe(4);
  });

  it.each([
    [
      'export.xlsx',
      async (bytes: Buffer) => (await openWorkbook(bytes)).worksheets[1]?.pageSetup.paperSize,
      9,
    ],
    [
      'export.docx',
      async (bytes: Buffer) => /<w:pgSz [^>]*/.exec(await partOf(bytes, 'word/document.xml'))?.[0],
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/',
    ],
    [
      'export.html',
      (bytes: Buffer) => /@page{size:[^;]*/.exec(bytes.toString())?.[0],
      '@page{size:A4 landscape',
    ],
  ])(
    'given %s on A4, then that is its paper, and it has a tag of its own',
    async (file, paperOf, expected) => {
      const small = await exported('longting-district', `${file}?version=1&paper=A4`);
      const large = await exported('longting-district', `${file}?version=1`);
      expect(await paperOf(small.bytes)).toBe(expected);
      expect(small.response.headers.get('ETag')).not.toBe(large.response.headers.get('ETag'));
    },
  );

  it('given a page to print, then it is one', async () => {
    const { response, bytes } = await exported('longting-district', 'export.html?version=1');
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(bytes.toString()).toMatch(/^<!doctype html>/);
  });

  it('given an account, then what it took is in its name in the log', async () => {
    await get(server, '/api/v1/editions/longting-township/export.workbook.xlsx?for=beijiao&domain=19');
    const [entry] = await searchLog(server.db, { action: 'export.take' }, 1);
    expect(entry).toMatchObject({
      account: '民政局',
      thing: { kind: 'version', id: 'longting-township/1' },
      details: { format: 'workbook', domain: '19', organization: 'beijiao' },
    });
    expect(entry?.details['fingerprint']).toMatch(/^export-1:/);
    await get(server, '/api/v1/editions/longting-township/bundle.zip');
    const [bundled] = await searchLog(server.db, { action: 'export.take' }, 1);
    expect(bundled?.details).toMatchObject({ format: 'bundle', domain: null, organization: null });
  });
});

it('T-EX-03 given an item no cell holds, then the answer says which cell of a workbook is cut, and other files are whole', async () => {
  const own = await aServer();
  const content = Array.from({ length: 4 }, (_, index) => `${index}`.repeat(10_000));
  await publishChanges(own.db, [{ kind: 'edit', code: '19-001', fields: { content }, reason: '补全' }]);
  const told = await Promise.all(
    ['xlsx', 'workbook.xlsx', 'docx', 'csv', 'json', 'html'].map(async (ending) => {
      const response = await fetch(`${own.url}/api/v1/editions/longting-district/export.${ending}?version=3`);
      await response.arrayBuffer();
      return [ending, response.headers.get('Cut-Cells')];
    }),
  );
  await own.close();
  expect(told).toEqual([
    ['xlsx', '19-001/content'],
    ['workbook.xlsx', '19-001/content'],
    ['docx', null],
    ['csv', null],
    ['json', null],
    ['html', null],
  ]);
});
