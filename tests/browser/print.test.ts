import { expect, it } from '@jest/globals';
import { theThirteenChannels } from '../../src/catalog/channel.js';
import { readersOf } from './reader.js';

const open = readersOf();

it('given the printed form on paper, then every row shows all thirteen channels, the chosen ones filled', async () => {
  const { page } = await open('/editions/longting-district?domain=19&print=1');
  await page.emulateMedia({ media: 'print' });
  const boxes = theThirteenChannels.map((name) => `${name === '政府网站' ? '■' : '□'}${name}`);
  const shown = await page
    .locator('td.boxes')
    .first()
    .locator('span')
    .filter({ visible: true })
    .allInnerTexts();
  expect(shown).toEqual(boxes);
  expect(await page.locator('td.boxes').count()).toBe(2);
  expect(await page.locator('.no-print').filter({ visible: true }).count()).toBe(0);
});
