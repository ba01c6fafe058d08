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

  it('given an export of another system, then it says what that says of itself, and that it is not known here', async () => {
    const visitor = await clerk();
    const text = async (mark: string, rows = '<td>甲</td><td>没有发布过的事</td>') => {
      const heads = ['一级事项', '二级事项', '公开内容', '公开依据']
        .map((name) => `<th>${name}</th>`)
        .join('');
      const head = `<head><meta charset="utf-8"><meta name="keywords" content="${mark}"></head>`;
      const content = `<!doctype html><html>${head}<table><tr>${heads}</tr><tr>${rows}<td>名单</td></tr></table></html>`;
      return textOf(await (await visitor.upload('/desk/which', { content, name: 'a.html' })).text());
    };
    const hash = `version-1.${'a'.repeat(64)}/export-1.${'b'.repeat(64)}`;
    expect(await text(`shunhe-district/7/${hash}/for=shunhe-town`)).toContain(
      '文件写明它是“shunhe-district”第 7 版（落款单位 shunhe-town，核对码 QEXVQ-EXVQE），但本系统没有这个目录版，可能是从别的系统导出的。',
    );
    expect(await text(`longting-district/7/${hash}`)).toContain('但本系统没有发布过这一版');
    const same = await text(`longting-district/1/${hash}`, '<td>最低生活保障</td><td>事项19-001</td>');
    expect(same).toContain('目录（区级版）”第 1 版');
    expect(same).toContain('但本系统同号的一版与它不同');
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
