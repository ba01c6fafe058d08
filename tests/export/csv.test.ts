import { expect, it } from '@jest/globals';
import { catalogCsv } from '../../src/export/csv.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { aCatalog, aDomain, anItem } from '../builders.js';
import { aVersion, catalog, edition } from './example.js';
import { expectGolden } from './golden.js';

it('given a catalog, then the table has a row for every item and columns for all they say', () => {
  expectGolden('catalog.csv', catalogCsv(edition, aVersion(), catalog).toString('utf8'));
});

it('given any catalog, then the file begins with a byte order mark and its lines end as Windows ends them', () => {
  const csv = catalogCsv(edition, aVersion(), catalog);
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.subarray(-2).toString()).toBe('\r\n');
  expect(csv.toString().split('\r\n')).toHaveLength(6);
});

it.each(["'=1+1", "''=1+1", "'@区民政局", "'平常", '=1', '＝1'])(
  'T-EX-02 given a note that reads %j, then the file gives back the same',
  async (note) => {
    const csv = catalogCsv(
      edition,
      aVersion(),
      aCatalog(aDomain('19', [anItem('19-001', { note })], '社会救助')),
    );
    const { items } = await readBytes(csv, 'a.csv', [{ code: '19', name: '社会救助', aliases: [] }]);
    expect(items.map(({ content }) => content.note)).toEqual([note]);
  },
);
