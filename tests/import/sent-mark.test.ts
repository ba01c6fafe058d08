import { expect, it } from '@jest/globals';
import type ExcelJS from 'exceljs';
import { markOf } from '../../src/catalog/file-mark.js';
import { catalogCsv } from '../../src/export/csv.js';
import { officialDocument } from '../../src/export/official-docx.js';
import { officialWorkbook } from '../../src/export/official-xlsx.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { packReading, unpackReading } from '../../src/import/read-message.js';
import { readMetaSheet } from '../../src/import/sent-mark.js';
import { aVersion, catalog, edition } from '../export/example.js';
import { openWorkbook } from '../export/workbook-text.js';
import { aGrid } from './builders.js';

const mark = markOf(aVersion(), catalog);
const read = (bytes: Buffer, name: string) => readBytes(bytes, name, []);

/** The workbook as somebody's program saved it, after something was done to it. */
async function savedAgain(work: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = await openWorkbook(await officialWorkbook(edition, aVersion(), catalog));
  work(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

it('given an official workbook, then its hidden sheet says what it is', async () => {
  const reading = await read(await officialWorkbook(edition, aVersion(), catalog), 'a.xlsx');
  expect(reading.mark).toEqual({ by: 'sheet', mark, rows: [] });
  expect(unpackReading(packReading(reading)).mark).toEqual(reading.mark);
});

it('given a workbook whose hidden sheet is gone, then its properties say what it is', async () => {
  const bytes = await savedAgain((workbook) => {
    workbook.removeWorksheet('_meta');
  });
  expect((await read(bytes, 'a.xlsx')).mark).toEqual({ by: 'properties', mark, rows: [] });
});

it.each([
  ['A1', '目录'],
  ['B1', 'longting-district 2'],
])('given a hidden sheet that was written over at %s, then it is not believed', async (cell, text) => {
  const bytes = await savedAgain((workbook) => {
    workbook.getWorksheet('_meta')!.getCell(cell).value = text;
    workbook.keywords = '政务公开';
  });
  expect((await read(bytes, 'a.xlsx')).mark).toBeUndefined();
});

it('given a Word document, then its properties say what it is', async () => {
  const bytes = await officialDocument(edition, aVersion(), catalog);
  expect((await read(bytes, 'a.docx')).mark).toEqual({ by: 'properties', mark, rows: [] });
});

it('given a text, then it says nothing of itself', async () => {
  expect((await read(catalogCsv(edition, aVersion(), catalog), 'a.csv')).mark).toBeUndefined();
});

it('given rows of a hidden sheet that are no rows of ours, then they are left out', () => {
  const [first] = [`disclosure-catalog-meta-1|longting-district 2 version-1:${'ab'.repeat(32)}`];
  const grid = aGrid([first, '19-001|0123456789abcdef', '19-002|=1+1', '|0123456789abcdef'].join('\n'));
  expect(readMetaSheet(grid)?.rows).toEqual([{ code: '19-001', hash: '0123456789abcdef' }]);
});
