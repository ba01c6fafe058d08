import { expect, it } from '@jest/globals';
import { readersOf } from './reader.js';

const open = readersOf();
const comparison = '/editions/longting-district/compare?from=1&to=2';

it('given a reader who chose side by side, then the next comparison is so too, until they choose otherwise', async () => {
  const { page, complaints } = await open(comparison);
  const heads = () => page.locator('table.fields thead').count();
  expect(await heads()).toBe(0);
  await page.getByRole('link', { name: '并排' }).click();
  await page.waitForURL('**view=side');
  await page.goto(comparison);
  expect(await heads()).toBeGreaterThan(0);
  await page.getByRole('link', { name: '行内' }).click();
  await page.waitForURL(`**${comparison}`);
  await page.reload();
  expect([await heads(), complaints]).toEqual([0, []]);
});
