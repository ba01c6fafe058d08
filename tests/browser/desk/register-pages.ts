import type { DeskPageCase } from './page-case.js';

const regulations = '/desk/regulations';
const as = '法制办';
const unknown = encodeURIComponent('《社会救助办法》第三条');
const clear = encodeURIComponent('《社会救助暂行办法》第十一条');

/** Taking acts in, and saying what a citation means. */
export const registerPages: DeskPageCase[] = [
  { name: 'a list of acts to take in', path: `${regulations}/import`, as },
  {
    name: 'a list of acts that was tried',
    path: `${regulations}/import`,
    as,
    act: async (page) => {
      const rows = [
        '序号,文件名称,文号,清理结果',
        '1,龙亭区旧规定,汴龙政〔2010〕2号,废止',
        '2,龙亭区新规定,,',
      ];
      const buffer = Buffer.from(rows.join('\n'));
      await page.setInputFiles('#file', { name: '清理结果.csv', mimeType: 'text/csv', buffer });
      await page.fill('#decidedOn', '2026-10-01');
      await page.getByRole('button', { name: '先看会登记什么' }).click();
      await page.locator('.meta', { hasText: '清理结果.csv' }).waitFor();
    },
  },
  { name: 'a citation that means no act on record', path: `${regulations}/choice?text=${unknown}`, as },
  {
    name: 'a citation, nothing chosen',
    path: `${regulations}/choice?text=${unknown}`,
    as,
    act: async (page) => {
      await page.fill('#q', '办法');
      await page.getByRole('button', { name: '查找法规' }).click();
      await page.getByText('《旧办法》').waitFor();
      await page.getByRole('button', { name: '指定这一件' }).click();
      await page.waitForSelector('[role=alert]');
    },
  },
  { name: 'a citation that is not in doubt', path: `${regulations}/choice?text=${clear}`, as },
];
