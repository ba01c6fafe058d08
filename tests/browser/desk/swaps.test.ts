import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readersOf, signIn } from '../reader.js';
import { aDistrict, waiting } from './district.js';
import { anOffice, drafts } from './office.js';

const visit = { office: readersOf(anOffice), district: readersOf(aDistrict) };

/** A page that was loaded anew has forgotten this. */
const mark = (page: Page) => page.evaluate('window.stayed = true');
const stayed = (page: Page) => page.evaluate<boolean>('window.stayed === true');
const focused = (page: Page) => page.evaluate<string>('document.activeElement.id');

it('given a draft is approved, then what waits next stands there without a new page, and it is said', async () => {
  const { page, complaints } = await visit.office(`/desk/review/${drafts.inReview}`, { as: '密审员' });
  await mark(page);
  await passAll(page);
  await page.getByRole('button', { name: '通过保密审查' }).click();
  await page.locator('#said', { hasText: '已通过“低保时限修订”的保密审查。' }).waitFor();
  await page.locator('#announcement', { hasText: '已通过' }).waitFor({ state: 'attached' });
  expect(await stayed(page)).toBe(true);
  expect(new URL(page.url()).pathname).toMatch(/^\/desk\/review(?:\/\d+)?$/);
  expect(complaints).toEqual([]);
});

/** Card by card by keyboard: each has the focus once the one before it was passed. */
async function passAll(page: Page): Promise<void> {
  const left = () => page.getByRole('button', { name: /^通过：/ }).count();
  const cards = await left();
  expect(cards).toBeGreaterThan(1);
  await page.keyboard.press('j');
  for (let open = cards; open > 0; open -= 1) {
    const card = page.locator(':focus');
    expect(await card.getAttribute('data-stop')).not.toBeNull();
    await card.getByRole('button', { name: /^通过：/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#said', { hasText: open === 1 ? '请作结论' : '已通过 1 项变动。' }).waitFor();
    while ((await left()) !== open - 1) await page.waitForSelector('.verdict');
  }
}

it('given a draft is returned without a comment, then the page says what is missing and keeps what was chosen', async () => {
  const { page } = await visit.office(`/desk/review/${drafts.inReview}`, { as: '法审员' });
  await page.getByRole('button', { name: '退回草案' }).click();
  await page.locator('[role=alert]').waitFor();
  expect(await page.title()).toMatch(/^有误：/);
});

it('given the session ended before a file is sent, then the file stays chosen, and is sent after signing in elsewhere', async () => {
  const { page } = await visit.district('/desk/imports', { as: '起草人' });
  const buffer = Buffer.from('一级事项,二级事项,公开内容\n救助,低保,名单\n');
  await page.setInputFiles('#file', { name: '目录.csv', mimeType: 'text/csv', buffer });
  const chosen = () => page.evaluate<string>(`document.querySelector('#file').files[0].name`);
  await page.context().clearCookies();
  await page.getByRole('button', { name: '上传并核对' }).click();
  await page.getByRole('alert').getByText('登录已过期').waitFor();
  expect([new URL(page.url()).pathname, await chosen()]).toEqual(['/desk/imports', '目录.csv']);
  await signIn(page.context(), new URL(page.url()).origin, '起草人');
  await page.getByRole('button', { name: '上传并核对' }).click();
  await page.waitForURL('**/desk/imports/**');
  expect(await page.content()).toContain('目录.csv');
});

it('given the server can’t say who is signed in, then the file is sent, once however often it is clicked, and nobody is told to sign in', async () => {
  const { page } = await visit.district('/desk/imports', { as: '起草人' });
  const buffer = Buffer.from('一级事项,二级事项,公开内容\n救助,低保,名单\n');
  await page.setInputFiles('#file', { name: '目录.csv', mimeType: 'text/csv', buffer });
  let asked = 0;
  let answer: () => void = () => undefined;
  const clickedTwice = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/account', async (route) => {
    asked += 1;
    await clickedTwice;
    await route.fulfill({ status: 503, contentType: 'text/html', body: '<p>稍后再试</p>' });
  });
  await page.getByRole('button', { name: '上传并核对' }).click();
  await page.getByRole('button', { name: '上传并核对' }).click();
  const notice = await page.getByText('登录已过期').isVisible();
  answer();
  await page.waitForURL('**/desk/imports/**');
  expect([asked, notice, (await page.content()).includes('目录.csv')]).toEqual([1, false, true]);
});

it('given a row is left out of an import, then the rows are shown anew around it and the focus stays', async () => {
  const { page, complaints } = await visit.district(`/desk/imports/waiting/${waiting.check}`, {
    as: '起草人',
  });
  await mark(page);
  await page.getByRole('button', { name: '不导入这一行' }).first().click();
  await page.locator('#said', { hasText: '已选定：不导入' }).waitFor();
  await page.getByText('按您的选定，不导入').waitFor();
  expect([await stayed(page), await focused(page)]).toEqual([true, 'r0-8']);
  await page.getByRole('button', { name: '恢复这一行' }).click();
  await page.locator('#said', { hasText: '已撤回：不导入' }).waitFor();
  expect([await stayed(page), complaints]).toEqual([true, []]);
});

it('given a cell cites a superseded act, then one click cites its successor, tells what it was, and can be taken back', async () => {
  const { page, complaints } = await visit.district(`/desk/imports/waiting/${waiting.check}`, {
    as: '起草人',
  });
  await mark(page);
  await page.getByRole('link', { name: '查看法规' }).first().waitFor();
  await page
    .getByRole('button', { name: /^改为《养老机构管理办法》/ })
    .first()
    .click();
  await page.locator('#said', { hasText: '已选定：改写' }).waitFor();
  await page.locator('.message', { hasText: '按选定读作' }).first().waitFor();
  await page.getByRole('button', { name: '恢复表中所写' }).first().click();
  await page.locator('#said', { hasText: '已撤回：改写' }).waitFor();
  expect([await stayed(page), complaints]).toEqual([true, []]);
});

it('given an act is looked for and taken, then what was typed elsewhere in the form is still there', async () => {
  const { page, complaints } = await visit.office(`/desk/drafts/${drafts.editing}/items/19-002`, {
    as: '起草人',
  });
  await mark(page);
  await page.getByLabel('公开时限').fill('每月10日前');
  await page.getByLabel('从法规库中查找').fill('旧办法');
  await page.getByRole('button', { name: '查找法规' }).click();
  await page.getByRole('button', { name: '加入依据：《旧办法》' }).click();
  await page.getByText('已废止').first().waitFor();
  const limit = await page.getByLabel('公开时限').inputValue();
  expect([await stayed(page), limit, complaints]).toEqual([true, '每月10日前', []]);
});

it('given no scripts, then a row of an import is left out and taken in again all the same', async () => {
  const { page } = await visit.district(`/desk/imports/waiting/${waiting.check}`, {
    as: '起草人',
    scripts: false,
  });
  await page.getByRole('button', { name: '不导入这一行' }).first().click();
  await page.getByText('按您的选定，不导入').waitFor();
  await page.getByRole('button', { name: '恢复这一行' }).click();
  await page.locator('#said', { hasText: '已撤回' }).waitFor();
});
