import { describe, expect, it } from '@jest/globals';
import { renderPage } from '../../../src/http/pages/html.js';
import type { RegulationPage } from '../../../src/http/pages/law/regulation-page.js';
import { regulationPage } from '../../../src/http/pages/law/regulation-page.js';
import type { RegulationsPage } from '../../../src/http/pages/law/regulations-page.js';
import { regulationsPage } from '../../../src/http/pages/law/regulations-page.js';
import { statusOn } from '../../../src/regulation/status.js';
import { anEvent } from '../../regulation/builders.js';
import { hostile, partOf, textOf } from './examples.js';
import { aRegulationPage, aRegulationsPage, lifeOfAnAct, shownEvents } from './law-examples.js';

const render = (differs: Partial<RegulationPage> = {}) =>
  renderPage(regulationPage(aRegulationPage(differs)));
const renderList = (differs: Partial<RegulationsPage> = {}) =>
  renderPage(regulationsPage(aRegulationsPage(differs)));

describe('the page of a regulation', () => {
  it('given an act that was superseded, then it says so first, and its life stands in order with stamps', () => {
    const html = render();
    expect(textOf(partOf(html, '<div class="notice red"', '</div>'))).toBe(
      '该文件已于2020年11月1日被取代，不能再作为公开依据。',
    );
    expect(partOf(html, '<ol class="chain">', '</ol>')).toBe(
      '<ol class="chain">' +
        '<li><span class="stamp green" aria-hidden="true">立</span><div><h3>2013年6月28日 公布<small>民政部令第48号</small></h3></div></li>' +
        '<li><span class="stamp green" aria-hidden="true">立</span><div><h3>2013年7月1日 施行</h3></div></li>' +
        '<li><span class="stamp amber" aria-hidden="true">改</span><div><h3>2015年12月29日 修改</h3><p>仅涉及第七条</p><p class="aside">一揽子修改</p></div></li>' +
        '<li><span class="stamp red" aria-hidden="true">废</span><div><h3>2020年11月1日 被取代</h3><p>接续的是<a href="/regulations/yljgglbf">《养老机构管理办法》</a></p></div></li>' +
        '</ol>',
    );
  });

  it('given a day before its end, then it is in force that day, the end is still to come, and links keep the day', () => {
    const day = '2020-01-01';
    const html = render({
      on: day,
      day,
      standing: statusOn(lifeOfAnAct, day),
      events: shownEvents(lifeOfAnAct, day),
    });
    expect(html).not.toContain('不能再作为公开依据');
    expect(textOf(partOf(html, '<div class="notice amber"', '</div>'))).toContain('2020年1月1日 的情况');
    expect(html).toContain('尚未到期');
    expect(html).toContain('href="/editions/longting-district/items/20-004?on=2020-01-01"');
  });

  it('given items that cite it, then they stand by edition with their place and the words they cite it by', () => {
    const table = partOf(render(), '<table class="list">', '</table>');
    expect(textOf(table)).toContain(
      '养老机构设立许可养老服务 › 业务办理 20-004《养老机构设立许可办法》（民政部令第48号）',
    );
  });

  it('given no item that cites it and nothing known of its life, then both are said', () => {
    const html = render({ citing: [], events: [], standing: statusOn([], '2026-01-05') });
    expect(html).toContain('没有事项引用这部文件。');
    expect(html).toContain('没有登记公布、修改或废止的日期。');
    expect(html).toContain('效力不详');
  });

  it('given successors one of which takes its place, then they are joined by 或', () => {
    const event = anEvent('repealed', '2020-01-01', {
      successors: { mode: 'one-of', titles: ['甲办法', '乙办法'] },
    });
    const successors = [
      { title: '甲办法', id: null },
      { title: '乙办法', id: 'yibf' },
    ];
    const chain = partOf(
      render({ events: [{ event, ahead: false, successors }] }),
      '<ol class="chain">',
      '</ol>',
    );
    expect(chain).toContain(
      '<a href="/search?q=%E7%94%B2%E5%8A%9E%E6%B3%95">《甲办法》</a>或<a href="/regulations/yibf">《乙办法》</a>',
    );
  });

  it('given hostile words, then none of them is markup', () => {
    const { regulation } = aRegulationPage();
    const html = render({
      regulation: { ...regulation, title: hostile, issuer: hostile },
      events: shownEvents([anEvent('enacted', null, { note: hostile })]),
    });
    expect(html).not.toMatch(/<script>|<img|onerror='/u);
  });
});

describe('the list of regulations', () => {
  it('given acts, then each leads to its page with status, day and how many items cite it', () => {
    expect(partOf(renderList(), '<tbody>', '</tbody>')).toBe(
      '<tbody><tr><th scope="row"><a href="/regulations/yljgglbf">养老机构管理办法</a><small>民政部令第66号　民政部</small></th>' +
        '<td data-label="类别">行政法规</td><td data-label="状态"><span class="badge-tag green">有效</span></td>' +
        '<td data-label="施行日期" class="day">2020-11-01</td><td data-label="引用事项" class="count">6</td></tr></tbody>',
    );
  });

  it('given more than a page, then the next page keeps the filter', () => {
    const query = { ...aRegulationsPage().query, kind: '法律', cited: true };
    const turn = partOf(renderList({ query, total: 80, next: '50' }), '<nav class="page-turn"', '</nav>');
    expect(turn).toContain('第 1 至 1 部，共 80 部');
    expect(turn).toContain('href="/regulations?kind=%E6%B3%95%E5%BE%8B&amp;cited=1&amp;cursor=50"');
  });

  it('given nothing found, then it says what else to try and how to get back', () => {
    const html = renderList({ total: 0, regulations: [] });
    expect(textOf(partOf(html, '<p class="empty box">', '</p>'))).toBe(
      '没有符合条件的法规文件。可换用全称、简称或文号。清除筛选',
    );
  });
});
