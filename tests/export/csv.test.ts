import { expect, it } from '@jest/globals';
import { catalogCsv } from '../../src/export/csv.js';
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

it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'given a cell that begins as a formula does (%j), then it is kept from being one',
  (note) => {
    const csv = catalogCsv(edition, aVersion(), aCatalog(aDomain('19', [anItem('19-001', { note })])));
    expect(csv.toString()).toContain(`'${note}`);
  },
);
