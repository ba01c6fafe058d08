import { describe, expect, it } from '@jest/globals';
import { catalogPage } from '../../../src/http/pages/catalog/page.js';
import type { CatalogContent, CatalogPage } from '../../../src/http/pages/catalog/view.js';
import { renderPage } from '../../../src/http/pages/html.js';
import {
  aCatalogPage,
  aDomain,
  aFrame,
  anEdition,
  anItem,
  aVersion,
  hostile,
  partOf,
  rowsOf,
  textOf,
} from './examples.js';

const render = (page: CatalogPage) => renderPage(catalogPage(page));
const none: CatalogContent = { kind: 'domains', domains: [aDomain([], { total: 9 })] };

describe('the catalog page', () => {
  it('given a domain in force, then title, state, version, day and counts head the page', () => {
    const html = render(aCatalogPage());
    expect(html.match(/<h1/gu)).toHaveLength(1);
    expect(textOf(partOf(html, '<div class="title-block">', '<div class="actions">'))).toBe(
      '社会救助领域基层政务公开标准目录现行有效第2版2025年12月10日起施行1 个一级事项 · 1 个事项 · 引用 1 部依据与上一版对照 →',
    );
  });

  it('given versions before and after, then each is a point in time and the shown one is marked', () => {
    const past = aVersion({ number: 1, effectiveOn: '2020-11-20' });
    const future = aVersion({ number: 3, effectiveOn: '2026-12-01' });
    const html = render(
      aCatalogPage({
        versions: [
          { version: past, state: 'past' },
          { version: aVersion(), state: 'in-force' },
          { version: future, state: 'future' },
        ],
      }),
    );
    const timeline = partOf(html, '<nav class="timeline', '</nav>');
    expect(timeline).toContain(
      '<a href="/editions/longting-district?domain=19&amp;on=2020-11-20">2020-11-20</a>',
    );
    expect(timeline).toContain(
      '<li aria-current="true"><a href="/editions/longting-district?domain=19">2025-12-10',
    );
    expect(timeline).toContain('<li class="future">');
  });

  it('given an earlier version, then an amber bar says so and offers the two ways out', () => {
    const html = render(
      aCatalogPage({
        version: aVersion({ number: 1, effectiveOn: '2024-06-01' }),
        standing: { state: 'past', until: '2025-12-09', revisionsSince: 2, inForce: 3 },
        query: { on: '2024-07-01' },
      }),
    );
    const bar = partOf(html, '<div class="notice amber"', '</div>');
    expect(textOf(bar)).toBe(
      '您看到的是 2024年6月1日至2025年12月9日 的内容，其后已有 2 次修订。查看现行版本与现行版本对照',
    );
    expect(bar).toContain('href="/editions/longting-district?domain=19"');
    expect(bar).toContain('href="/editions/longting-district/compare?from=1&amp;to=3&amp;domain=19"');
  });

  it('given a day in the address, then switching the edition and searching keep it', () => {
    const html = render(aCatalogPage({ query: { on: '2024-07-01' } }));
    expect(html).toContain('href="/editions/longting-township?on=2024-07-01"');
    expect(partOf(html, '<form class="search"', '</form>')).toContain('name="on" value="2024-07-01"');
  });

  it('given the open domain, then the tree shows its level-1 items and links its neighbours', () => {
    const html = render(aCatalogPage());
    const tree = partOf(html, '<nav class="tree"', '</nav>');
    expect(tree).toContain('<a href="#group-19-1"><span>综合业务</span><b>1</b></a>');
    expect(html).toContain('id="group-19-1"');
    expect(html).toContain('rel="prev" aria-keyshortcuts="[" href="/editions/longting-district?domain=18"');
    expect(html).toContain('rel="next" aria-keyshortcuts="]" href="/editions/longting-district?domain=20"');
  });

  it('given a search, then hits stand under their domains, and the tree leads out of the search', () => {
    const html = render(
      aCatalogPage({
        query: { domain: null, q: '低保' },
        content: {
          kind: 'domains',
          domains: [aDomain(rowsOf(anItem())), aDomain([], { code: '20', name: '养老服务', total: 6 })],
        },
      }),
    );
    expect(html).toContain('<h1>「低保」的搜索结果</h1>');
    expect(html).toContain('1 个领域 · 1 个事项');
    expect(html.match(/<h2 class="group-head"><a href="[^"]*">[^<]*/gu)).toEqual([
      '<h2 class="group-head"><a href="/editions/longting-district?domain=19">社会救助',
    ]);
    expect(partOf(html, '<nav class="tree"', '</nav>')).toContain(
      'href="/editions/longting-district?domain=18"',
    );
    expect(textOf(html)).toContain('文件含全部领域的全部事项，不随搜索和筛选缩减');
  });

  it('given a filter, then the form shows it, keeps the rest of the view and can be cleared', () => {
    const html = render(aCatalogPage({ query: { body: '区教育局', changed: true, view: 'table' } }));
    const form = partOf(html, '<form class="filter"', '</form>');
    expect(form).toContain('<option value="区教育局" selected="">');
    expect(form).toContain('<option value="1" selected="">只看本版变动</option>');
    expect(form).toContain('<input type="hidden" name="domain" value="19"/>');
    expect(form).toContain('<input type="hidden" name="view" value="table"/>');
    expect(form).toContain('<a href="/editions/longting-district?domain=19&amp;view=table">清除筛选</a>');
    expect(textOf(html)).toContain('1 个事项中符合条件的 1 个');
  });

  it('given hostile words everywhere, then none of them is markup', () => {
    const item = anItem({
      level1: hostile,
      level2: hostile,
      content: [hostile],
      legalBases: [`《${hostile}》${hostile}`],
      timeLimit: hostile,
      disclosingBodies: [hostile],
      channels: [hostile],
      audience: { everyone: null, groups: hostile },
      link: `javascript:alert(1)//${hostile}`,
      note: hostile,
    });
    for (const print of [false, true]) {
      const html = render(
        aCatalogPage({
          query: { q: hostile, print, body: hostile },
          content: { kind: 'domains', domains: [aDomain(rowsOf(item), { name: hostile })] },
          version: aVersion({ note: hostile }),
        }),
      );
      expect(html).not.toMatch(/<script>|<img|onerror='|href="javascript:/u);
      expect(html).toContain('&lt;script&gt;');
    }
  });

  it('has no inline script or style, and everything it loads comes from here', () => {
    for (const query of [{}, { view: 'read' }, { print: true }] as const) {
      const html = render(aCatalogPage({ query }));
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?! src="\/assets\/)/u);
      // what it leads feed readers to is not loaded
      expect(html).not.toMatch(/<(?:link(?! rel="alternate")|script)[^>]+(?:href|src)="(?!\/assets\/)/u);
    }
  });

  it('given chrome none, then the page goes without bars and its links ask for the same', () => {
    const html = render(aCatalogPage({ frame: aFrame({ chrome: 'none' }), query: { chrome: 'none' } }));
    expect(html).not.toMatch(/topbar|masthead|site-foot/u);
    expect(html).toContain('/editions/longting-district?domain=18&amp;chrome=none');
    expect(html).toContain('/editions/longting-district/items/19-001?chrome=none');
  });

  it('given preferences, then the document says them and offers the way back', () => {
    const html = render(
      aCatalogPage({ frame: aFrame({ preferences: { size: 'large', contrast: 'high', shortcuts: 'off' } }) }),
    );
    expect(html).toContain('data-size="large" data-contrast="high" data-shortcuts="off"');
    expect(html).toContain('/preferences?size=normal&amp;back=%2Feditions%2Flongting-district');
  });
});

describe('where the catalog page has nothing to show', () => {
  const emptiness: [string, Parameters<typeof aCatalogPage>[0], string][] = [
    [
      'a filter that fits nothing',
      { content: none, query: { body: '区民政局' } },
      '没有符合条件的事项。清除筛选',
    ],
    [
      'a search that finds nothing',
      { content: none, query: { domain: null, q: '低保' } },
      '没有找到「低保」。可换用事项名称、法规全称或文号。清除搜索',
    ],
    ['a domain without items', { content: none }, '这个领域没有事项。'],
    ['a version without items', { content: none, query: { domain: null } }, '这个版本没有事项。'],
    [
      'a domain the edition does not have',
      {
        edition: anEdition('subdistrict'),
        query: { domain: '02' },
        content: {
          kind: 'domain-absent',
          name: '公共资源交易',
          elsewhere: [{ edition: anEdition('district'), count: 27 }],
        },
      },
      '街道标准目录不含「公共资源交易」。区级有 27 项，查看区级。',
    ],
  ];
  it.each(emptiness)('given %s, then it says so and what to do', (_given, differs, sentence) => {
    const html = render(aCatalogPage(differs));
    expect(textOf(partOf(html, '<p class="empty box">', '</p>'))).toBe(sentence);
    expect(html).not.toContain('<table');
  });

  it('given print and nothing to print, then it says so', () => {
    expect(render(aCatalogPage({ content: none, query: { print: true } }))).toContain('没有可打印的事项。');
  });
});
