import { expect, it } from '@jest/globals';
import { aServer } from '../http/service.js';
import { withPasswords } from '../http/visitor.js';
import { faultsOn } from './page-faults.js';
import { readersOf } from './reader.js';

const open = readersOf(async () => {
  const server = await aServer();
  await withPasswords(server);
  return server;
});

it('given a law that takes another’s place, then the legal office sees its impact, registers it, drafts and closes', async () => {
  const { page, complaints } = await open('/desk', { as: '法制办' });
  const heading = (name: string | RegExp) => page.getByRole('heading', { name }).waitFor();
  const faults: Record<string, unknown> = {};
  const look = async (name: string) => (faults[name] = await faultsOn(page));

  await page.getByRole('link', { name: '立改废' }).click();
  await look('no events yet');
  await page.getByRole('link', { name: '登记立改废' }).first().click();
  await look('an empty form');
  await page.getByLabel('名称或文号').fill('办法');
  await page.getByLabel('废：被取代').check();
  await page.getByRole('button', { name: '查看影响' }).click();
  await page.getByRole('alert').getByText('这几个字指的可能是 2 件法规文件').waitFor();
  await look('words that fit several acts');
  await page.getByLabel('《社会救助暂行办法》').check();
  await page.getByLabel('发生之日').fill('2026-11-10');
  await page.getByLabel('名称', { exact: true }).fill('社会救助法\n社会救助条例');
  await page.getByLabel('由其中一件取代').check();
  await page.getByRole('button', { name: '查看影响' }).click();
  await heading('一部行政法规变动，影响 5 个事项');
  await look('the impact before anything is written');

  await page.getByLabel('文号', { exact: true }).fill('国务院令第999号');
  await page.getByRole('button', { name: '确认登记' }).click();
  await page.getByText('您看过影响以后改了内容，还没有登记。').waitFor();
  await page.getByRole('button', { name: '确认登记' }).click();
  await page.getByText('新建任务 5 项').waitFor();
  await heading('一部行政法规变动，影响 5 个事项');
  await look('the impact on record');

  await page.getByLabel('低保对象名单 怎么改').first().selectOption({ label: '改引《社会救助法》' });
  await page.getByRole('button', { name: '起草所选' }).click();
  await page.getByText('已起草区级第 2 号草案 1 项').waitFor();
  await page.getByText('草案已改').first().waitFor();
  await page.getByText('所选事项经评估无需修改').click();
  await page.getByRole('button', { name: '办结所选' }).click();
  await page.getByRole('alert').getByText('请先勾选要办结的事项').waitFor();
  await page.getByLabel(/^选择 区级 20-001/).check();
  await page.getByLabel('无需修改的理由').fill('十二月起不再公开');
  await page.getByRole('button', { name: '办结所选' }).click();
  await page.getByText('1 项已办结：经评估无需修改。').waitFor();
  await page.getByText('办结 1 / 5').waitFor();

  await page.getByText('登记有误，撤销登记').click();
  await page.getByLabel('撤销的理由').fill('登记有误');
  await page.getByRole('button', { name: '撤销登记' }).click();
  await page.getByText('登记已撤销，由它建立的任务已办结。').waitFor();
  await look('a retracted event');

  const clean = Object.fromEntries(Object.keys(faults).map((name) => [name, {}]));
  expect(faults).toEqual(clean);
  expect(complaints).toEqual([]);
});
