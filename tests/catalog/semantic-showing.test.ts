import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ElementPair } from '../../src/catalog/semantic/pairs.js';
import { pairElements } from '../../src/catalog/semantic/pairs.js';
import type { Segment } from '../../src/catalog/semantic/segments.js';
import { diffWords } from '../../src/catalog/semantic/segments.js';

/** Words that stay as they are, [-gone-] and {+new+}. */
function marked(segments: Segment[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return segments.map(({ fate, text }) => marks[fate][0] + text + marks[fate][1]).join('');
}

describe('the words of a text before and after', () => {
  const examples: [string, string, string][] = [
    [
      '信息形成或者变更之日起20个工作日内',
      '信息形成或者变更之日起10个工作日内',
      '信息形成或者变更之日起[-20-]{+10+}个工作日内',
    ],
    ['自收到之日起二十日内公开', '自收到之日起十二日内公开', '自收到之日起[-二十-]{+十二+}日内公开'],
    ['占总数的12.5%以上', '占总数的12.6%以上', '占总数的[-12.5%-]{+12.6%+}以上'],
    [
      '《社会救助暂行办法》（国务院令第649号）第十一条',
      '《社会救助暂行办法》（国务院令第710号）第十二条',
      '《社会救助暂行办法》（国务院令[-第649号-]{+第710号+}）[-第十一条-]{+第十二条+}',
    ],
    [
      '《关于改革完善社会救助制度的意见》（中办发〔2020〕18号）',
      '《关于改革完善社会救助制度的意见》（中办发〔2021〕18号）',
      '《关于改革完善社会救助制度的意见》（中办发[-〔2020〕18号-]{+〔2021〕18号+}）',
    ],
    ['行政机关应当在办公场所公开', '行政机关可以在办公场所公开', '行政机关[-应当-]{+可以+}在办公场所公开'],
    ['结果公开', '结果不公开', '结果{+不+}公开'],
    ['长期公开', '信息形成之日起20个工作日内', '[-长期公开-]{+信息形成之日起20个工作日内+}'],
    ['', '新增的', '{+新增的+}'],
    ['同样', '同样', '同样'],
  ];
  it.each(examples)('given %s and %s, then %s', (before, after, expected) => {
    expect(marked(diffWords(before, after))).toBe(expected);
  });

  const phrase = fc
    .array(
      fc.constantFrom('应当', '20', '个工作日', '第十一条', '《甲法》', '、', '公开', '〔2019〕54号', 'a'),
      {
        maxLength: 12,
      },
    )
    .map((words) => words.join(''));

  it('put together again are the two texts, and no two neighbours have one fate', () => {
    fc.assert(
      fc.property(phrase, phrase, (before, after) => {
        const segments = diffWords(before, after);
        const side = (gone: Segment['fate']) =>
          segments.flatMap(({ fate, text }) => (fate === gone ? [] : [text])).join('');
        expect([side('added'), side('removed')]).toEqual([before, after]);
        expect(segments.every(({ fate }, index) => index === 0 || segments[index - 1]?.fate !== fate)).toBe(
          true,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('given a long text wholly rewritten, then it is replaced as a whole', () => {
    const [before, after] = ['公开甲'.repeat(2000), '乙公示'.repeat(2000)];
    expect(diffWords(before, after)).toEqual([
      { fate: 'removed', text: before },
      { fate: 'added', text: after },
    ]);
  });
});

describe('the elements of a list before and after', () => {
  it('given bases of the same titles in another wording, then these are pairs whatever stands between', () => {
    expect(
      pairElements(
        ['《甲办法》第三条', '《乙条例》', '《丙通知》（民发〔2010〕1号）'],
        ['《丁规定》', '《丙通知》（民发〔2012〕9号）', '《中华人民共和国甲办法》（2020年修正）第五条'],
      ),
    ).toEqual([
      { fate: 'added', text: '《丁规定》' },
      { fate: 'changed', before: '《丙通知》（民发〔2010〕1号）', after: '《丙通知》（民发〔2012〕9号）' },
      {
        fate: 'changed',
        before: '《甲办法》第三条',
        after: '《中华人民共和国甲办法》（2020年修正）第五条',
      },
      { fate: 'removed', text: '《乙条例》' },
    ]);
  });

  it('given elements alike, then the likest are pairs', () => {
    expect(
      pairElements(
        ['初审对象名单', '终审对象名单及相关信息', '申请材料'],
        ['终审对象名单', '办理流程', '申请材料'],
      ),
    ).toEqual([
      { fate: 'changed', before: '初审对象名单', after: '终审对象名单' },
      { fate: 'removed', text: '终审对象名单及相关信息' },
      { fate: 'added', text: '办理流程' },
      { fate: 'kept', text: '申请材料' },
    ]);
  });

  it('given another print of an element, then it is that element, changed', () => {
    expect(pairElements(['甲（）', '丙'], ['甲()', '丙'])).toEqual([
      { fate: 'changed', before: '甲（）', after: '甲()' },
      { fate: 'kept', text: '丙' },
    ]);
  });

  it('given only another order, then as few as possible have moved', () => {
    expect(pairElements(['甲', '乙', '丙'], ['丙', '甲', '乙'])).toEqual([
      { fate: 'moved', text: '丙' },
      { fate: 'kept', text: '甲' },
      { fate: 'kept', text: '乙' },
    ]);
  });

  it('given one text and another, then they are a pair however unlike', () => {
    expect(pairElements(['长期公开'], ['20日内'])).toEqual([
      { fate: 'changed', before: '长期公开', after: '20日内' },
    ]);
  });

  it('tells every element of both sides once', () => {
    const list = fc.array(
      fc.constantFrom('甲', '乙', '《甲法》第一条', '《甲法》第二条', '申请材料', '申请的材料'),
      {
        maxLength: 7,
      },
    );
    const side = (pairs: ElementPair[], gone: 'added' | 'removed', end: 'before' | 'after') =>
      pairs.flatMap((pair) =>
        pair.fate === 'changed' ? [pair[end]] : pair.fate === gone ? [] : [pair.text],
      );
    fc.assert(
      fc.property(list, list, (before, after) => {
        const pairs = pairElements(before, after);
        expect(side(pairs, 'removed', 'after')).toEqual(after);
        expect(side(pairs, 'added', 'before').sort()).toEqual([...before].sort());
        if (before.join() === after.join()) expect(pairs.every(({ fate }) => fate === 'kept')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
