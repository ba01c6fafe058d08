import { expect, it } from '@jest/globals';
import { aServer } from '../http/service.js';
import { moments } from './pages.js';
import { readersOf } from './reader.js';

const open = readersOf(() => aServer(moments.after));

it('given a reader who asks what changed about an item, then links lead from home to both texts', async () => {
  const { page, complaints } = await open('/');
  const title = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const follow = (name: string | RegExp, within = 'main') =>
    page.locator(within).getByRole('link', { name }).first().click();

  await follow('龙亭区基层政务公开标准目录（区级版）');
  await title('社会救助领域基层政务公开标准目录');
  await follow(/养老服务/, '.tree');
  await title('养老服务领域基层政务公开标准目录');
  await follow(/社会救助/, '.tree');
  await title('社会救助领域基层政务公开标准目录');
  await follow('低保对象名单', 'main .catalog');
  await title('低保对象名单');
  await follow('对照这次修订');
  await title('版本对照');

  const change = page.locator('article', { hasText: '低保对象名单' });
  await change.locator('del', { hasText: '20' }).waitFor();
  await change.locator('ins', { hasText: '10' }).waitFor();
  expect(complaints).toEqual([]);
});
