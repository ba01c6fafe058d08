import { describe, expect, it } from '@jest/globals';
import { catalogCsv } from '../../src/export/csv.js';
import { editableWorkbook } from '../../src/export/editable-xlsx.js';
import { officialWorkbook } from '../../src/export/official-xlsx.js';
import { aCatalog, aDomain, anItem } from '../builders.js';
import { aVersion, edition } from './example.js';
import { formulaLike } from '../naughty.js';
import { hasOffice, saveByOffice } from './office.js';

const items = formulaLike.map((note, index) =>
  anItem(`19-${String(index + 1).padStart(4, '0')}`, { note, content: [note] }),
);
const catalog = aCatalog(aDomain('19', items, '=社会救助'));
const csv = Buffer.from(catalogCsv(edition, aVersion(), catalog));

/** Separator, quote, UTF-8, from the first line, every column as a spreadsheet takes it. */
const readCsv = (separators: string) => `CSV:${separators},34,76,1`;

/** LibreOffice is not everywhere: without it these are skipped. */
(hasOffice ? describe : describe.skip)('T-EX-01 opened in LibreOffice', () => {
  it.each([
    ['csv, parted as it is', csv, 'csv', readCsv('44')],
    ['csv, parted at semicolons too', csv, 'csv', readCsv('44/59/9/124')],
    ['csv, parted at semicolons', csv, 'csv', readCsv('59')],
    ['official table', officialWorkbook(edition, aVersion(), catalog), 'xlsx', null],
    ['workbook to edit', editableWorkbook(edition, aVersion(), catalog), 'xlsx', null],
  ])(
    'given the %s, then no formula is worked out',
    async (_name, bytes, ending, filter) => {
      const saved = saveByOffice(await bytes, ending, 'fods', filter).toString('utf8');
      expect(saved.match(/<table:table-row/g)?.length).toBeGreaterThan(1_000);
      expect(saved.match(/table:formula="[^"]*"/g) ?? []).toEqual([]);
    },
    240_000,
  );

  it('given a csv without the guard, then there would be formulas', () => {
    const saved = saveByOffice(Buffer.from('a,b\r\n=1+1,x\r\n'), 'csv', 'fods', readCsv('44'));
    expect(saved.toString('utf8').match(/table:formula="[^"]*"/g)).toHaveLength(1);
  }, 240_000);
});
