import { describe, expect, it } from '@jest/globals';
import { Pieces, piecesOf } from '../../../src/http/pages/change/field.js';
import type { FieldChange } from '../../../src/http/pages/change/view.js';
import type { ComparePage } from '../../../src/http/pages/compare-page.js';
import { comparePage } from '../../../src/http/pages/compare-page.js';
import { renderPage } from '../../../src/http/pages/html.js';
import type { VersionPage } from '../../../src/http/pages/version-page.js';
import { versionPage } from '../../../src/http/pages/version-page.js';
import type { VersionsPage } from '../../../src/http/pages/versions-page.js';
import { versionsPage } from '../../../src/http/pages/versions-page.js';
import { aChange, aDigest, aFrame, anEdition, aVersion, hostile, partOf, textOf } from './examples.js';

const first = aVersion({ number: 1, effectiveOn: '2020-11-20' });

describe('a field before and after', () => {
  const field = {
    label: '公开依据',
    before: ['甲', '《乙法》第三条', '丁'],
    after: ['戊', '甲', '《乙法》第五条'],
    weight: null,
  };

  it('given both sides woven together, then what stayed, changed, came and went stands in one list', () => {
    expect(piecesOf(field, 'both')).toEqual([
      { fate: 'added', text: '戊' },
      { fate: 'kept', text: '甲' },
      { fate: 'changed', before: '《乙法》第三条', after: '《乙法》第五条' },
      { fate: 'removed', text: '丁' },
    ]);
  });

  it('given one side, then its own elements stand in its own order', () => {
    const turned = { ...field, after: ['丁', '甲'] };
    const texts = (side: 'before' | 'after') =>
      piecesOf(turned, side).map((pair) => (pair.fate === 'changed' ? pair[side] : pair.text));
    expect([texts('before'), texts('after')]).toEqual([turned.before, turned.after]);
  });

  it('given another order of the same entries, then the one that moved is marked', () => {
    const html = renderPage(
      <Pieces field={{ ...field, after: ['丁', '甲', '《乙法》第三条'] }} side="both" />,
    );
    expect(partOf(html, '<ul', '</ul>')).toBe(
      '<ul class="pieces"><li>丁<span class="aside">（次序调整）</span></li><li>甲</li><li>《乙法》第三条</li></ul>',
    );
  });

  it('given an emptied field, then what it said is struck', () => {
    expect(piecesOf({ label: '备注', before: ['试行'], after: [], weight: null }, 'both')).toEqual([
      { fate: 'removed', text: '试行' },
    ]);
  });
});

describe('the page of a version', () => {
  function render(differs: Partial<VersionPage> = {}): string {
    return renderPage(
      versionPage({
        frame: aFrame(),
        edition: anEdition(),
        version: aVersion(),
        isJustPublished: false,
        standing: { state: 'in-force' },
        previous: first,
        next: null,
        domainCount: 25,
        itemCount: 208,
        digest: [aDigest(), aDigest({ code: '01', name: '重大建设项目', added: 0, removed: 1, changed: 0 })],
        changes: [aChange()],
        ...differs,
      }),
    );
  }

  it('given a version, then its facts, its hash and its files are named', () => {
    const facts = textOf(partOf(render(), '<dl class="facts">', '</dl>'));
    expect(facts).toBe(
      '施行日2025-12-10发布日2025-12-01发布人区政务公开办内容标识version-1:22222222上一版标识version-1:11111111下载ExcelWordCSVJSON',
    );
    expect(render()).toContain('/api/v1/editions/longting-district/export.xlsx?version=2');
  });

  it('given changes, then a sentence sums them up and a table splits them by domain', () => {
    const html = render();
    expect(textOf(html)).toContain('自 2025年12月10日起，区级目录新增 1 项、修改 2 项、删除 1 项。');
    expect(textOf(partOf(html, '<table class="digest', '</table>'))).toBe(
      '各领域变动的事项数领域新增修改删除移动20 养老服务120001 重大建设项目0010合计1210',
    );
  });

  it('T-A11Y-06 given an item changed, then its card marks what went and what came, also in words', () => {
    const card = partOf(render(), '<article class="change box changed"', '</article>');
    expect(card).toContain(
      '<li>《甲法》</li><li><del><span class="unseen">删除：</span>《乙办法》</del></li>',
    );
    expect(card).toContain(
      '<li><del><span class="unseen">删除：</span>20</del><ins><span class="unseen">新增：</span>10</ins>个工作日内</li>',
    );
  });

  it('given an item added or removed, then its card shows the text without marks inside', () => {
    const fields = [{ label: '公开主体', before: [], after: ['区民政局'], weight: null }];
    const added = render({ changes: [aChange({ kind: 'added', fields })] });
    expect(partOf(added, '<article', '</article>')).not.toMatch(/<ins|<del/u);
    const gone = [{ label: '公开主体', before: ['区民政局'], after: [], weight: null }];
    const removed = partOf(
      render({ changes: [aChange({ kind: 'removed', fields: gone })] }),
      '<article',
      '</article>',
    );
    expect(removed).toContain('<h3><del>养老机构备案</del></h3>');
    expect(removed).toContain('<li>区民政局</li>');
  });

  it('given the first version, then it says there is nothing to compare with', () => {
    const html = render({ version: first, previous: null, next: aVersion(), digest: [], changes: [] });
    expect(html).toContain('这是首个版本，没有可对照的上一版。');
    expect(html).toContain('无（首个版本）');
    expect(html).toContain('rel="next"');
  });

  it('given a version published after its day, then it says so', () => {
    expect(render({ version: aVersion({ effectiveOn: '2025-11-01' }) })).toContain('（发布晚于施行日）');
  });

  it('given hostile words, then none of them is markup', () => {
    const html = render({
      version: aVersion({ note: hostile, publishedBy: hostile }),
      changes: [
        aChange({ title: hostile, fields: [{ label: hostile, before: [hostile], after: [], weight: null }] }),
      ],
    });
    expect(html).not.toMatch(/<script>|<img|style=|onerror='/u);
  });
});

describe('the page of versions', () => {
  const render = (versions: VersionsPage['versions']) =>
    renderPage(versionsPage({ frame: aFrame(), edition: anEdition(), versions }));

  it('given two versions, then the newest comes first with what it changed', () => {
    const html = render([
      {
        version: aVersion(),
        standing: { state: 'in-force' },
        digest: '新增 1 项。涉及 社会救助 1 个领域。',
      },
      {
        version: first,
        standing: { state: 'past', until: '2025-12-09', revisionsSince: 1, inForce: 2 },
        digest: null,
      },
    ]);
    expect(textOf(partOf(html, '<ol class="steps', '</ol>'))).toBe(
      '第2版现行有效2025-12-10 起施行，2025-12-01 发布年度调整。新增 1 项。涉及 社会救助 1 个领域。查看目录与上一版对照' +
        '第1版历史版本2020-11-20 起施行，2025-12-01 发布年度调整。首次发布。查看目录',
    );
  });

  it('given no version, then it says so', () => {
    expect(render([])).toContain('这一版还没有发布过目录。');
  });
});

describe('the comparison', () => {
  const query = {
    from: 1,
    to: 2,
    domain: null,
    kind: null,
    view: 'inline',
    substantive: false,
    chrome: 'full',
  } as const;
  const compared: ComparePage['result'] = {
    kind: 'compared',
    from: first,
    to: aVersion(),
    summary: '新增 1 项、修改 2 项。',
    digest: [aDigest()],
    unchanged: 588,
    changes: [aChange()],
  };
  const render = (differs: Partial<ComparePage> = {}) =>
    renderPage(
      comparePage({
        frame: aFrame(),
        edition: anEdition(),
        query,
        versions: [aVersion(), first],
        result: compared,
        ...differs,
      }),
    );

  it('given two versions, then the counts are links that filter', () => {
    const strip = partOf(render(), '<ul class="strip', '</ul>');
    expect(textOf(strip)).toBe('3全部变动1新增事项2修改事项0删除事项0移动事项588未变');
    expect(strip).toContain('href="/editions/longting-district/compare?from=1&amp;to=2&amp;kind=added"');
  });

  it('given two versions compared, then its papers are of those two and as substantive', () => {
    const actions = partOf(
      render({ query: { ...query, substantive: true } }),
      '<div class="actions">',
      '</div>',
    );
    expect([...actions.matchAll(/href="([^"]+)"/gu)].map(([, href]) => href)).toEqual(
      ['diff.list.xlsx', 'diff.explanation.docx', 'diff.docx'].map(
        (paper) => `/api/v1/editions/longting-district/${paper}?from=1&amp;to=2&amp;substantive=true`,
      ),
    );
  });

  it('given the two chosen, then the form keeps them and a link turns them round', () => {
    const form = partOf(render(), '<form class="pick"', '</form>');
    expect(form).toContain('<option value="1" selected="">第1版（2020-11-20 起施行）</option>');
    expect(form).toContain('href="/editions/longting-district/compare?from=2&amp;to=1"');
  });

  it('given the side-by-side view, then what went stands left and what came right', () => {
    const card = partOf(render({ query: { ...query, view: 'side' } }), '<article', '</article>');
    expect(textOf(partOf(card, '<thead>', '</thead>'))).toBe(
      '字段第1版（2020-11-20 起施行）第2版（2025-12-10 起施行）',
    );
    expect(textOf(partOf(card, '<th scope="row">公开时限', '</tr>'))).toBe(
      '公开时限删除：20个工作日内新增：10个工作日内',
    );
    expect(partOf(card, '<th scope="row">公开时限', '</tr>').match(/<td>/gu)).toHaveLength(2);
  });

  it('given changes of form, then each is marked in grey, and an item without others by its badge', () => {
    const timeLimit: FieldChange = {
      label: '公开时限',
      before: ['20日'],
      after: ['10日'],
      weight: 'substantive',
    };
    const body: FieldChange = {
      label: '公开主体',
      before: ['局（甲）'],
      after: ['局(甲)'],
      weight: 'formal',
    };
    const badges = (...fields: FieldChange[]) => {
      const html = render({ result: { ...compared, changes: [aChange({ fields })] } });
      return [...partOf(html, '<article', '</article>').matchAll(/<span class="badge-tag \w+">[^<]+/gu)].map(
        ([badge]) => badge,
      );
    };
    const [amber, grey] = ['<span class="badge-tag amber">修改', '<span class="badge-tag grey">文字调整'];
    expect(badges(timeLimit, body)).toEqual([amber, grey]);
    expect(badges(body)).toEqual([grey]);
    expect(badges(timeLimit)).toEqual([amber]);
  });

  it('given any filter, then a link leaves out changes of form and keeps the rest of the question', () => {
    const asked = { ...query, domain: '20', view: 'side' } as const;
    const link = '/editions/longting-district/compare?from=1&amp;to=2&amp;domain=20&amp;';
    expect(render({ query: asked })).toContain(
      `<a href="${link}substantive=1&amp;view=side">只看实质变更</a>`,
    );
    const html = render({ query: { ...asked, substantive: true } });
    expect(partOf(html, '<form class="pick"', '</form>')).toContain(
      '<input type="hidden" name="substantive" value="1"/>',
    );
    expect(html).toContain(`<a href="${link}view=side">全部变更</a>`);
  });

  const nothing: [string, Partial<ComparePage>, string][] = [
    ['one of the two missing', { result: { kind: 'unchosen' } }, '请选择要对照的两个版本。'],
    ['the same version twice', { result: { kind: 'same-version' } }, '请选择两个不同的版本。'],
    ['no difference', { result: { ...compared, digest: [], changes: [] } }, '两个版本内容相同。'],
    [
      'a filter that fits nothing',
      { query: { ...query, kind: 'moved' }, result: { ...compared, changes: [] } },
      '没有符合条件的变动。查看全部变动',
    ],
    [
      'changes of form only where others are asked for',
      { query: { ...query, substantive: true }, result: { ...compared, digest: [], changes: [] } },
      '没有符合条件的变动。查看全部变动',
    ],
  ];
  it.each(nothing)('given %s, then it says so', (_given, differs, sentence) => {
    expect(textOf(partOf(render(differs), '<p class="empty box">', '</p>'))).toBe(sentence);
  });
});
