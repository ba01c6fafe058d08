import type { Page } from 'playwright-core';
import { aCsv, aRow } from '../../http/sending.js';
import type { DeskPageCase } from './page-case.js';

const path = '/desk/which';

/** What a file is, asked and answered. */
export const whichPages: DeskPageCase[] = [
  { name: 'asking what a file is', path, as: '法制办' },
  {
    name: 'what an edited file is',
    path,
    as: '法制办',
    act: async (page) => {
      const answer = await page.request.get('/api/v1/editions/longting-district/export.csv?version=1');
      const whole = await answer.text();
      await ask(page, whole.replace('信息形成或者变更之日起20个工作日内', '每月10日前'));
    },
  },
  {
    name: 'a file of something else',
    path,
    as: '法制办',
    act: (page) => ask(page, aCsv(aRow('没有发布过的事'))),
  },
];

async function ask(page: Page, content: string): Promise<void> {
  await page.setInputFiles('#file', { name: '目录.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.getByRole('button', { name: '辨认文件' }).click();
  await page.locator('.meta', { hasText: '目录.csv' }).waitFor();
}
