import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TimeLimitRule } from '../../src/catalog/time-limit.js';
import { parseTimeLimitRules } from '../../src/catalog/time-limit.js';
import { withoutSpaces } from '../../src/catalog/text.js';

type Example = [phrase: string, ...rules: TimeLimitRule[]];

const within = (count: number, from: string | null, scope?: string): TimeLimitRule => ({
  kind: 'within',
  count,
  unit: 'working-day',
  from,
  ...(scope === undefined ? {} : { scope }),
});
const withinDays = (count: number, from: string | null): TimeLimitRule => ({
  kind: 'within',
  count,
  unit: 'day',
  from,
});
const promptly = (from: string | null): TimeLimitRule => ({ kind: 'promptly', from });
const lasting: TimeLimitRule = { kind: 'lasting' };
const unlessProvidedOtherwise: TimeLimitRule = { kind: 'unless-provided-otherwise' };

const groups: Record<string, Example[]> = {
  'after an event': [
    ['信息形成或者变更之日起20个工作日内', within(20, '信息形成或者变更之日')],
    ['信息形成或变更之日起20个工作日内公开', within(20, '信息形成或变更之日')],
    ['自信息形成或者变更之日起20个工作日内予以公开', within(20, '信息形成或者变更之日')],
    ['自该政府信息形成或者变更之日起20个工作日内及时公开', within(20, '该政府信息形成或者变更之日')],
    ['公开事项信息形成或变更之日起20个工作日内公开', within(20, '公开事项信息形成或变更之日')],
    ['形成或者变更之日起20个工作日内予以公开', within(20, '形成或者变更之日')],
    ['信息形成之日起20个工作日内', within(20, '信息形成之日')],
    ['信息形成之后20个工作日内', within(20, '信息形成之后')],
    ['信息形成20个工作日内公开', within(20, '信息形成')],
    ['信息形成（变更）20个工作日内', within(20, '信息形成（变更）')],
    ['信息获取(形成变更)20个工作日内', within(20, '信息获取(形成变更)')],
    ['信息形成(变更)下发至本单位20个工作日内', within(20, '信息形成(变更)下发至本单位')],
    ['信息形成(变更)3个工作日内', within(3, '信息形成(变更)')],
    ['自制作或获取该信息之日起20个工作日内公开', within(20, '制作或获取该信息之日')],
    ['制定或获取扶持政策措施之日起10个工作日内', within(10, '制定或获取扶持政策措施之日')],
    ['分配结果确定后20个工作日内', within(20, '分配结果确定后')],
    ['收到征地批准文件之日起10个工作日内公开。', within(10, '收到征地批准文件之日')],
    ['自收到申请之日起20个工作日内公开', within(20, '收到申请之日')],
    ['行政处罚决定形成之日起20个工作日…', within(20, '行政处罚决定形成之日')],
    ['拟征收土地现状调查结束后5个工作日内，在村公示栏公开', within(5, '拟征收土地现状调查结束后')],
    ['上级机关发布信息或信息形成(变更)5个工作日内', within(5, '上级机关发布信息或信息形成(变更)')],
    ['本级人民代表大会或其常务委员会批准后20日内', withinDays(20, '本级人民代表大会或其常务委员会批准后')],
    ['部门预算经本级财政部门批复后20日内公开', withinDays(20, '部门预算经本级财政部门批复后')],
    ['自收到申请之日起，20个工作日内', within(20, '收到申请之日')],
    ['自然灾害信息发布之日起3个工作日内', within(3, '自然灾害信息发布之日')],
    ['在建项目信息变更后7日内', withinDays(7, '在建项目信息变更后')],
    ['每季度结束后15个工作日内公开', within(15, '每季度结束后')],
    ['信息形成之日起不超过20个工作日', within(20, '信息形成之日')],
    ['批准之日起3个月内', { kind: 'within', count: 3, unit: 'month', from: '批准之日' }],
    ['20个工作日', within(20, null)],
    ['公开时限：20个工作日', within(20, null)],
  ],
  'before an event': [
    ['在组织听证7个工作日前予以公开', { kind: 'before', count: 7, unit: 'working-day', event: '组织听证' }],
    ['提前一周发通知邀请', { kind: 'before', count: 1, unit: 'week', event: null }],
    ['会议召开前提前3天', { kind: 'before', count: 3, unit: 'day', event: '会议召开前' }],
  ],
  'without a number': [
    ['实时公开', promptly(null)],
    ['及时公开', promptly(null)],
    ['按进展情况及时公开', promptly('按进展情况')],
    ['重大决策作出后及时公开', promptly('重大决策作出后')],
    ['启动拟征收土地工作时实时公开', promptly('启动拟征收土地工作时')],
    ['在实地启动拟征收土地工作时，在村公示栏公开。', promptly('实地启动拟征收土地工作时')],
    ['长期', lasting],
    ['永久公开', lasting],
    ['长期公开(动态调整)', lasting],
  ],
  'again and again': [
    ['半年至少更新1次', { kind: 'every', count: 6, unit: 'month' }],
    ['按年公开', { kind: 'every', count: 1, unit: 'year' }],
    ['每季度更新一次', { kind: 'every', count: 3, unit: 'month' }],
    ['每月10日前公开', { kind: 'every', count: 1, unit: 'month' }],
    ['每年更新2次'],
    ['每年1月31日前', { kind: 'yearly-by', month: 1, day: 31 }],
    ['每年3月底前', { kind: 'yearly-by', month: 3, day: 31 }],
    ['每年年底前', { kind: 'yearly-by', month: 12, day: 31 }],
    ['每年2月30日前'],
  ],
  'with more than one rule': [
    [
      '制定或获取信息之日起10个工作日内，公示7个工作日',
      within(10, '制定或获取信息之日'),
      { kind: 'for', count: 7, unit: 'working-day', atLeast: false },
    ],
    [
      '信息产生、变更之日起20个工作日内公开，保持长期公开（相关政策法规另有规定的应从其规定）',
      within(20, '信息产生、变更之日'),
      lasting,
      unlessProvidedOtherwise,
    ],
    [
      '信息形成或者变更之日起20个工作日内。法律、法规对政府信息公开的期限另有规定的，从其规定。',
      within(20, '信息形成或者变更之日'),
      unlessProvidedOtherwise,
    ],
    [
      '自该信息形成或者变更之日起20个工作日内予以公开，法律法规另有规定的除外。',
      within(20, '该信息形成或者变更之日'),
      unlessProvidedOtherwise,
    ],
    [
      '信息形成或者变更之日起20个工作日内予以公开;征求意见期限不得少于30日',
      within(20, '信息形成或者变更之日'),
      { kind: 'for', count: 30, unit: 'day', atLeast: true, scope: '征求意见' },
    ],
    [
      '信息形成或者变更之日起20个工作日内予以公开;征求意见期限不得少于30…',
      within(20, '信息形成或者变更之日'),
    ],
    ['及时公开,公告期限为5个…', promptly(null)],
    [
      '及时公开，公告期限为5个工作日',
      promptly(null),
      { kind: 'for', count: 5, unit: 'working-day', atLeast: false },
    ],
    [
      '信息形成20个工作日内公开；其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示',
      within(20, '信息形成'),
      within(7, '作出行政决定之日', '行政许可、行政处罚事项'),
    ],
    [
      '执法决定信息在决定作出之日起7个工作日内公开，其他相关信息形成或变更之日起20个工作日内公开',
      within(7, '决定作出之日', '执法决定信息'),
      within(20, '形成或变更之日', '其他相关信息'),
    ],
    [
      '1.除处罚决定外其他内容：长期公开（动态调整）；2.处罚决定：20个工作日内。',
      { kind: 'lasting', scope: '除处罚决定外其他内容' },
      within(20, null, '处罚决定'),
    ],
    [
      '自信息形成或者变更之日起20个工作日内予以公开;(结果信息)自信息形成或者变更之日起7个工作日内予以公开',
      within(20, '信息形成或者变更之日'),
      within(7, '信息形成或者变更之日', '结果信息'),
    ],
    [
      '①《听证通知书》在组织听证7个工作日前予以公开；②其他听证公开内容为依申请公开。',
      { kind: 'before', count: 7, unit: 'working-day', event: '组织听证', scope: '《听证通知书》' },
    ],
  ],
  'damaged in print': [
    ['信息形成或者变更之日起 20 个工作日内', within(20, '信息形成或者变更之日')],
    ['自信息形\n成或者变\n更之日起\n2 0个工作\n日内', within(20, '信息形成或者变更之日')],
    ['自信息形\n成或者变\n更之日起\n20个工作', within(20, '信息形成或者变更之日')],
    ['信息形成或变更之日起20工作日内', within(20, '信息形成或变更之日')],
    ['信息形成个20个工作日', within(20, '信息形成')],
    ['信息形成之日起二十个工作日内', within(20, '信息形成之日')],
    ['信息形成之日起２０个工作日内；', within(20, '信息形成之日')],
    ['信息形成之日起十五日内;', withinDays(15, '信息形成之日')],
  ],
  'saying no time': [
    ['同上'],
    ['/'],
    [''],
    ['尽快'],
    ['按规定公开'],
    ['依申请公开'],
    ['2021年1月31日前'],
    ['第3个工作日'],
    ['个工作日内'],
  ],
};

describe.each(Object.entries(groups))('a time limit %s', (_group, examples) => {
  it.each(examples.map(([phrase, ...rules]) => [phrase, rules] as const))(
    'given %p, then its rules',
    (phrase, rules) => {
      expect(parseTimeLimitRules(phrase)).toEqual(rules);
    },
  );
});

describe('any time limit', () => {
  const piece = fc.constantFrom(
    ...'自 在 起 应 信息 之日 形成 2 十 二十 个 工作日 日 月 年 内 前 公示 其中 其他 每 半年 次 ： ； 。 ， （ ） 1. ① 及时 另有规定'.split(
      ' ',
    ),
  );
  const phrase = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  );

  it('given any text, then reading never fails, invents no count of zero and names only words of the text', () => {
    fc.assert(
      fc.property(phrase, (text) => {
        for (const rule of parseTimeLimitRules(text)) {
          const words = [rule.scope, 'from' in rule ? rule.from : null, 'event' in rule ? rule.event : null];
          for (const word of words) if (typeof word === 'string') expect(withoutSpaces(text)).toContain(word);
          if ('count' in rule) expect(rule.count).toBeGreaterThan(0);
        }
      }),
    );
  });

  it.each([
    '自',
    '起',
    '在信息',
    '20',
    '二',
    '个工作日',
    '1月',
    '每年',
    '(',
    '1.',
    '：',
    '其他',
    '，',
    ' ',
    '公示20日',
    '每至少',
    '应自',
  ])('given 200,000 characters of %p, then they are read to the end: no phrase makes it hang', (piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    expect(Array.isArray(parseTimeLimitRules(`${text}20个工作日内`))).toBe(true);
  });
});
