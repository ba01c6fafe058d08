import { describe, expect, it } from '@jest/globals';
import { readSought } from '../../../src/catalog/find-words.js';
import { renderPage } from '../../../src/http/pages/html.js';
import type { FoundGroups, SearchPage } from '../../../src/http/pages/search-page.js';
import { searchPage } from '../../../src/http/pages/search-page.js';
import { aMatter, aSearchPage, hostile, partOf, textOf } from './examples.js';

const render = (found: Partial<FoundGroups> = {}, differs: Partial<SearchPage> = {}) => {
  const page = aSearchPage(differs);
  return renderPage(searchPage({ ...page, result: page.result && { ...page.result, ...found } }));
};

describe('the page of a search', () => {
  it('given a matter of two editions, then it leads to both and what was sought is marked', () => {
    expect(partOf(render(), '<ul class="hits box">', '</ul>')).toBe(
      '<ul class="hits box"><li><h3><a href="/editions/longting-district/items/20-001">养老<mark>机构</mark>备案</a></h3>' +
        '<p class="aside">养老服务 › 业务办理 <span class="code">20-001</span></p>' +
        '<p class="places"><span>区级</span><a href="/editions/longting-township/items/20-001">乡镇</a></p></li></ul>',
    );
  });

  it('given a mention, then the field and the words around it are shown', () => {
    const passages = [{ field: 'content' as const, text: '机构名称、地址' }];
    const html = render({ named: [], mentioned: [aMatter({ passages })] });
    expect(html).toContain('<p><span class="aside">公开内容（要素）：</span><mark>机构</mark>名称、地址</p>');
    expect(textOf(html)).toContain('内容中提到 1 项');
  });

  it('given more than is read at a glance, then it says how to find less', () => {
    const html = render({ named: Array.from({ length: 31 }, () => aMatter()) });
    expect(html.match(/<li><h3>/gu)).toHaveLength(30);
    expect(textOf(html)).toContain('只列出前 30 项，多输几个字可缩小范围。');
  });

  it('given nothing found, then it says what else to try, and of one edition that others can be searched', () => {
    const { query } = aSearchPage();
    const html = render({ named: [] }, { query: { ...query, q: '没有', edition: 'longting-township' } });
    expect(textOf(partOf(html, '<p class="empty box">', '</p>'))).toBe(
      '没有找到「没有」。可换用事项名称、法规全称或文号。在全部目录中搜索',
    );
  });

  it('given nothing asked, then it says what can be sought', () => {
    const { query } = aSearchPage();
    const html = render({}, { query: { ...query, q: null }, result: null });
    expect(html).toContain('也可输入拼音首字母');
    expect(html).toContain('<h1>搜索</h1>');
  });

  it('given a day before the first version, then it says so', () => {
    expect(render({ named: [] }, { editions: [], day: '2019-01-01' })).toContain(
      '2019年1月1日以前没有发布过标准目录。',
    );
  });

  it('given hostile words sought and found, then none of them is markup', () => {
    const { query } = aSearchPage();
    const html = render(
      { named: [aMatter({ title: hostile, above: [hostile] })], sought: readSought('<script> alert("x")') },
      { query: { ...query, q: hostile } },
    );
    expect(html).not.toMatch(/<script>|<img|onerror='/u);
  });
});
