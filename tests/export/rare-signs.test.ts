import { expect, it } from '@jest/globals';
import { contentOf } from '../../src/catalog/item.js';
import { markOf } from '../../src/catalog/file-mark.js';
import { writeCatalog } from '../../src/export/formats.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { aCatalog, aDomain, anItem } from '../builders.js';
import { aVersion, edition } from './example.js';

/** Extensions B, G and H, a variant selected by a sign of its own, a sign for private use, and signs easily taken for another. */
const signs = [
  '𠮷',
  '\u{2a6d6}',
  '\u{31350}',
  '\u{323af}',
  '葛\u{e0100}',
  '\ue000',
  '〇',
  '○',
  'Ａ',
  'ｶ',
  '〈',
  '｛',
];
const items = signs.map((sign, index) =>
  anItem(`19-${String(index + 1).padStart(3, '0')}`, {
    level1: '特困人员救助供养',
    level2: `名${sign}单`,
    content: [`办${sign}事`, '名单'],
    note: `注${sign}。`,
  }),
);
const catalog = aCatalog(aDomain('19', items, '社会救助'));
const printable = {
  edition,
  version: aVersion(),
  catalog,
  published: catalog,
  mark: markOf(aVersion(), catalog),
  checkpoint: null,
};

it.each(['xlsx', 'workbook', 'csv'] as const)(
  'T-TX-02 given rare and ambiguous signs in a %s, then they come back sign by sign',
  async (format) => {
    const bytes = await writeCatalog(format, printable);
    const name = `目录.${format === 'csv' ? 'csv' : 'xlsx'}`;
    const { items: read } = await readBytes(bytes, name, [{ code: '19', name: '社会救助', aliases: [] }]);
    expect(read.map(({ content }) => content)).toEqual(items.map(contentOf));
  },
);
