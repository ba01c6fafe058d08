import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { faultsOn } from '../page-faults.js';
import { readersOf } from '../reader.js';
import { aDistrict } from './district.js';

const open = readersOf(aDistrict);
const patience = 120_000;

const press = (page: Page, name: string) =>
  page.locator('main').getByRole('button', { name }).first().click();
const follow = (page: Page, href: string) => page.locator(`a[href="${href}"]`).first().click();

it(
  'given somebody new in the office, then an administrator makes an account, and its owner sets a password and works',
  async () => {
    const { page, complaints } = await open('/desk', { as: '管理员' });
    await follow(page, '/desk/settings');
    await follow(page, '/desk/settings/accounts');
    await follow(page, '/desk/settings/accounts/new');
    await page.locator('#name').fill('李编辑');
    await page.locator('#displayName').fill('李编辑');
    await page.getByLabel('第 1 行的角色').selectOption('编辑');
    await page.getByLabel('第 1 行的单位').selectOption({ label: '龙亭区民政局' });
    expect(await faultsOn(page)).toEqual({});
    await press(page, '新建账号');
    const first = await page.locator('#secret').inputValue();
    expect(await faultsOn(page)).toEqual({});

    const newcomer = await open('/login?back=%2Fdesk');
    await newcomer.page.fill('#account', '李编辑');
    await newcomer.page.fill('#password', first);
    await newcomer.page.press('#password', 'Enter');
    await newcomer.page.fill('#current', first);
    await newcomer.page.fill('#next', 'Vr7-pqmd38k');
    await newcomer.page.fill('#repeated', 'Vr7-pqmd38k');
    await newcomer.page.press('#repeated', 'Enter');
    await newcomer.page.getByText('口令已修改').first().waitFor();
    await newcomer.page.goto('/desk');
    await newcomer.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();

    await follow(page, '/desk/log');
    await page.locator('main table', { hasText: '新建账号' }).waitFor();
    expect([...complaints, ...newcomer.complaints]).toEqual([]);
  },
  patience,
);
