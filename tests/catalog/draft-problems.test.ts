import { describe, expect, it } from '@jest/globals';
import type { DraftProblem, DraftResult, StatusOf } from '../../src/catalog/draft-problems.js';
import { findDraftProblems, sayDraftProblem } from '../../src/catalog/draft-problems.js';
import type { CatalogItem } from '../../src/catalog/item.js';
import { anItem } from '../builders.js';

const nothingKnown: StatusOf = () => null;

function resultOf(touched: CatalogItem[], differs: Partial<DraftResult> = {}): DraftResult {
  return {
    outline: [{ code: '19', name: '社会救助', items: ['19-001', '19-002'] }],
    touched,
    others: [],
    withdrawn: [],
    ...differs,
  };
}

const problemsOf = (item: Partial<CatalogItem>, statusOf = nothingKnown): DraftProblem[] =>
  findDraftProblems(resultOf([anItem('19-001', item)]), statusOf);

it('given a sound item, then nothing is wrong', () => {
  expect(problemsOf({})).toEqual([]);
});

describe('levels and domains', () => {
  it.each([
    [{ level1: null }, [{ code: 'draft.level-empty', item: '19-001', field: 'level1' }]],
    [{ level2: null, level3: '名单' }, [{ code: 'draft.level-empty', item: '19-001', field: 'level2' }]],
    [{ level2: null }, []],
  ])('given %j, then %j', (item, problems) => {
    expect(problemsOf(item)).toEqual(problems);
  });

  it('given a domain whose last item goes, then it is named', () => {
    const outline = [{ code: '20', name: '养老服务', items: [] }];
    expect(findDraftProblems(resultOf([], { outline }), nothingKnown)).toEqual([
      { code: 'draft.domain-empty', domain: '20', name: '养老服务' },
    ]);
  });
});

describe('time limits', () => {
  const loose = [
    '信息形成之日起21个工作日内',
    '信息形成之日起30日内',
    '形成后5周内',
    '信息形成后1个月内',
    '信息形成之日起一年内',
  ];
  it.each(loose)('given %s on own motion, then it is longer than 第二十六条 allows', (timeLimit) => {
    expect(problemsOf({ timeLimit })).toEqual([
      { code: 'draft.time-limit-loose', item: '19-001', text: timeLimit },
    ]);
    expect(problemsOf({ timeLimit, methods: ['依申请公开'] })).toEqual([]);
    expect(problemsOf({ timeLimit, methods: [] })).toEqual([
      { code: 'draft.fields-empty', item: '19-001', fields: ['methods'] },
    ]);
  });

  const strict = [
    null,
    '信息形成或者变更之日起20个工作日内',
    '信息形成之日起20日内',
    '信息形成之日起28日内',
    '形成后4周内',
    '长期公开',
    '公示30日',
    '在组织听证30日前予以公开',
    '每年1月31日前',
    '收到申请之日起30个工作日内公开',
  ];
  it('given words no limit can be read from, then it says so, and nothing else of them', () => {
    expect(problemsOf({ timeLimit: '尽快' })).toEqual([
      { code: 'draft.time-limit-unreadable', item: '19-001', text: '尽快' },
    ]);
  });

  it.each(strict)('given %s, then nothing is said', (timeLimit) => {
    expect(problemsOf({ timeLimit })).toEqual([]);
  });
});

it('given fields that say nothing, then they are named in one line; 三级事项, 备注 and 公开栏目 may be left out', () => {
  expect(
    problemsOf({ audience: { everyone: null, groups: null }, levels: [], channels: [], note: null }),
  ).toEqual([{ code: 'draft.fields-empty', item: '19-001', fields: ['audience', 'channels', 'levels'] }]);
  expect(problemsOf({ audience: { everyone: null, groups: '' } })).toEqual([]);
});

it('given citations of acts that are not registered or could be several, then each is named, words that cite none not', () => {
  const standings: Record<string, ReturnType<StatusOf>> = {
    甲法: '未登记',
    乙办法: '指向不明',
    丙法: '有效',
  };
  const legalBases = ['《甲法》第三条、《丙法》', '《乙办法》', '区委工作要求'];
  expect(problemsOf({ legalBases }, ({ title }) => standings[title ?? ''] ?? null)).toEqual([
    { code: 'draft.basis-unlinked', item: '19-001', text: '《甲法》第三条', status: '未登记' },
    { code: 'draft.basis-unlinked', item: '19-001', text: '《乙办法》', status: '指向不明' },
  ]);
});

it('given acts repealed and expired among the bases, then these are named, and no other', () => {
  const standings: Record<string, ReturnType<StatusOf>> = {
    甲法: '已废止',
    乙办法: '已失效',
    丙条例: '已修改',
  };
  const legalBases = ['《甲法》（主席令第1号）第三条', '《乙办法》', '《丙条例》', '《丁规定》'];
  expect(problemsOf({ legalBases }, ({ title }) => standings[title ?? ''] ?? null)).toEqual([
    { code: 'draft.basis-ended', item: '19-001', text: '《甲法》（主席令第1号）第三条', status: '已废止' },
    { code: 'draft.basis-ended', item: '19-001', text: '《乙办法》', status: '已失效' },
  ]);
});

describe('references to what is withdrawn', () => {
  const withdrawn = [{ code: '19-003', title: '低保对象名单' }];
  const refer = (item: Partial<CatalogItem>, differs: Partial<DraftResult> = {}) =>
    findDraftProblems(
      resultOf([], { withdrawn, others: [anItem('19-002', item)], ...differs }),
      nothingKnown,
    );
  const reference = {
    code: 'draft.refers-to-withdrawn',
    item: '19-002',
    withdrawn: '19-003',
    title: '低保对象名单',
  };

  it.each([
    [{ note: '见19-003' }, 'note'],
    [{ content: ['名单（与“低保对象名单”一并公开）'] }, 'content'],
    [{ content: ['见《低保 对象名单》', '同「低保对象名单」'] }, 'content'],
    [{ extra: { 说明: '同 19-003。' } }, 'extra'],
  ])('given %j in an item the draft leaves alone, then it is named once', (item, field) => {
    expect(refer(item)).toEqual([{ ...reference, field }]);
  });

  it.each([{ note: '低保对象名单' }, { note: '电话 0319-003' }, { note: '19-0031' }, { note: '“低保对象”' }])(
    'given %j, then nothing refers to it',
    (item) => {
      expect(refer(item)).toEqual([]);
    },
  );

  it('given another item of that title that stays, then a quoted title means that one', () => {
    const note = '见“低保对象名单”';
    const others = [anItem('19-002', { note }), anItem('19-001', { level2: '低保对象名单' })];
    expect(refer({}, { others })).toEqual([]);
  });

  it('given an item withdrawn and put back, then it is there', () => {
    const outline = [{ code: '19', name: '社会救助', items: ['19-002', '19-003'] }];
    expect(refer({ note: '见19-003' }, { outline })).toEqual([]);
  });
});

it('has a sentence for each', () => {
  const problems: DraftProblem[] = [
    { code: 'draft.refers-to-withdrawn', item: '19-002', field: 'note', withdrawn: '19-003', title: '名单' },
    { code: 'draft.level-empty', item: '19-001', field: 'level1' },
    { code: 'draft.domain-empty', domain: '20', name: '养老服务' },
    { code: 'draft.time-limit-loose', item: '19-001', text: '1个月内' },
    { code: 'draft.time-limit-unreadable', item: '19-001', text: '尽快' },
    { code: 'draft.fields-empty', item: '19-001', fields: ['audience', 'levels'] },
    { code: 'draft.basis-ended', item: '19-001', text: '《甲法》', status: '已废止' },
    { code: 'draft.basis-unlinked', item: '19-001', text: '《甲法》', status: '未登记' },
    { code: 'draft.basis-unlinked', item: '19-001', text: '《甲法》', status: '指向不明' },
  ];
  expect(problems.map((problem) => sayDraftProblem(problem, (code) => code))).toEqual([
    '19-002 的备注仍提到要删除的 19-003“名单”',
    '19-001 没有一级事项',
    '领域 20“养老服务”没有事项',
    '19-001 主动公开，公开时限“1个月内”长于 20 个工作日；《政府信息公开条例》第二十六条只在法律、法规另有规定时允许',
    '19-001 的公开时限“尽快”读不出期限，无从核对是否逾期',
    '19-001 没有填写公开对象、公开层级',
    '19-001 的公开依据“《甲法》”已废止',
    '19-001 的公开依据“《甲法》”没有登记，无从核对是否有效',
    '19-001 的公开依据“《甲法》”可能指几件文件，没有指定是哪一件',
  ]);
});
