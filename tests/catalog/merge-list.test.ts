import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Merger } from '../../src/catalog/merge/merge-list.js';
import { citedRegulation, mergeElements, mergeSet } from '../../src/catalog/merge/merge-list.js';
import type { Sides } from '../../src/catalog/merge/sides.js';

const mergeBases = mergeElements(citedRegulation);

/** What comes of a merge, and the parts that were asked about; they stay as theirs have them. */
function asked<T>(merge: Merger<T>, sides: Sides<T>): { merged: T; parts: Sides<T>[] } {
  const parts: Sides<T>[] = [];
  const merged = merge(sides, (part) => {
    parts.push(part);
    return part.theirs;
  });
  return { merged, parts };
}

describe('two people at one list', () => {
  it('given each adds a basis of their own, then both stand, in an order that does not ask who was first', () => {
    const base = ['《社会救助暂行办法》（国务院令第649号）第十一条'];
    const ours = [...base, '《河南省最低生活保障工作规程》'];
    const theirs = [...base, '《最低生活保障审核确认办法》（民发〔2021〕57号）'];
    const expected = {
      merged: [...base, '《最低生活保障审核确认办法》（民发〔2021〕57号）', '《河南省最低生活保障工作规程》'],
      parts: [],
    };
    expect(asked(mergeBases, { base, ours, theirs })).toEqual(expected);
    expect(asked(mergeBases, { base, ours: theirs, theirs: ours })).toEqual(expected);
  });

  it('given both add the same basis, then it stands once', () => {
    const both = ['《社会救助暂行办法》', '《政府信息公开条例》（国务院令第711号）'];
    expect(
      asked(mergeBases, {
        base: ['《社会救助暂行办法》'],
        ours: [...both, '《民法典》'],
        theirs: both,
      }),
    ).toEqual({ merged: [...both, '《民法典》'], parts: [] });
  });

  it('given both add one regulation with different articles, then a person is asked about it alone', () => {
    const ours = ['《社会救助暂行办法》', '《政府信息公开条例》第十九条', '《民法典》'];
    const theirs = ['《社会救助暂行办法》', '《政府信息公开条例》第二十条'];
    expect(asked(mergeBases, { base: ['《社会救助暂行办法》'], ours, theirs })).toEqual({
      merged: ['《社会救助暂行办法》', '《政府信息公开条例》第二十条', '《民法典》'],
      parts: [{ base: [], ours: ['《政府信息公开条例》第十九条'], theirs: ['《政府信息公开条例》第二十条'] }],
    });
  });

  it('given one takes a basis out and the other names another article of it, then a person is asked', () => {
    const base = ['《社会救助暂行办法》第十一条', '《民法典》'];
    expect(
      asked(mergeBases, {
        base,
        ours: ['《民法典》'],
        theirs: ['《社会救助暂行办法》第十二条', '《民法典》'],
      }),
    ).toEqual({
      merged: ['《社会救助暂行办法》第十二条', '《民法典》'],
      parts: [{ base: ['《社会救助暂行办法》第十一条'], ours: [], theirs: ['《社会救助暂行办法》第十二条'] }],
    });
  });

  it('given one edits an element and the other moves it, then it is edited where it was moved to', () => {
    const { merged, parts } = asked(mergeElements(citedRegulation), {
      base: ['初审对象名单', '终审对象名单', '资金发放情况'],
      ours: ['初审对象名单及相关信息', '终审对象名单', '资金发放情况'],
      theirs: ['终审对象名单', '资金发放情况', '初审对象名单'],
    });
    expect({ merged, parts }).toEqual({
      merged: ['终审对象名单', '资金发放情况', '初审对象名单及相关信息'],
      parts: [],
    });
  });

  it('given one adds what the other made of an element, then it stands once', () => {
    expect(
      asked(mergeElements(citedRegulation), {
        base: ['名单', '政策文件'],
        ours: ['名单', '政策文件及其解读'],
        theirs: ['名单', '政策文件', '政策文件及其解读'],
      }).merged,
    ).toEqual(['名单', '政策文件及其解读']);
  });

  it('given one ticks a channel and the other takes another away, then both is done', () => {
    expect(
      mergeSet({
        base: ['政府网站', '广播电视'],
        ours: ['政府网站', '广播电视', '精准推送'],
        theirs: ['政府网站'],
      }),
    ).toEqual(['政府网站', '精准推送']);
  });
});

describe('laws of the merge of lists', () => {
  const element = fc.constantFrom(
    '《甲法》第一条',
    '《甲法》第二条',
    '《甲法》（2018年修正）',
    '《乙办法》',
    '《乙办法》。',
    '对象名单及相关信息',
    '对象名单',
    '资金发放情况',
  );
  const anySides = (elements: fc.Arbitrary<string[]>) =>
    fc.record({ base: elements, ours: elements, theirs: elements });
  const lists = anySides(fc.array(element, { maxLength: 5 }));
  const sets = anySides(fc.uniqueArray(element, { maxLength: 5 }));

  it('does not ask who is who', () => {
    fc.assert(
      fc.property(lists, ({ base, ours, theirs }) => {
        const there = asked(mergeBases, { base, ours, theirs });
        const back = asked(mergeBases, { base, ours: theirs, theirs: ours });
        const turned = back.parts.map((part) => ({ base: part.base, ours: part.theirs, theirs: part.ours }));
        expect(there.parts).toHaveLength(turned.length);
        expect(there.parts).toEqual(expect.arrayContaining(turned));
        if (turned.length === 0) expect(there.merged).toEqual(back.merged);
        expect(mergeSet({ base, ours, theirs })).toEqual(mergeSet({ base, ours: theirs, theirs: ours }));
      }),
      { numRuns: 1000 },
    );
  });

  it('holds what either put in and what neither took out, once each', () => {
    fc.assert(
      fc.property(sets, (sides) => {
        const { base, ours, theirs } = sides;
        const expected = [...new Set([...ours, ...theirs])]
          .filter((each) => !base.includes(each) || (ours.includes(each) && theirs.includes(each)))
          .sort();
        expect(mergeSet(sides).sort()).toEqual(expected);
        const { merged, parts } = asked(mergeBases, sides);
        fc.pre(parts.length === 0);
        expect(merged.sort()).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('is a side to which the other added nothing', () => {
    fc.assert(
      fc.property(lists, ({ base, ours }) => {
        const expected = { merged: ours, parts: [] };
        expect(asked(mergeBases, { base, ours, theirs: base })).toEqual(expected);
        expect(asked(mergeBases, { base, ours: base, theirs: ours })).toEqual(expected);
        expect(asked(mergeBases, { base, ours, theirs: [...ours] })).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
