import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from './pages/examples.js';
import { aCsv, aRow } from './sending.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await withPasswords(server);
});
afterAll(() => server.close());

async function clerk(name = '法制办'): Promise<Visitor> {
  const visitor = aVisitor(() => server);
  await visitor.signIn(name);
  return visitor;
}

const taken = async (visitor: Visitor, file: string) =>
  Buffer.from(await (await visitor.get(`/api/v1/editions/longting-district/${file}`)).arrayBuffer());

describe('asking on a page what a file is', () => {
  it('given an old export that somebody edited, then version, takers, edits and later changes are told', async () => {
    const visitor = await clerk();
    const whole = (await taken(visitor, 'export.csv?version=1')).toString('utf8');
    const content = whole.replace('信息形成或者变更之日起20个工作日内', '每月10日前');
    const response = await visitor.upload('/desk/which', { content, name: '目录.csv' });
    const html = await response.text();
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const text = textOf(html);
    expect(text).toContain('第1版很可能');
    expect(text).toContain('法制办CSV');
    expect(text).toContain('读到 3 行，2 行与发布的一样');
    expect(text).toContain('又发布了 1 版，最新是第2版');
    expect(html).toMatch(/<ins>.*每月.*<\/ins>/su);
    expect(html).toContain('/editions/longting-district/compare?from=1&amp;to=2');
  });

  it('given the newest version as it left, then it says for certain that nothing was changed or published since', async () => {
    const visitor = await clerk();
    const content = await taken(visitor, 'export.workbook.xlsx?version=2');
    const text = textOf(await (await visitor.upload('/desk/which', { content, name: '目录.xlsx' })).text());
    expect(text).toContain('第2版确定');
    expect(text).toContain('与发布的内容一字不差。');
    expect(text).toContain('这就是最新的一版');
  });

  it('given something else, then it says that nothing of it was published here', async () => {
    const visitor = await clerk();
    const content = aCsv(aRow('没有发布过的事'));
    const text = textOf(await (await visitor.upload('/desk/which', { content, name: 'a.csv' })).text());
    expect(text).toContain('这里没有发布过这个文件里的任何一项。');
  });

  it('given no table at all, then it says what is wrong with the file', async () => {
    const visitor = await clerk();
    const text = textOf(
      await (await visitor.upload('/desk/which', { content: '你好', name: 'a.txt' })).text(),
    );
    expect(text).not.toContain('没有发布过');
    expect(text).toMatch(/表头|表格/u);
  });
});
