import { describe, expect, it } from '@jest/globals';
import { catalogPage } from '../../../src/http/pages/catalog/page.js';
import type { CatalogRow } from '../../../src/http/pages/catalog/view.js';
import { renderPage } from '../../../src/http/pages/html.js';
import type { CatalogQuery } from '../../../src/http/pages/urls.js';
import { aCatalogPage, aDomain, anItem, partOf, rowsOf, textOf } from './examples.js';

function tableOf(rows: CatalogRow[], query: Partial<CatalogQuery> = {}): string {
  const html = renderPage(
    catalogPage(aCatalogPage({ query, content: { kind: 'domains', domains: [aDomain(rows)] } })),
  );
  return partOf(html, '<table class="catalog">', '</table>');
}

/** Every row covers the same columns, counting the cells that reach into it from above. */
function widths(table: string): number[] {
  const reaching: number[] = [];
  return [...table.matchAll(/<tr.*?<\/tr>/gsu)].map(([row]) => {
    let width = reaching.reduce((sum, rows) => sum + (rows > 0 ? 1 : 0), 0);
    reaching.forEach((rows, index) => (reaching[index] = rows - 1));
    for (const [cell] of row.matchAll(/<t[hd][^>]*>/gu)) {
      const columns = Number(/colspan="(\d+)"/u.exec(cell)?.[1] ?? 1);
      const rows = Number(/rowspan="(\d+)"/u.exec(cell)?.[1] ?? 1);
      width += columns;
      if (rows > 1) for (let column = 0; column < columns; column++) reaching.push(rows - 1);
    }
    return width;
  });
}

describe('the catalog table', () => {
  it('given two topics under one heading, then level 1 spans them and heads their group', () => {
    const table = tableOf(rowsOf(anItem(), anItem({ code: '19-002', level2: '办事指南' })));
    expect(table).toContain(
      '<th class="level1" scope="rowgroup" rowspan="2"><div>综合业务<small>2 项</small></div></th>',
    );
    expect(table.match(/<tbody/gu)).toHaveLength(1);
    expect(new Set(widths(table))).toEqual(new Set([14]));
  });

  it('given no third level, then the form has fourteen columns in two header rows', () => {
    const head = partOf(tableOf(rowsOf(anItem())), '<thead>', '</thead>');
    expect(head.match(/<tr>/gu)).toHaveLength(2);
    expect(head).not.toContain('三级事项');
    expect(head.match(/<th [^>]*scope="col(?:group)?"/gu)).toHaveLength(18);
  });

  it('given a third level somewhere, then its column appears and every row still fits', () => {
    const table = tableOf(
      rowsOf(
        anItem({ code: '19-001', level3: null }),
        anItem({ code: '19-002', level2: '审核信息', level3: '初审' }),
        anItem({ code: '19-003', level2: '审核信息', level3: '终审' }),
        anItem({ code: '19-004', level2: null, level3: '公示' }),
        anItem({ code: '19-005', level1: null, note: '试行' }),
      ),
    );
    expect(table).toContain('三级事项');
    expect(table).toContain('<td class="level2" rowspan="2">审核信息</td>');
    expect(new Set(widths(table))).toEqual(new Set([16]));
  });

  it('given ticks, then they say 是; an unknown one stays empty', () => {
    const table = tableOf(rowsOf(anItem({ audience: { everyone: null, groups: '' }, levels: ['乡级'] })));
    const ticks = [...table.matchAll(/<td class="tick">(.*?)<\/td>/gsu)].map(([, cell]) =>
      textOf(cell ?? ''),
    );
    expect(ticks).toEqual(['', '是', '是', '', '', '是']);
    expect(table).toContain('打勾表示是，空格表示否或者原表未载明');
  });

  it('given a named group, then the cell names it', () => {
    const table = tableOf(rowsOf(anItem({ audience: { everyone: false, groups: '项目单位' } })));
    expect(table).toContain('<td class="tick groups">项目单位</td>');
  });

  it('given what the version did to a row, then a badge says it', () => {
    const [row] = rowsOf(anItem());
    const marks = (['added', 'changed', 'moved'] as const).map((mark) => {
      const table = tableOf([{ ...row!, mark }]);
      return textOf(partOf(table, '<div class="below">', '</div>'));
    });
    expect(marks).toEqual(['新增', '修改', '移动']);
  });

  it('given a law on record, then its title leads to its page', () => {
    const table = tableOf(rowsOf(anItem()));
    expect(table).toContain(
      '<a href="/regulations/shjzzxbf">《社会救助暂行办法》</a><span class="aside">（国务院令第649号）</span>',
    );
  });

  it('given two laws in one cell, one of them not on record, then each is a link, that one to a search', () => {
    const table = tableOf(rowsOf(anItem({ legalBases: ['《社会救助暂行办法》、《某办法》第三条'] })));
    expect(table).toContain(
      '<li><a href="/regulations/shjzzxbf">《社会救助暂行办法》</a><span class="aside">、</span>' +
        '<a href="/search?q=%E6%9F%90%E5%8A%9E%E6%B3%95">《某办法》</a><span class="aside">第三条</span></li>',
    );
  });

  it('given rows that passed a filter, then they keep their number', () => {
    const rows = rowsOf(anItem(), anItem({ code: '19-002' })).slice(1);
    expect(tableOf(rows)).toContain('<td class="number">2</td>');
  });

  it('given print, then no cell spans rows and every channel of the form is shown', () => {
    const item = anItem({ channels: ['政府网站', '其他：公共法律服务网'] });
    const table = tableOf(rowsOf(item, anItem({ code: '19-002' })), { print: true });
    expect(partOf(table, '<tbody>', '</tbody>')).not.toContain('rowspan');
    expect(table).toContain('<td class="level1 head">综合业务</td>');
    expect(table).toContain('<td class="level1"></td>');
    expect(textOf(partOf(table, '<td class="boxes">', '</td>'))).toBe(
      '■政府网站□政府公报□两微一端■其他：公共法律服务网',
    );
    expect(new Set(widths(table))).toEqual(new Set([14]));
  });

  it('given the reading view, then each item says in sentences what the table says', () => {
    const html = renderPage(catalogPage(aCatalogPage({ query: { view: 'read' } })));
    expect(html).not.toContain('<table');
    expect(textOf(partOf(html, '<article', '</article>'))).toBe(
      '政策法规文件公开内容文件名称；文号公开依据《社会救助暂行办法》（国务院令第649号）公开时限制定或者获取之日起10个工作日内公开主体区民政局公开渠道政府网站范围面向全社会，主动公开，区级、乡镇街道公开',
    );
  });
});
