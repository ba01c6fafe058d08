import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { annotatedWorkbook } from '../../src/export/annotated-xlsx.js';
import type { SheetReading } from '../../src/export/annotated-xlsx.js';
import { firstRows } from '../../src/import/first-rows.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { readCatalog } from '../../src/import/read-catalog.js';
import type { Grid } from '../../src/import/workbook.js';
import type { Problem } from '../../src/problem.js';
import { reportProblem } from '../../src/problem.js';
import { aGrid, codes, domains, header, title } from '../import/builders.js';
import { expectGolden } from './golden.js';
import { dumpAnnotated, openWorkbook } from './workbook-text.js';

const file = { name: '社会救助（报送）.xlsx', receivedAt: '2026-11-25T04:00:00.000Z' };

/** A table with a merged title, merged headings, a first level over two rows, and things that are wrong. */
const grid = aGrid(
  `${title}
${header}
1 | 最低生活保障 | 申请条件 | 对象范围；收入标准 | 《社会救助暂行办法》（国务院令第649号） | 长期公开 | 区民政局 | ■政府网站 | √ |  | √ |  | √ |
2 |  | 审核信息 |  | 《社会救助暂行办法》 | 长期公开 | 区民政局 | ■政府网站 | 也许 |  | √ |  | √ |
3 | =1+1 | 办事指南 | 地点 | 《社会救助暂行办法》 | 长期公开 | 区民政局 | ■政府网站 | √ |  | √ |  | √ |`,
  { merges: ['A1:N1', 'A2:A3', 'B2:C2', 'D2:D3', 'I2:J2', 'K2:L2', 'M2:N2', 'B4:B5'], sheet: '社会救助' },
);
const { problems } = readCatalog({ grids: [grid] }, domains);
const wholeFile: Problem = {
  code: 'file.type-differs',
  at: { sheet: null, row: null, cell: null },
  found: '网页',
  named: 'xlsx',
};
const ofRow: Problem = {
  code: 'item.domain-not-known',
  at: { sheet: '社会救助', row: 6, cell: null },
  found: null,
};
const reported = [wholeFile, ...problems, ofRow].map(reportProblem);

function sheetsOf(...grids: Grid[]): SheetReading {
  return { grids: firstRows({ grids }, 5_000), problem: null };
}

describe('the annotated workbook', () => {
  it('given problems, then each is listed first and stands as a comment at its cell', async () => {
    const bytes = await annotatedWorkbook(sheetsOf(grid), reported, file);
    expectGolden('annotated-xlsx.txt', dumpAnnotated(await openWorkbook(bytes)));
  });

  it('given what it was made of, then reading it again gives the same items', async () => {
    const bytes = await annotatedWorkbook(sheetsOf(grid), reported, file);
    const again = await readBytes(bytes, 'a.xlsx', domains);
    expect(again.items.map(({ at, content }) => [at, content])).toEqual(
      readCatalog({ grids: [grid] }, domains).items.map(({ at, content }) => [at, content]),
    );
    expect(codes(again)).toEqual(problems.map(({ code, at }) => `${code} ${at.cell ?? at.row ?? ''}`));
  });

  it('given the same at another time, then the bytes are the same', async () => {
    const first = await annotatedWorkbook(sheetsOf(grid), reported, file);
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // zip files count two seconds
    expect((await annotatedWorkbook(sheetsOf(grid), reported, file)).equals(first)).toBe(true);
  });

  it('given text that looks like a formula, then no cell is one', async () => {
    const workbook = await openWorkbook(await annotatedWorkbook(sheetsOf(grid), reported, file));
    const cell = workbook.getWorksheet('社会救助')!.getCell('B6');
    expect([cell.type, cell.value, cell.numFmt]).toEqual([ExcelJS.ValueType.String, '=1+1', '@']);
  });

  it('given a file that cannot be read again, then there is the list, which says why', async () => {
    const problem: Problem = { code: 'file.too-slow', at: wholeFile.at, seconds: 60 };
    const workbook = await openWorkbook(await annotatedWorkbook({ grids: [], problem }, reported, file));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['问题一览']);
    expect(workbook.worksheets[0]!.getCell('D4').value).toContain('60秒');
  });

  it('given sheets without a name or with one Excel refuses, then they have names of their own', async () => {
    const named = ['a/b', 'A?B', '问题一览'].map((sheet) => aGrid('甲', { sheet }));
    const workbook = await openWorkbook(
      await annotatedWorkbook(sheetsOf(aGrid('甲', { sheet: null }), ...named), [], file),
    );
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '问题一览',
      '表格',
      'a b',
      'A B（2）',
      '问题一览（2）',
    ]);
  });

  it('given merges that run into each other or over a million rows, then the rest is kept', async () => {
    const odd: Grid = {
      sheet: '表',
      before: [],
      rows: [
        { number: 1, texts: ['甲', ''], covered: ['own', 'left'] },
        { number: 2, texts: ['', '乙'], covered: ['above', 'own'] },
        { number: 1_048_576, texts: ['', '丙'], covered: ['above', 'own'] },
        { number: 2_000_000, texts: ['丁'], covered: null },
      ],
    };
    const workbook = await openWorkbook(await annotatedWorkbook(sheetsOf(odd), [], file));
    const sheet = workbook.getWorksheet('表')!;
    expect(['A1', 'B1048576'].map((address) => sheet.getCell(address).value)).toEqual(['甲', '丙']);
    expect([sheet.rowCount, sheet.model.merges]).toEqual([1_048_576, ['A1:B1']]);
  });
});

it('given more than a report shows, then the first rows are kept', () => {
  const long = aGrid(Array.from({ length: 30 }, (_, index) => `第${index}行`).join('\n'));
  expect(firstRows({ grids: [long, long] }, 40).map(({ rows }) => rows.length)).toEqual([30, 10]);
});
