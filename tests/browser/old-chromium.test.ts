import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aServer } from '../http/service.js';
import { aDistrict, waiting } from './desk/district.js';
import { hasOldChromium, openOldBrowser } from './old-chromium.js';
import { moments } from './pages.js';
import { readersOf, resize } from './reader.js';
import { tooWide } from './width.js';

const district = '/editions/longting-district';
const readable = [
  ['home', '/'],
  ['the catalog as a table', `${district}?domain=19&view=table`],
  ['the catalog item by item', `${district}?domain=19&view=read`],
  ['the whole catalog', `${district}?domain=all`],
  ['the catalog to print', `${district}?print=1`],
  ['an item', `${district}/items/19-001`],
  ['the versions', `${district}/versions`],
  ['a version', `${district}/versions/2`],
  ['a comparison in line', `${district}/compare?from=1&to=2`],
  ['a comparison side by side', `${district}/compare?from=1&to=2&view=side`],
  ['the regulations', '/regulations'],
  ['a regulation', '/regulations/shjz'],
  ['a search', '/search?q=社会救助'],
] as const;

const told = hasOldChromium
  ? 'in Chromium 86'
  : 'in Chromium 86, which is not here: `npm run old-chromium` brings it';

/** Asks anew from outside: a wait inside the page would evaluate text, which its policy refuses. */
async function until(page: Page, condition: string): Promise<void> {
  while (!(await page.evaluate(condition))) await page.waitForTimeout(50);
}

/** What finds elements by role or by text needs a younger browser. */
(hasOldChromium ? describe : describe.skip)(told, () => {
  const read = readersOf(() => aServer(moments.after), openOldBrowser);
  const work = readersOf(aDistrict, openOldBrowser);

  it.each(readable)(
    'given %s, then it fits and the browser has nothing to complain of',
    async (_name, path) => {
      const { page, complaints } = await read(path);
      const widths: Record<number, string[]> = {};
      for (const width of [1440, 1280, 390, 320]) {
        await resize(page, width);
        widths[width] = await tooWide(page);
      }
      expect({ widths, complaints }).toEqual({
        widths: { 1440: [], 1280: [], 390: [], 320: [] },
        complaints: [],
      });
    },
  );

  it('given a choice in the filter, then it applies at once and the page stays', async () => {
    const { page, complaints } = await read(`${district}?domain=19&version=2`);
    await page.evaluate('window.stayed = true');
    await page.evaluate(`
      const field = document.querySelector('[name=changed]');
      field.value = '1';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    `);
    await page.waitForURL('**&changed=1');
    expect([await page.evaluate('window.stayed'), complaints]).toEqual([true, []]);
  });

  it('given the grid of an import, then it fits, J leads to what is wrong and a repair renews the rows', async () => {
    const { page, complaints } = await work(`/desk/imports/waiting/${waiting.check}`, { as: '起草人' });
    await page.evaluate('window.stayed = true');
    await page.keyboard.press('j');
    expect(await page.evaluate('document.activeElement.id')).toBe('c0-E5');
    await page.evaluate(`document.querySelector('#r0-8 .fix button').click()`);
    await until(page, `document.querySelector('#r0-8').textContent.includes('按您的选定，不导入')`);
    const stays = await page.evaluate('window.stayed');
    expect([stays, await tooWide(page), complaints]).toEqual([true, [], []]);
  });
});
