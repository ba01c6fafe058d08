import { describe, expect, it } from '@jest/globals';
import type { PageError } from '../../../src/http/pages/error-page.js';
import { errorPage } from '../../../src/http/pages/error-page.js';
import type { EditionSummary } from '../../../src/http/pages/home-page.js';
import { homePage } from '../../../src/http/pages/home-page.js';
import { renderPage } from '../../../src/http/pages/html.js';
import { aFrame, anEdition, aVersion, hostile, partOf, textOf } from './examples.js';

describe('the home page', () => {
  const render = (editions: EditionSummary[]) => renderPage(homePage({ frame: aFrame(), editions }));

  it('given an edition in force, then it tells the version and leads to every domain', () => {
    const html = render([
      {
        edition: anEdition(),
        current: { version: aVersion(), domains: [{ code: '19', name: '社会救助', count: 22 }] },
        upcoming: aVersion({ number: 3, effectiveOn: '2026-12-01' }),
      },
    ]);
    expect(textOf(partOf(html, '<section class="box edition">', '</section>'))).toBe(
      '区级标准目录现行有效 第2版，2025年12月10日起施行：年度调整。尚未施行 第3版，2026年12月1日起施行1 个领域 · 22 个事项19社会救助22历次版本ExcelWord',
    );
    expect(html).toContain('href="/editions/longting-district?domain=19"');
  });

  it('given nothing in force yet, then it says so', () => {
    expect(render([{ edition: anEdition(), current: null, upcoming: null }])).toContain('还没有施行的版本。');
  });

  it('given no edition, then it says so', () => {
    expect(render([])).toContain('还没有目录。');
  });
});

describe('the error page', () => {
  const errors: [string, PageError, string, string][] = [
    ['an unknown address', { kind: 'no-page' }, '没有这个页面', '可从目录或搜索进入。'],
    [
      'a day before the first version',
      { kind: 'before-first', edition: anEdition(), firstDay: '2020-07-01' },
      '这一天还没有标准目录',
      '2020年7月1日以前没有发布过标准目录。查看首个版本',
    ],
    [
      'a bad address',
      { kind: 'bad-request', message: `${hostile}不是日期。` },
      '看不懂这个地址',
      `${hostile}不是日期。`,
    ],
    [
      'a refusal',
      { kind: 'refused', status: 403, message: '只能查看街道版目录。' },
      '不能这样做',
      '只能查看街道版目录。',
    ],
    [
      'somebody who has not signed in',
      { kind: 'sign-in', back: '/account', message: '还没有登录，或登录已过期。' },
      '请先登录',
      '还没有登录，或登录已过期。 登录',
    ],
    ['our bug', { kind: 'our-bug', id: 'A1B2C3' }, '系统出错', '系统出错，已记录编号 A1B2C3。数据没有改动。'],
  ];

  it.each(errors)('given %s, then it says what is so and what to do', (_given, error, title, advice) => {
    const html = renderPage(errorPage({ frame: aFrame(), error }));
    expect(html).toContain(`<title>${title} - `);
    const main = partOf(html, '<main', '</main>');
    const said = textOf(partOf(main, '<p>', '</p>'));
    expect(said.replace(/&(lt|gt|quot|#39|amp);/gu, (_, name: string) => entities[name] ?? '')).toBe(advice);
    expect(html).not.toMatch(/<script>|<img/u);
  });

  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

  it('given an unknown address, then there is a search box and the way to every edition', () => {
    const main = partOf(
      renderPage(errorPage({ frame: aFrame(), error: { kind: 'no-page' } })),
      '<main',
      '</main>',
    );
    expect(main).toContain('<form class="search" role="search" method="get" action="/search"');
    expect(main.match(/<li><a href="\/editions\//gu)).toHaveLength(3);
  });

  it('given no edition at all, then it still stands', () => {
    const html = renderPage(errorPage({ frame: aFrame({ editions: [] }), error: { kind: 'no-page' } }));
    expect(html).toContain('<h1>没有这个页面</h1>');
  });
});
