import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { publishDraft } from '../../../src/actions/publish-draft.js';
import { anAct } from '../../builders.js';
import type { TestServer } from '../../http/service.js';
import { aDraft, approveDraft } from '../../publish.js';
import { faultsOn } from '../page-faults.js';
import { readersOf } from '../reader.js';
import { aDistrict } from './district.js';

let server: TestServer;
const patience = 180_000;
const township = 'longting-township';
const open = readersOf(async () => (server = await aDistrict()));

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

/** As somebody edits it in Excel: another time limit for one item; everything else as it was written. */
async function edited(path: string, code: string, timeLimit: string): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(readFileSync(path) as never); // its types know no Buffer of this Node
  for (const sheet of workbook.worksheets) {
    const headings = new Map<string, number>();
    sheet.eachRow((row) => {
      row.eachCell((cell, column) => {
        if (cell.text === '公开时限' || cell.text.startsWith('事项编号'))
          headings.set(cell.text.slice(0, 4), column);
        if (cell.text === code && headings.has('公开时限'))
          row.getCell(headings.get('公开时限') ?? 0).value = timeLimit;
      });
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Meanwhile the district publishes another limit for the same item. */
async function publishMeanwhile(): Promise<void> {
  const change = {
    kind: 'edit',
    code: '20-001',
    fields: { timeLimit: '制定之日起5个工作日内' },
    reason: '区里统一',
  };
  const id = await aDraft(server.db, [change as never], township, '2026-11-25'); // an edit as drafts hold it
  await approveDraft(server.db, id, '2026-11-25');
  await publishDraft(server.db, id, { effectiveOn: '2026-11-25', note: '区里统一时限' }, anAct('2026-11-25'));
}

/** What the district published stands on 工作台 until it is signed for. */
async function signForIt(page: Page): Promise<void> {
  await page.goto('/desk');
  const notice = page.locator('.work-list', { hasText: '变动提醒' });
  await notice.getByRole('link', { name: /第2版发布/ }).click();
  await page.locator('ins', { hasText: '5' }).first().waitFor();
  await page.goto('/desk');
  await notice.getByRole('button', { name: /^签收.*第2版/ }).click();
  await page.locator('#said', { hasText: '已签收。' }).waitFor();
  expect(await notice.getByRole('link', { name: /第2版发布/ }).count()).toBe(0);
  await page.goto('/desk/notices?show=all');
  await page.getByText('已签收 1 个').click();
  await page.getByText('北郊乡 2026-11-25 签收').waitFor();
  expect(await faultsOn(page)).toEqual({});
}

it(
  'given a town that edits its export in Excel while the district publishes, then it sends it back, decides what both changed, and signs for what was published',
  async () => {
    const { page, complaints } = await open('/desk/export', { as: '北郊乡' });
    await page.getByRole('heading', { level: 1, name: /导出/ }).waitFor();
    await page.getByText('Excel，可编辑').click();
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, /^导出/)]);
    const file = await edited(await download.path(), '20-001', '每月10日前');
    await publishMeanwhile();

    await page.goto('/desk/imports');
    await page.setInputFiles('#file', { name: download.suggestedFilename(), mimeType: '', buffer: file });
    await press(page, '上传并核对');
    await page.getByRole('heading', { level: 1, name: '核对导入内容' }).waitFor();
    await page.getByText('处双方都改过').waitFor();
    expect(await faultsOn(page)).toEqual({});
    await press(page, /入库为草案|为草案/);
    await page.locator('#said', { hasText: '修改 1' }).waitFor();

    await page.getByRole('link', { name: '打开草案' }).click();
    await press(page, /^并到/);
    await page.getByRole('heading', { level: 1, name: '处理冲突' }).waitFor();
    await page.getByText('每月10日前').first().waitFor();
    await page.getByText('制定之日起5个工作日内').first().waitFor();
    expect([await faultsOn(page), complaints]).toEqual([{}, []]);
    await signForIt(page);
    expect(complaints).toEqual([]);
  },
  patience,
);
