import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { latestVersion } from '../../../src/store/versions.js';
import type { TestServer } from '../../http/service.js';
import { readersOf } from '../reader.js';
import { anOffice } from './office.js';

let server: TestServer;
// five people, some twenty pages
const patience = 240_000;

const open = readersOf(async () => (server = await anOffice()));

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click();
const said = (page: Page, text: string | RegExp) => page.locator('#said', { hasText: text }).waitFor();

it(
  'given a change of law, then an editor drafts it, two others approve it and a fourth publishes it',
  async () => {
    const editor = await open('/desk', { as: '起草人' });
    await follow(editor.page, '草案');
    await follow(editor.page, '新建草案');
    await editor.page.getByLabel('草案名称').fill('冬季修订');
    await press(editor.page, '新建草案');
    await said(editor.page, '已新建第 7 号草案“冬季修订”。');
    await follow(editor.page, '修改事项：事项19-002');
    await editor.page.getByLabel('公开时限').fill('每月10日前');
    await press(editor.page, '预览对照');
    await editor.page.locator('#comparison ins', { hasText: '每月' }).waitFor();
    await press(editor.page, '保存事项');
    await editor.page.getByRole('link', { name: '请写缘由：为什么这样改。' }).click();
    await editor.page.keyboard.type('民政局来函');
    await press(editor.page, '保存事项');
    await said(editor.page, '已保存对“事项19-002”的修改。');
    await press(editor.page, '提交审核');
    await said(editor.page, '已提交第 7 号草案');

    for (const [as, kind] of [
      ['法审员', '合法性审核'],
      ['密审员', '保密审查'],
    ] as const) {
      const { page, complaints } = await open('/desk/review/7', { as });
      await page.keyboard.press('j');
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('item-19-002');
      await press(page, '通过：事项19-002');
      await said(page, '全部变动都已作标记');
      expect(await page.evaluate<string>('document.activeElement.textContent.trim()')).toBe(`通过${kind}`);
      await page.keyboard.press('Enter');
      await said(page, `已通过“冬季修订”的${kind}。`);
      expect(complaints).toEqual([]);
    }

    const publisher = await open('/desk', { as: '发布员' });
    await follow(publisher.page, '冬季修订');
    await publisher.page.getByLabel('施行日', { exact: true }).fill('2026-12-20');
    await press(publisher.page, '核对发布内容');
    await publisher.page.getByText('自 2026-12-20 起，区级目录修改 1 项。').waitFor();
    await press(publisher.page, '发布第3版');
    await publisher.page.getByText('已发布，自 2026-12-20 起施行。').waitFor();
    expect(await latestVersion(server.db, 'longting-district')).toMatchObject({
      number: 3,
      effectiveOn: '2026-12-20',
    });
    await publisher.page.goBack();
    await publisher.page.getByText('草案已发布').waitFor();
    await publisher.page.goBack();
    await publisher.page.getByText('草案已发布').waitFor();
    expect([...editor.complaints, ...publisher.complaints]).toEqual([]);
  },
  patience,
);

it('given no scripts, then an item is still searched a basis for, compared and saved', async () => {
  const { page } = await open('/desk/drafts/2/items/19-002', { as: '起草人', scripts: false });
  await page.getByLabel('从法规库中查找').fill('旧办法');
  await press(page, '查找法规');
  await press(page, '加入依据：《旧办法》');
  await page.getByText('已废止').first().waitFor();
  await page.getByLabel('缘由（必填）').fill('补充依据');
  await press(page, '保存事项');
  await said(page, '已保存对“事项19-002”的修改。');
});
