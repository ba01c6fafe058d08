import { describe, expect, it } from '@jest/globals';
import type { ItemContent } from '../../src/catalog/item.js';
import type { Printable } from '../../src/export/formats.js';
import { writeCatalog } from '../../src/export/formats.js';
import { editsOf } from '../../src/import/edit-row.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { markOf } from '../../src/catalog/file-mark.js';
import { aCatalog, aDomain, anItem } from '../builders.js';
import { aVersion, edition } from './example.js';
import { nastyTexts } from '../naughty.js';

const domains = [{ code: '19', name: '社会救助', aliases: [] }];
const texts = nastyTexts(60_000)
  .filter((_, index) => index % 400 === 0)
  .filter((text) => text.trim() !== '');

const put: Record<string, (text: string) => Partial<ItemContent>> = {
  一级事项: (text) => ({ level1: text }),
  二级事项: (text) => ({ level2: text }),
  公开内容: (text) => ({ content: ['名单', text] }),
  公开依据: (text) => ({ legalBases: ['《社会救助暂行办法》', text] }),
  公开时限: (text) => ({ timeLimit: text }),
  公开主体: (text) => ({ disclosingBodies: ['区民政局', text] }),
  公开渠道: (text) => ({ channels: ['政府网站', `其他：${text}`] }),
  链接: (text) => ({ link: text }),
  备注: (text) => ({ note: text }),
  其他栏目: (text) => ({ extra: { 咨询电话: text } }),
};

describe.each(Object.entries(put))('T-EX-02 nasty texts in %s', (_field, fieldOf) => {
  const items = texts.map((text, index) =>
    anItem(`19-${String(index + 1).padStart(4, '0')}`, { level1: `名称${index}`, ...fieldOf(text) }),
  );
  const catalog = aCatalog(aDomain('19', items, '社会救助'));
  const printable: Printable = {
    edition,
    version: aVersion(),
    catalog,
    published: catalog,
    mark: markOf(aVersion(), catalog),
    checkpoint: null,
  };

  it.each(['xlsx', 'workbook', 'csv'] as const)(
    'given them as %s, then what comes back edits nothing',
    async (format) => {
      const { items: rows } = await readBytes(
        await writeCatalog(format, printable),
        format === 'csv' ? 'a.csv' : 'a.xlsx',
        domains,
      );
      const edited = rows.flatMap((row) => {
        const item = items.find(({ code }) => code === row.code);
        return item === undefined
          ? []
          : editsOf(row, item, false).edits.map(({ before, after }) => [before, after]);
      });
      expect(edited).toEqual([]);
      expect(rows.length).toBeGreaterThan(items.length * 0.9);
    },
  );
});
