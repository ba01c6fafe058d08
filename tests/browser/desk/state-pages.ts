import type { Page } from 'playwright-core';
import { drafts } from './office.js';
import type { DeskPageCase } from './page-case.js';

const review = `/desk/review/${drafts.inReview}`;

/** What people meet beside the plain way: somebody was faster, the session has ended, it is not theirs, it was half done. */
export const statePages: DeskPageCase[] = [
  { name: 'what a town signs for', path: '/desk/notices', as: '北郊乡' },
  { name: '工作台 of a town that has to sign', path: '/desk', as: '北郊乡' },
  { name: 'what towns have not signed for', path: '/desk/notices?show=all', as: '法制办' },
  {
    name: 'a draft of which one change was passed and one is to be put right',
    path: review,
    as: '密审员',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^通过：/ })
        .first()
        .click();
      await page.locator('#said', { hasText: '已通过 1 项变动。' }).waitFor();
      const card = page.locator('.verdict').nth(1);
      await card.locator('summary').click();
      await card.locator('textarea').fill('第十一条已改为第十二条，请核对条款号。');
      await card.getByRole('button', { name: /^标为退回/ }).click();
      await page.locator('#said', { hasText: '已标为退回。' }).waitFor();
    },
  },
  {
    name: 'a change sent back without a word',
    path: review,
    as: '法审员',
    act: async (page) => {
      await page.locator('.verdict summary').first().click();
      await page
        .getByRole('button', { name: /^标为退回/ })
        .first()
        .click();
      await page.locator('[role=alert]').waitFor();
    },
  },
  {
    name: 'an item that somebody else changed meanwhile',
    path: `/desk/drafts/${drafts.editing}/items/19-001`,
    as: '起草人',
    act: async (page) => {
      await setHidden(page, 'revision', '1');
      await page.getByLabel('公开时限').fill('每月10日前');
      await page.getByRole('button', { name: '保存事项' }).click();
      await page.locator('[role=alert]').waitFor();
    },
  },
  {
    name: 'a form whose session has ended',
    path: '/desk/drafts/new',
    as: '起草人',
    act: async (page) => {
      await page.getByLabel('草案名称').fill('冬季修订');
      await page.context().clearCookies();
      await page.getByRole('button', { name: '新建草案' }).click();
      await page.getByText('您填写的内容已保留').waitFor();
    },
  },
  { name: 'a staff page of another role', path: '/desk/log', as: '起草人' },
  { name: 'a draft there is not', path: '/desk/drafts/999', as: '起草人' },
];

function setHidden(page: Page, name: string, value: string): Promise<void> {
  return page.locator(`.item-form [name=${name}]`).evaluate((field, text) => {
    (field as unknown as { value: string }).value = text; // it is an input; these types know no page
  }, value);
}
