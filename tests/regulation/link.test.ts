import { describe, expect, it } from '@jest/globals';
import { parseCitation } from '../../src/catalog/citation.js';
import { choiceKey, isInDoubt, linker } from '../../src/regulation/link.js';
import { aRegulation, anEvent } from './builders.js';

const link = linker([
  aRegulation('中华人民共和国政府信息公开条例', { documentNumber: '中华人民共和国国务院令第711号' }),
  aRegulation('社会救助暂行办法', { documentNumber: '国务院令第649号' }),
  aRegulation('物业管理条例', { documentNumber: '国务院令第666号' }),
  aRegulation('娱乐场所管理条例', { documentNumber: '国务院令第666号' }),
  aRegulation('中华人民共和国劳动合同法'),
  aRegulation('中华人民共和国全国人民代表大会和地方各级人民代表大会选举法'),
  aRegulation('中华人民共和国消防法'),
  aRegulation('北京市物业管理条例', { region: '北京' }),
  aRegulation('河南省城市房屋拆迁管理条例', { region: '河南' }),
  aRegulation('郑州市城市房屋租赁管理条例', { region: '河南' }),
  aRegulation('北京市消防条例', { region: '北京' }),
  aRegulation('河南省消防条例', { region: '河南' }),
  aRegulation('北京市实施《中华人民共和国消防法》办法', { region: '北京' }),
  aRegulation('中华人民共和国噪声污染防治法', { aliases: ['中华人民共和国环境噪声污染防治法'] }),
]);

const linked = (id: string) => ({ state: 'linked', id });
const unknown = { state: 'unknown' };

describe('a basis in doubt', () => {
  it.each([
    ['《中华人民共和国政府信息公开条例》', false],
    ['《消防条例》', true], // means several
    ['《政府信息公开条列》', true], // means none
    ['《消防条例》、《政府信息公开条列》', false], // several citations: it is not said of which
    ['', false],
  ])('given “%s”, then it is one citation that is not told: %p', (basis, expected) => {
    expect(isInDoubt(basis, link)).toBe(expected);
  });
});

describe('a link', () => {
  it.each([
    ['《中华人民共和国政府信息公开条例》', linked('中华人民共和国政府信息公开条例')],
    ['《中华人民共和国 政府信息公开、条例》', linked('中华人民共和国政府信息公开条例')],
    ['《政府信息公开条例》', linked('中华人民共和国政府信息公开条例')],
    ['《中华人民共和国社会救助暂行办法》', linked('社会救助暂行办法')],
    ['《政府信息公开条列》', unknown],
    // an exact title beats local acts with the same end; a region in front decides
    ['《物业管理条例》', linked('物业管理条例')],
    ['北京市《物业管理条例》', linked('北京市物业管理条例')],
    ['深圳市《物业管理条例》', unknown],
    ['我市《物业管理条例》', unknown],
    ['北京市人民政府《物业管理条例》', linked('北京市物业管理条例')],
    ['河南省郑州市《城市房屋租赁管理条例》', linked('郑州市城市房屋租赁管理条例')],
    ['河南省《河南省消防条例》', linked('河南省消防条例')],
    ['北京市《实施〈消防法〉办法》', linked('北京市实施《中华人民共和国消防法》办法')],
    // the end of a title
    ['《信息公开条例》', linked('中华人民共和国政府信息公开条例')],
    ['《选举法》', linked('中华人民共和国全国人民代表大会和地方各级人民代表大会选举法')],
    ['《消防条例》', { state: 'ambiguous', ids: ['河南省消防条例', '北京市消防条例'] }],
    ['《城市房屋拆迁管理条例》', unknown],
    ['《合同法》', unknown],
    ['《中华人民共和国合同法》', unknown],
    // names of former days
    ['《环境噪声污染防治法》', linked('中华人民共和国噪声污染防治法')],
    // a number alone; a number at odds with the title
    ['国令第711号', linked('中华人民共和国政府信息公开条例')],
    ['国务院令第666号', unknown],
    ['国办发〔2019〕54号', unknown],
    ['《社会救助暂行办法》（国务院令第711号）', linked('社会救助暂行办法')],
    // near misses
    ['《消防法实施细则》', unknown],
    ['《关于贯彻实施〈中华人民共和国消防法〉的意见》', unknown],
    ['相关规定', unknown],
  ])('given %s, then %p', (text, expected) => {
    const found = link(parseCitation(text));
    if (found.state === 'ambiguous') found.ids.sort().reverse();
    expect(found).toEqual(expected);
  });

  it('given the region a source means throughout, then a bare local title is that region’s', () => {
    expect(link(parseCitation('《消防条例》'), { region: '河南省' })).toEqual(linked('河南省消防条例'));
  });

  it('given an empty register, then everything is unknown', () => {
    expect(linker([])(parseCitation('《消防法》'))).toEqual(unknown);
  });

  describe('given two acts of one title', () => {
    const former = aRegulation('养老机构管理办法', {
      id: 'of-2013',
      documentNumber: '民政部令第49号',
      events: [anEvent('enacted', '2013-06-28'), anEvent('repealed', '2020-11-01')],
    });
    const present = aRegulation('养老机构管理办法', {
      id: 'of-2020',
      documentNumber: '民政部令第66号',
      events: [anEvent('enacted', '2020-09-01')],
    });
    const between = linker([former, present]);
    const undecided = { state: 'ambiguous', ids: ['of-2013', 'of-2020'] };

    it.each([
      ['《养老机构管理办法》', {}, undecided],
      ['《养老机构管理办法》（民政部令第49号）', {}, linked('of-2013')],
      ['《养老机构管理办法》（民政部令第1号）', { on: '2021-01-01' }, undecided],
      ['《养老机构管理办法》', { on: '2019-01-01' }, linked('of-2013')],
      ['《养老机构管理办法》', { on: '2020-10-01' }, undecided],
      ['《养老机构管理办法》', { on: '2021-01-01' }, linked('of-2020')],
    ])('%s in a source of %j means %j', (text, context, expected) => {
      expect(between(parseCitation(text), { region: null, ...context })).toEqual(expected);
    });
  });

  it('given a person’s choice, then it is remembered for the same title and number, however printed', () => {
    const regulations = [aRegulation('北京市消防条例'), aRegulation('河南省消防条例')];
    const choices = new Map([[choiceKey(parseCitation('《消防条例》')), '河南省消防条例']]);
    const remembering = linker(regulations, choices);
    expect(remembering(parseCitation('《消防 条例》第十条'))).toEqual(linked('河南省消防条例'));
    expect(remembering(parseCitation('北京市《消防条例》'))).toEqual(linked('北京市消防条例'));
    expect(linker([], choices)(parseCitation('《消防条例》'))).toEqual(unknown);
    const [printed, otherwise] = ['（中华人民共和国国务院令第649号）', '（国令第６４９号）'];
    const numbered = new Map([[choiceKey(parseCitation(`《消防条例》${printed}`)), '河南省消防条例']]);
    expect(linker(regulations, numbered)(parseCitation(`《消防条例》${otherwise}`))).toEqual(
      linked('河南省消防条例'),
    );
  });
});
