import { describe, expect, it } from '@jest/globals';
import { renderPage } from '../../../src/http/pages/html.js';
import type { ItemPage } from '../../../src/http/pages/item-page.js';
import { itemPage } from '../../../src/http/pages/item-page.js';
import { aChange, aFrame, anEdition, anItem, aVersion, hostile, partOf, textOf, shown } from './examples.js';

const first = aVersion({ number: 1, effectiveOn: '2020-11-20', note: '' });

function render(differs: Partial<ItemPage> = {}): string {
  return renderPage(
    itemPage({
      frame: aFrame(),
      edition: anEdition(),
      domain: { code: '19', name: '社会救助' },
      ...shown(anItem()),
      doubtful: [],
      on: null,
      version: aVersion(),
      standing: { state: 'in-force' },
      withdrawnBy: null,
      pending: null,
      history: [
        { version: aVersion(), previous: first, reasons: [], kind: 'changed', fields: aChange().fields },
        { version: first, previous: null, reasons: [], kind: 'added', fields: [] },
      ],
      previous: null,
      next: { code: '19-002', title: '办事指南' },
      elsewhere: [{ edition: anEdition('township'), code: '19-001' }],
      ...differs,
    }),
  );
}

describe('the page of an item', () => {
  it('given an item, then every field is told', () => {
    expect(textOf(partOf(render(), '<dl class="facts">', '</dl>'))).toBe(
      '一级事项综合业务二级事项政策法规文件公开内容文件名称文号公开依据《社会救助暂行办法》（国务院令第649号）有效' +
        '公开时限制定或者获取之日起10个工作日内公开主体区民政局公开渠道政府网站公开对象面向全社会公开方式主动公开公开层级区级、乡镇街道公开栏目未载明',
    );
  });

  it('given a basis whose meaning the reader may say, then a link leads there and back; others have none', () => {
    const item = anItem({ legalBases: ['《不明办法》', '《社会救助暂行办法》'] });
    const address = '/editions/longting-district/items/19-001';
    const html = render({ ...shown(item), doubtful: ['《不明办法》'], frame: aFrame({ address }) });
    expect(
      [...html.matchAll(/href="(\/desk[^"]*)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&')),
    ).toEqual([
      `/desk/regulations/choice?${new URLSearchParams({ text: '《不明办法》', back: address }).toString()}`,
    ]);
  });

  it('given fields the source leaves out, then it says so; its own columns are kept', () => {
    const item = anItem({ legalBases: [], timeLimit: null, content: [], extra: { 咨询电话: '12345' } });
    const facts = partOf(render({ ...shown(item) }), '<dl class="facts">', '</dl>');
    expect(facts).toContain('<dt>公开依据</dt><dd><span class="aside">未载明</span></dd>');
    expect(facts).toContain('<dt>咨询电话</dt><dd>12345</dd>');
  });

  it('given a history, then each step tells its day, what it did, and where to compare', () => {
    const history = partOf(render(), '<ol class="steps">', '</section>');
    expect(textOf(history)).toMatch(/^2025-12-10修改第2版.*对照这次修订2020-11-20新增第1版$/u);
    expect(history).toContain('/editions/longting-district/compare?from=1&amp;to=2&amp;domain=19');
  });

  it('given it was withdrawn, then it stays readable and says since when', () => {
    const html = render({ withdrawnBy: aVersion({ number: 3, effectiveOn: '2026-11-01' }) });
    expect(textOf(html)).toContain('该事项已于 2026-11-01 删除，以下是它最后的内容。');
    expect(html).toContain('<h1>政策法规文件</h1>');
    expect(html).not.toContain('现行有效');
  });

  it('given a coming version touches it, then it says when', () => {
    const html = render({ pending: aVersion({ number: 3, effectiveOn: '2026-12-01' }) });
    expect(textOf(html)).toContain('该事项自 2026年12月1日 起有变动。');
    expect(html).toContain('/editions/longting-district/items/19-001?on=2026-12-01');
  });

  it('given an earlier day, then the bar says whose text this is and the neighbours keep the day', () => {
    const html = render({
      on: '2021-01-01',
      version: first,
      standing: { state: 'past', until: '2025-12-09', revisionsSince: 1, inForce: 2 },
    });
    expect(textOf(html)).toContain('您看到的是 2020年11月20日至2025年12月9日 的内容');
    expect(html).toContain('href="/editions/longting-district/items/19-002?on=2021-01-01"');
  });

  it('given the same matter elsewhere, then it is linked', () => {
    expect(render()).toContain('<a href="/editions/longting-township/items/19-001">乡镇</a>');
  });

  it('given hostile words and a script as link, then none of them is markup', () => {
    const item = anItem({ level2: hostile, link: 'javascript:alert(1)', extra: { [hostile]: hostile } });
    const html = render({ ...shown(item), domain: { code: '19', name: hostile } });
    expect(html).not.toMatch(/<script>|<img|href="javascript:|onerror='/u);
  });
});
