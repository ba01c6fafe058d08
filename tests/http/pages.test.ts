import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers: { Accept: 'text/html', ...headers }, redirect: 'manual' });
const D = '/editions/longting-district';

describe('pages', () => {
  it.each([
    ['/', 200, '龙亭区基层政务公开标准目录（区级版）'],
    [D, 200, '社会救助领域基层政务公开标准目录'],
    [`${D}?domain=20`, 200, '养老服务领域基层政务公开标准目录'],
    [`${D}?domain=all`, 200, '2 个领域 · 2 个一级事项 · 3 个事项'],
    [`${D}?domain=all&view=read`, 200, '养老服务'],
    [`${D}?domain=77`, 200, '不含'],
    [`${D}?q=低保`, 200, '低保对象名单'],
    [`${D}?q=没有这个词`, 200, '没有'],
    [`${D}?on=2026-12-01`, 200, '尚未'],
    [`${D}?version=2&changed=1`, 200, '修改'],
    [`${D}?body=&channel=&level=&on=&q=&domain=19`, 200, '社会救助领域'],
    [`${D}?on=2020-11-01`, 404, '2020年11月2日'],
    [`${D}?on=yesterday`, 400, 'yesterday'],
    [`${D}?colour=red`, 400, 'colour'],
    [`${D}/versions`, 200, '因新办法施行而修订'],
    [`${D}/versions/2`, 200, '新增'],
    [`${D}/versions/9`, 404, '没有第 9 版'],
    [`${D}/items/19-001`, 200, '低保对象名单'],
    [`${D}/items/20-001?on=2026-12-01`, 200, '删除'],
    [`${D}/items/19-003`, 200, '2026年12月1日'],
    [`${D}/items/19-999`, 404, '19-999'],
    [`${D}/compare`, 200, '选择'],
    [`${D}/compare?from=1&to=2`, 200, '<ins><span class="unseen">新增：</span>10</ins>个工作日内'],
    [`${D}/compare?from=1&to=2&substantive=1`, 200, '新增 1 项、修改 1 项、删除 1 项。'],
    [`${D}/compare?from=1&to=2&domain=20&kind=removed`, 200, '删除'],
    [`${D}/compare?from=1&to=1`, 200, '选择两个不同的版本'],
    ['/search', 200, '拼音首字母'],
    ['/search?q=低保', 200, '<mark>低保</mark>对象名单'],
    ['/search?q=shjz', 200, '<mark>社会救助</mark>暂行办法'],
    ['/search?q=民政局&edition=longting-district', 200, '公开主体：'],
    ['/search?q=没有这个词', 200, '没有找到「没有这个词」'],
    ['/search?q=低保&on=2019-01-01', 200, '2019年1月1日以前没有发布过标准目录'],
    ['/search?q=低保&edition=nowhere', 404, '没有目录版'],
    ['/regulations', 200, '社会救助暂行办法'],
    ['/regulations?status=已废止&cited=', 200, '旧办法'],
    ['/regulations?cited=1&q=旧办法', 200, '没有符合条件的法规文件'],
    ['/regulations?cursor=x', 400, 'cursor'],
    ['/regulations/shjz', 200, '引用它的事项'],
    ['/regulations/shjz?on=2014-03-01', 200, '尚未生效'],
    ['/regulations/jiu', 200, '不能再作为公开依据'],
    ['/regulations/none', 404, '没有登记'],
    ['/nothing', 404, '没有这个页面'],
    ['/editions/nowhere', 404, '没有目录版'],
  ])('GET %s → %i with “%s”', async (path, status, says) => {
    const response = await get(path);
    const page = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
    expect(page).toContain(says);
    expect(page).toMatch(/^<!doctype html><html lang="zh-CN"/);
    expect(page.match(/<h1/g)).toHaveLength(1);
  });

  it('given a page whose table is kept, then every view, day and filter still has its own', async () => {
    const table = async (query: string) => {
      const page = await (await get(`${D}?domain=19${query}`)).text();
      return /<table class="catalog">.*<\/table>/su.exec(page)?.[0] ?? '';
    };
    const views = ['', '&version=2', '&on=2026-11-20', '&chrome=none', '&version=2&changed=1', '&print=1'];
    const first = await Promise.all(views.map(table));
    expect(new Set(first).size).toBe(views.length);
    expect(await Promise.all(views.map(table))).toEqual(first);
  });

  it('given a comparison, then every paper it leads to is there', async () => {
    const page = await (await get(`${D}/compare?from=1&to=2&substantive=1`)).text();
    const papers = [...page.matchAll(/href="(\/api\/v1\/editions[^"]+)"/gu)].map(([, href]) =>
      href?.replaceAll('&amp;', '&'),
    );
    const statuses = await Promise.all(papers.map(async (path) => (await get(path ?? '')).status));
    expect(statuses).toEqual([200, 200, 200]);
  });

  it('given a name that is markup, then it is text on every page that shows it', async () => {
    for (const path of [
      `${D}?on=2026-12-01`,
      `${D}/versions/2`,
      `${D}/items/19-003`,
      `${D}/compare?from=1&to=2`,
    ]) {
      const page = await (await get(path)).text();
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(page).not.toContain('<script>alert');
    }
  });

  it('every link of every page leads to something', async () => {
    const seen = new Set<string>(['/', D, `${D}?version=2`]);
    const dead: string[] = [];
    for (const path of seen) {
      const response = await get(path);
      if (response.status >= 400) dead.push(`${path} ${response.status}`);
      const type = response.headers.get('content-type') ?? '';
      const page = type.startsWith('text/html') ? await response.text() : '';
      for (const [, href = ''] of page.matchAll(/(?:href|src)="([^"#]+)/g)) {
        const link = href.replaceAll('&amp;', '&');
        if (seen.size < 400 && !seen.has(link)) seen.add(link);
      }
    }
    expect(dead).toEqual([]);
    expect(seen.size).toBeGreaterThan(40);
  }, 120_000);
});

describe('the strict content security policy', () => {
  it('allows nothing but our own files, and no page needs more', async () => {
    const response = await get(D);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'self';object-src 'none'",
    );
    expect(await response.text()).not.toMatch(
      /<style|style="|<script(?! src="\/assets\/)|javascript:| on\w+="/,
    );
  });
});

describe('preferences', () => {
  it('given large type, then a cookie keeps it and the page comes back with it', async () => {
    const set = await get(`/preferences?size=large&back=${encodeURIComponent(`${D}?domain=20`)}`);
    expect([set.status, set.headers.get('location')]).toEqual([303, `${D}?domain=20`]);
    const cookie = (set.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(await (await get(D, { Cookie: cookie })).text()).toContain('data-size="large"');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
    'given the way back %s, then it leads home, not elsewhere',
    async (back) => {
      const response = await get(`/preferences?size=large&back=${encodeURIComponent(back)}`);
      expect(response.headers.get('location')).toBe('/');
    },
  );
});
