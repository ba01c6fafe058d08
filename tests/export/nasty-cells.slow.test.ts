import { expect, it } from '@jest/globals';
import type { Catalog } from '../../src/catalog/catalog.js';
import { legalText } from '../../src/catalog/legal-text.js';
import { catalogCsv } from '../../src/export/csv.js';
import { officialWorkbook } from '../../src/export/official-xlsx.js';
import { readWorkbook } from '../../src/import/files/workbook.js';
import { aCatalog, aDomain, anItem } from '../builders.js';
import { aVersion, edition } from './example.js';
import { nastyTexts } from '../naughty.js';

const texts = nastyTexts(100_000);
const items = texts.map((note, index) => anItem(`19-${String(index + 1).padStart(6, '0')}`, { note }));
/** As many as a file of 20 MB holds in any format. */
const parts = [items.slice(0, 50_000), items.slice(50_000)];

/** The notes by code, as they stand in the cells of a file. */
async function notesIn(bytes: Buffer): Promise<Map<string, string>> {
  const { workbook } = await readWorkbook(bytes);
  const notes = new Map<string, string>();
  for (const { rows } of workbook.grids) {
    const heading = rows.find(({ texts: cells }) => cells.includes('备注'))?.texts ?? [];
    const [code, note] = [heading.indexOf('事项编号'), heading.indexOf('备注')];
    for (const { texts: cells } of rows) notes.set(cells[code] ?? '', cells[note] ?? '');
  }
  return notes;
}

it.each([
  ['csv', (catalog: Catalog) => Promise.resolve(catalogCsv(edition, aVersion(), catalog))],
  ['xlsx', (catalog: Catalog) => officialWorkbook(edition, aVersion(), catalog)],
])(
  'T-EX-02 given 100,000 random texts as %s, then every cell holds the text as it was',
  async (_name, write) => {
    for (const part of parts) {
      const notes = await notesIn(await write(aCatalog(aDomain('19', part, '社会救助'))));
      const lost = part.filter(({ code, note }) => {
        const expected = legalText(note ?? '');
        return (notes.get(code) ?? '') !== (expected.trim() === '' ? '' : expected);
      });
      expect(lost.slice(0, 5).map(({ code, note }) => [note, notes.get(code)])).toEqual([]);
    }
  },
  300_000,
);
