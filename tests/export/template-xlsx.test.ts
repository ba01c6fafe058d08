import { describe, expect, it } from '@jest/globals';
import { contentOf } from '../../src/catalog/item.js';
import type { ItemContent } from '../../src/catalog/item.js';
import { templateWorkbook } from '../../src/export/template-xlsx.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { readKnownDomains, readStarters } from '../../src/import/starter.js';
import { aContent, anEdition } from '../builders.js';
import { catalog, edition } from './example.js';
import { expectGolden } from './golden.js';
import { dumpTemplate, openWorkbook } from './workbook-text.js';

const folder = new URL('../../catalogs', import.meta.url).pathname;
const domains = readKnownDomains(folder);

/** What somebody writes into a row, by heading. */
type Filled = Record<string, string>;

async function fillIn(bytes: Buffer, rows: Filled[]): Promise<Buffer> {
  const workbook = await openWorkbook(bytes);
  const sheet = workbook.getWorksheet('标准目录')!;
  const headings = new Map<unknown, number>();
  sheet.getRow(3).eachCell((cell, column) => headings.set(cell.value, column));
  rows.forEach((row, index) => {
    for (const [heading, text] of Object.entries(row)) {
      sheet.getRow(4 + index).getCell(headings.get(heading)!).value = text;
    }
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const row: Filled = {
  领域: '社会救助',
  一级事项: '最低生活保障',
  二级事项: '审核信息',
  '公开内容（要素）': '初审对象名单；终审对象名单',
  公开依据: '《社会救助暂行办法》（国务院令第649号）第十一条',
  公开时限: '信息形成或者变更之日起20个工作日内',
  公开主体: '区民政局',
  公开渠道和载体: '■政府网站',
  全社会: '√',
  主动公开: '√',
  区级: '√',
};
const content: ItemContent = aContent();

describe('the template', () => {
  it('given an edition and its catalog, then it is an empty table that offers the names in use', async () => {
    expectGolden(
      'template-xlsx.txt',
      firstReadyRows(dumpTemplate(await openWorkbook(await templateWorkbook(edition, catalog)))),
    );
  });

  it('given rows filled in, then it is read without a problem', async () => {
    const filled = await fillIn(await templateWorkbook(edition, catalog), [
      row,
      { ...row, 二级事项: '办事指南', 事项编号: '19-003', 序号: '2', 备注: '=1+1' },
    ]);
    const { items, problems } = await readBytes(filled, '填报.xlsx', domains);
    expect(problems).toEqual([]);
    expect(items.map(({ at, domain, code, content: read }) => [at, domain?.code, code, read])).toEqual([
      [{ sheet: '标准目录', row: 4, cell: null }, '19', null, content],
      [
        { sheet: '标准目录', row: 5, cell: null },
        '19',
        '19-003',
        { ...content, level2: '办事指南', note: '=1+1' },
      ],
    ]);
  });

  it.each(readStarters(folder).map((starter) => [starter.edition.id, starter] as const))(
    'given the starter catalog of %s, then each of its drop-downs reads as one thing',
    async (_id, starter) => {
      const bytes = await templateWorkbook(starter.edition, starter.catalog);
      const [domain] = starter.catalog.domains;
      const level = starter.edition.level === 'district' ? '区级' : undefined;
      const { 区级: _none, ...bare } = row;
      const filled = await fillIn(bytes, [
        { ...bare, ...(level === undefined ? {} : { [level]: '√' }), 领域: domain!.name },
      ]);
      const { items, problems } = await readBytes(filled, '填报.xlsx', domains);
      expect(problems).toEqual([]);
      expect(
        items.map((item) => [item.domain?.code, contentOf({ code: '', ...item.content }).channels]),
      ).toEqual([[domain!.code, ['政府网站']]]);
    },
  );

  it('given it is sent back empty, then there is nothing in it, and its other sheets are taken for nothing', async () => {
    const { items, problems } = await readBytes(await templateWorkbook(edition, catalog), 'a.xlsx', domains);
    expect([items, problems.map(({ code }) => code)]).toEqual([[], ['file.not-filled-in']]);
  });

  it('given an edition without a catalog, then there are no lists of its names', async () => {
    const workbook = await openWorkbook(await templateWorkbook(anEdition({ level: 'township' })));
    expect(workbook.definedNames.model.map(({ name }) => name)).toEqual(['list_channels', 'list_tick']);
    expect(workbook.worksheets.map(({ name, state }) => `${name} ${state}`)).toEqual([
      '标准目录 visible',
      '填写说明 visible',
      '选项 veryHidden',
    ]);
  });

  it('given the same catalog at another time, then the bytes are the same', async () => {
    const first = await templateWorkbook(edition, catalog);
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // zip files count two seconds
    expect((await templateWorkbook(edition, catalog)).equals(first)).toBe(true);
  });
});

/** A hundred ready rows are alike. */
function firstReadyRows(dump: string): string {
  return dump
    .split('\n')
    .filter((line) => !/^[A-Z]+(?:[6-9]|\d\d+) format/.test(line))
    .join('\n');
}
