import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readersOf } from './reader.js';

const open = readersOf();

const secondVersion = '/editions/longting-district?domain=19&version=2';
const all = ['低保对象名单', '事项19-002', '<script>alert(1)</script>'];
const changed = ['低保对象名单', '<script>alert(1)</script>'];

const rows = (page: Page) => page.locator('table.catalog th.name > a').allInnerTexts();
const changes = (page: Page) => page.getByRole('combobox', { name: '变动' });

describe('the filter', () => {
  it('given a browser without scripts, then the button applies it', async () => {
    const { page } = await open(secondVersion, { scripts: false });
    expect(await rows(page)).toEqual(all);
    await changes(page).selectOption('只看本版变动');
    await page.getByRole('button', { name: '应用' }).click();
    await page.waitForURL('**changed=1*');
    expect([await rows(page), await changes(page).inputValue()]).toEqual([changed, '1']);
  });

  it('given a choice, then it applies at once and its address says no more than was chosen', async () => {
    const { page } = await open(secondVersion);
    await changes(page).selectOption('只看本版变动');
    await page.waitForURL(`**${secondVersion}&changed=1`);
    expect(await rows(page)).toEqual(changed);
  });

  it('given a choice, then the page stays, the focus too, and what was found is said', async () => {
    const { page, complaints } = await open(secondVersion);
    await page.evaluate('window.stayed = true');
    await changes(page).focus();
    await changes(page).selectOption('只看本版变动');
    await page.waitForURL(`**${secondVersion}&changed=1`);
    await page.getByRole('status').filter({ hasText: '3 个事项中符合条件的 2 个' }).waitFor();
    expect({
      stayed: await page.evaluate('window.stayed'),
      focused: await page.evaluate('document.activeElement.id'),
      rows: await rows(page),
      complaints,
    }).toEqual({ stayed: true, focused: 'filter-changed', rows: changed, complaints: [] });
  });

  it('given a day before the first version, then its page is opened whole', async () => {
    const { page } = await open('/editions/longting-district?domain=19');
    await page.getByLabel('截至').fill('2019-01-01');
    await page.getByRole('button', { name: '应用' }).click();
    await page.getByRole('heading', { name: '这一天还没有标准目录' }).waitFor();
    expect(page.url()).toContain('on=2019-01-01');
  });

  it('given “back” afterwards, then page and form are unfiltered again, and the form works', async () => {
    const { page } = await open(secondVersion);
    await changes(page).selectOption('只看本版变动');
    await page.waitForURL('**&changed=1');
    await Promise.all([page.waitForEvent('load'), page.goBack()]);
    await page.waitForURL(`**${secondVersion}`);
    expect([await rows(page), await changes(page).inputValue()]).toEqual([all, '']);
    await changes(page).selectOption('只看本版变动');
    await page.waitForURL(`**${secondVersion}&changed=1`);
  });

  it('given a browser that keeps the page as it was left, then “back” gives the form as it came', async () => {
    const { page } = await open(secondVersion);
    await page.evaluate(`
      const field = document.querySelector('[name=changed]');
      field.value = '1';
      field.disabled = true;
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    `);
    expect([await changes(page).inputValue(), await changes(page).isEnabled()]).toEqual(['', true]);
  });
});
