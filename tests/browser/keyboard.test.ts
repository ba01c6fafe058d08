import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readersOf } from './reader.js';

const open = readersOf();

const socialAssistance = '/editions/longting-district?domain=19';
const elderlyCare = '/editions/longting-district?domain=20';

/** Where the focus is, as a selector of ours would say it. */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const { id, className, localName } = document.activeElement;
    return id !== '' ? '#' + id : className !== '' ? '.' + className : localName;
  })()`);
}

describe('T-A11Y-02 the skip link', () => {
  it('given a page just opened, then the first Tab reaches it and Enter leads past the bars', async () => {
    const { page } = await open(socialAssistance);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('.skip');
    await page.keyboard.press('Enter');
    await page.waitForURL('**#main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate<boolean>('document.activeElement.closest("main") !== null')).toBe(true);
  });
});

describe('T-A11Y-02 single keys', () => {
  it('given /, then the search field has the focus and no character in it', async () => {
    const { page } = await open(socialAssistance);
    await page.keyboard.press('/');
    expect([await focused(page), await page.locator('#q').inputValue()]).toEqual(['#q', '']);
  });

  it('given ] and then [, then the next domain opens and then this one again', async () => {
    const { page } = await open(socialAssistance);
    await page.keyboard.press(']');
    await page.waitForURL(`**${elderlyCare}`);
    await page.keyboard.press('[');
    await page.waitForURL(`**${socialAssistance}`);
  });

  it('given T twice, then the items stand one by one and then in the table again', async () => {
    const { page } = await open(socialAssistance);
    await page.keyboard.press('t');
    await page.waitForURL(`**${socialAssistance}&view=read`);
    await page.keyboard.press('t');
    await page.waitForURL(`**${socialAssistance}&view=table`);
  });

  it('given one of them typed into the search field, then it is a character', async () => {
    const { page } = await open(socialAssistance);
    await page.locator('#q').focus();
    await page.keyboard.type('/[]t');
    expect(await page.locator('#q').inputValue()).toBe('/[]t');
  });

  it('given a reader who turned them off in the help, then they do nothing', async () => {
    const { page } = await open(socialAssistance);
    await page.getByText('键盘操作').click();
    await page.getByText('关闭单键操作').click();
    await page.locator('html[data-shortcuts=off]').waitFor();
    await page.evaluate(`
      window.clicks = 0;
      document.addEventListener('click', () => { window.clicks += 1; }, true);
    `);
    for (const key of ['/', '[', ']', 't']) await page.keyboard.press(key);
    expect([await focused(page), await page.evaluate<number>('window.clicks')]).toEqual(['body', 0]);
  });
});
