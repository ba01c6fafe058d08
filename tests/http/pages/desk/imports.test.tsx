import { expect, it } from '@jest/globals';
import { renderPage } from '../../../../src/http/pages/html.js';
import { textOf } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { aCheck, aDone, aPreview, aStart, theColumns } from './import-examples.js';

it('given files that wait, then the first step lists them beside the form', () => {
  expectGoldenPage('desk-import-start.html', aStart);
});

it('given columns, then each is told by letter, heading and values, with what it is chosen', () => {
  expectGoldenPage('desk-import-columns.html', theColumns);
});

it('given a row of each fate, then the grid has the numbers and letters of the sheet, and says what to do in the cell', () => {
  expectGoldenPage('desk-import-check.html', aCheck());
});

it('given a row cites an act that no longer holds, then its cell leads to the act', () => {
  expect(renderPage(aCheck())).toMatch(
    /<td id="c0-F7".*?“《旧办法》”已于 2020-11-01 废止。<a href="\/regulations\/jbf">查看法规<\/a>/su,
  );
});

it('given cells that were put in order, then each says what changed how it reads, of others the colour is enough', () => {
  const html = renderPage(aCheck());
  expect(html).toMatch(/<td id="c0-F7" class="said-amber taken".*?原文写“同上”，取上一行的内容/su);
  expect(html).toMatch(/<td id="c0-C6" class="edited taken"><span class="unseen">（已整理）/u);
  expect(textOf(html)).toContain('已自动整理4');
  expect(textOf(html)).toContain('目录：C6:C7');
  expect(textOf(html)).toContain('如 F7：“同上”读作“即时”');
});

it('given what was written, then it is told in numbers, and can be taken back', () => {
  expectGoldenPage('desk-import-done.html', aDone);
});

it('T-A11Y-05 given 15,000 changed rows, then a page has sixty of them and each problem leads to the page of its row', () => {
  const { rows, ...preview } = aPreview();
  const many = Array.from({ length: 15_000 }, (_, index) => ({
    ...rows[2]!,
    at: { sheet: '目录', row: index + 4, cell: null },
  }));
  const far = { sheet: '目录', row: 14_000, cell: 'F14000' };
  const outcome = {
    ...preview.outcome,
    problems: [{ code: 'item.cell-error' as const, severity: 'error' as const, at: far, message: '出错。' }],
  };
  const html = renderPage(aCheck({ page: 2 }, { ...preview, rows: many, outcome }));
  expect(html.match(/<tr id="r0-/g)).toHaveLength(60);
  expect(html).toContain('<tr id="r0-64"');
  expect(html).toContain('href="/desk/imports/waiting/3?page=234#c0-F14000"');
  expect(textOf(html)).toContain('第 2 页，共 250 页');
});

it('given rows of one kind are asked for that the sheet has not, then it says so', () => {
  const { rows, ...preview } = aPreview();
  expect(textOf(renderPage(aCheck({ show: 'added' }, { ...preview, rows: rows.slice(0, 2) })))).toContain(
    '没有这样的行。',
  );
});
