import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aDistrict } from './desk/district.js';
import { readersOf } from './reader.js';

const open = readersOf(aDistrict);
const patience = 120_000;

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const follow = (page: Page, name: string | RegExp, within = 'main') =>
  page.locator(within).getByRole('link', { name }).first().click();

it(
  'given a reader of the public, then catalog, day, item, law, search, comparison and print lead to each other',
  async () => {
    const { page, complaints } = await open('/');
    await follow(page, '龙亭区基层政务公开标准目录（区级版）');
    await follow(page, /养老服务/, '.tree');
    await title(page, '养老服务领域基层政务公开标准目录');

    await page.getByLabel('截至').fill('2026-12-05');
    await page.getByRole('button', { name: '应用' }).click();
    await page.getByText('您看到的内容自').waitFor();
    await follow(page, '养老服务扶持政策措施清单', 'main .catalog');
    await title(page, '养老服务扶持政策措施清单');
    await follow(page, '对照这次修订');
    await title(page, '版本对照');
    await page.locator('ins', { hasText: '7' }).first().waitFor();
    await page.goBack();

    await follow(page, /养老机构设立许可办法/);
    await title(page, /养老机构设立许可办法/);
    await page.getByText('已废止').first().waitFor();

    await page.locator('#q').fill('ylfw');
    await page.locator('#q').press('Enter');
    await title(page, '「ylfw」的搜索结果');
    await follow(page, /养老服务/);

    await page.goto('/editions/longting-district?domain=20&print=1');
    await title(page, /养老服务领域/);
    expect(await page.getByText('□').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  },
  patience,
);
