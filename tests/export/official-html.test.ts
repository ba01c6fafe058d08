import { expect, it } from '@jest/globals';
import { markOf } from '../../src/catalog/file-mark.js';
import { writeCatalog } from '../../src/export/formats.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { aCatalog, aDomain, anItem } from '../builders.js';
import { aVersion, catalog, checkpoint, edition } from './example.js';
import { expectGolden } from './golden.js';

const mark = markOf(aVersion(), catalog);
const page = (of = catalog) =>
  writeCatalog('html', { edition, version: aVersion(), catalog: of, published: of, mark, checkpoint });

it('given a catalog, then it is a page with its contents and the official table of every domain', async () => {
  expectGolden('official-html.html', (await page()).toString());
});

it('given texts that would be markup, then they are texts', async () => {
  const note = '<script>alert(1)</script>"&';
  const made = (await page(aCatalog(aDomain('19', [anItem('19-001', { note })], note)))).toString();
  expect(made).not.toContain('<script');
  expect(made).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;');
});

it('given it is sent back, then its head says what it is', async () => {
  expect((await readBytes(await page(), 'a.html', [])).mark).toEqual({ by: 'properties', mark, rows: [] });
});
