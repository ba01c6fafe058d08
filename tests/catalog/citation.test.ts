import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Citation } from '../../src/catalog/citation.js';
import { parseCitation, readCitations, readEdition, regionOf } from '../../src/catalog/citation.js';

type Parts = Partial<Omit<Citation, 'title'>>;

/** One citation as it is expected; its text is the cell unless said otherwise. */
function cited(text: string, title: string | null, parts: Parts = {}): Citation {
  return { text, title, documentNumber: null, edition: null, articles: [], ...parts };
}

const oneCitation: [cell: string, title: string | null, parts?: Parts][] = [
  [
    '《社会救助暂行办法》（国务院令第649号）第十一条',
    '社会救助暂行办法',
    { documentNumber: '国务院令第649号', articles: ['第十一条'] },
  ],
  // numbers, whole and damaged
  ['《政府信息公开条例》(国令第711号)', '政府信息公开条例', { documentNumber: '国令第711号' }],
  ['《农业机械化促进法》(主席令第十六号)', '农业机械化促进法', { documentNumber: '主席令第16号' }],
  ['《条例一条例》(国务院第649号)', '条例一条例', { documentNumber: '国务院令第649号' }],
  ['《房屋征收与补偿条例》(国务院第590号令)', '房屋征收与补偿条例', { documentNumber: '国务院令第590号' }],
  [
    '《关于公告的公告》(国家税务总局公告2009年第1号)',
    '关于公告的公告',
    { documentNumber: '国家税务总局公告2009年第1号' },
  ],
  ['《某某办法》(农业农村部令2021年第1号)', '某某办法', { documentNumber: '农业农村部令2021年第1号' }],
  ['《某某意见》[国发(2016)14号]', '某某意见', { documentNumber: '国发〔2016〕14号' }],
  ['《某某意见》(民发〔2018)23号〕', '某某意见', { documentNumber: '民发〔2018〕23号' }],
  ['《某某意见》(税总发〔201744号)', '某某意见', { documentNumber: '税总发〔2017〕44号' }],
  ['《某某意见》(建房〔2012 ) 8 4 号 )', '某某意见', { documentNumber: '建房〔2012〕84号' }],
  ['《某某办法》食药监法〔2017〕125号', '某某办法', { documentNumber: '食药监法〔2017〕125号' }],
  ['国办发〔2019〕54号', null, { documentNumber: '国办发〔2019〕54号' }],
  ['《国办发〔2019〕54号》', null, { documentNumber: '国办发〔2019〕54号' }],
  ['《政府信息公开条例(国务院令第711号)》', '政府信息公开条例', { documentNumber: '国务院令第711号' }],
  [
    '《关于全面推进依法行政的意见(国发〔2010〕33号)》',
    '关于全面推进依法行政的意见',
    { documentNumber: '国发〔2010〕33号' },
  ],
  [
    '《关于（试行）的意见（国办发（2017）97号）》第二条',
    '关于（试行）的意见',
    { documentNumber: '国办发〔2017〕97号', articles: ['第二条'] },
  ],
  // editions
  ['《社会保险法》(2010年10月28日通过,2018年12月29日修正)', '社会保险法', { edition: '2018年12月29日修正' }],
  ['《预算法》(2018修正)', '预算法', { edition: '2018年修正' }],
  ['《城乡规划法》(二〇一九年四月二十三日修正)', '城乡规划法', { edition: '2019年4月23日修正' }],
  ['《法律援助法》(2021年8月20日通过)', '法律援助法', { edition: '2021年8月20日' }],
  ['新修订的《行政复议法》', '行政复议法', { edition: '修订' }],
  [
    '《开发经营管理条例》(根据2020年11月29日《国务院关于修改和废止部分行政法规的决定》第五次修订)',
    '开发经营管理条例',
    { edition: '2020年11月29日修订' },
  ],
  [
    '《信息公开条例》(2007年4月5日国务院令第492号公布 2019年4月3日国务院令第711号修订)',
    '信息公开条例',
    { documentNumber: '国务院令第711号', edition: '2019年4月3日修订' },
  ],
  // articles
  [
    '《行政处罚法》第三十九条、第四十八条第一款',
    '行政处罚法',
    { articles: ['第三十九条', '第四十八条第一款'] },
  ],
  [
    '《城乡规划法》第四十条至第四十二条、第53条',
    '城乡规划法',
    { articles: ['第四十条至第四十二条', '第五十三条'] },
  ],
  [
    '《物业管理条例》第十一条第(一)项至第(四)项',
    '物业管理条例',
    { articles: ['第十一条第（一）项至第（四）项'] },
  ],
  [
    '《某条例》第二十条第（一）、（三）项、第二款',
    '某条例',
    { articles: ['第二十条第（一）项', '第二十条第（三）项', '第二十条第二款'] },
  ],
  ['《某条例》第十九、二十条和第22条', '某条例', { articles: ['第十九条', '第二十条', '第二十二条'] }],
  ['《行政许可法》第十二条之一', '行政许可法', { articles: ['第十二条之一'] }],
  ['《社会保险法》第二章', '社会保险法'],
  ['《某条例》第三章第二十条', '某条例', { articles: ['第二十条'] }],
  // marks
  ['《中央、国务院转发<司法部规划(2016-2020年)>》', '中央、国务院转发<司法部规划(2016-2020年)>'],
  ['《国务院关于印发《某某办法》的通知》', '国务院关于印发《某某办法》的通知'],
  [
    '国务院办公厅印发《某某意见》实施细则的通知（国办发〔201680号）',
    '国务院办公厅印发《某某意见》实施细则的通知',
    { documentNumber: '国办发〔2016〕80号' },
  ],
  ['河南省实施《消防法》办法', '河南省实施《消防法》办法'],
  ['〈城市供水条例〉', '城市供水条例'],
  ['《公共文化服务保障法>', '公共文化服务保障法'],
  ['《《政府信息公开条例》》', '政府信息公开条例'],
  ['《社会保险法', '社会保险法'],
  ['税收征收管理法》', '税收征收管理法'],
  ['社会救助暂行办法第四十五条', '社会救助暂行办法', { articles: ['第四十五条'] }],
  ['城镇燃气管理条例（2016年修订）', '城镇燃气管理条例', { edition: '2016年修订' }],
  ['《民法\n典》 第 十 条', '民法典', { articles: ['第十条'] }],
  ['北京市《物业管理条例》', '物业管理条例'],
];

describe('readCitations', () => {
  it.each(oneCitation)('given %p, then one citation', (cell, title, parts = {}) => {
    expect(readCitations(cell)).toEqual({ citations: [cited(cell, title, parts)], leftover: '' });
  });

  it.each([
    ['《a条例》、《b办法》', ['《a条例》', '《b办法》'], ''],
    ['1.《律师法》;2.《公证法》等', ['《律师法》', '《公证法》'], ''],
    ['①《收养法》②《国籍法》', ['《收养法》', '《国籍法》'], ''],
    ['【法律】《律师法》【行政法规】《法律援助条例》', ['《律师法》', '《法律援助条例》'], ''],
    ['法律法规: 1、《律师法》 2、《公证法》', ['《律师法》', '《公证法》'], ''],
    ['根据民政部《特困人员认定办法》', ['《特困人员认定办法》'], ''],
    ['律师法和公证法', ['律师法', '公证法'], ''],
    ['《律师法、《公证法》', ['《律师法', '《公证法》'], ''],
    ['《律师法》及相关规定', ['《律师法》'], '相关规定'],
    ['《律师法》及其实施细则', ['《律师法》'], '及其实施细则'],
    ['《律师法》(国务院令第100号、《公证法》', ['《律师法》(国务院令第100号', '《公证法》'], ''],
    ['《律师法》(主席令第1号) 号', ['《律师法》(主席令第1号)'], '号'],
    ['《律师法》(试行)、《公证法》', ['《律师法》', '《公证法》'], ''],
    ['《律师法》(以下简称《本法》)', ['《律师法》'], '以下简称《本法》'],
    [
      '《律师法》第二条:律师应当依照《公证法》第三条办理\n2.《公证法》',
      ['《律师法》第二条', '《公证法》'],
      '律师应当依照《公证法》第三条办理',
    ],
    ['《律师法》、《低收入家庭认定申请表》', ['《律师法》'], '《低收入家庭认定申请表》'],
    ['《出生医学证明》第一联、第二联', [], '《出生医学证明》第一联、第二联'],
    ['《某体育_在线直播条例》', [], '《某体育_在线直播条例》'],
    ['法律、法规和规章', [], '法律、法规和规章'],
    ['2021年第3号公示', [], '2021年第3号公示'],
    ['依法依规公开', [], '依法依规公开'],
    ['……', [], ''],
    ['/', [], ''],
    ['', [], ''],
  ])('given %p, then its texts and what is left over', (cell, texts, leftover) => {
    const read = readCitations(cell);
    expect([read.citations.map(({ text }) => text), read.leftover]).toEqual([texts, leftover]);
  });

  it('given two titles that share a bracket, then each has its own number', () => {
    const { citations } = readCitations('《低保条例》《五保条例》(国务院令第271号、第456号)');
    expect(citations.map(({ title, documentNumber }) => [title, documentNumber])).toEqual([
      ['低保条例', '国务院令第271号'],
      ['五保条例', '国务院令第456号'],
    ]);
  });
});

describe('parseCitation', () => {
  it('given words around a citation, then its parts, and the text as it was passed', () => {
    const text = '根据《律师法》第二条等';
    expect(parseCitation(text)).toEqual(cited(text, '律师法', { articles: ['第二条'] }));
  });

  it('given no citation, then only the text', () => {
    expect(parseCitation('相关规定')).toEqual(cited('相关规定', null));
  });
});

describe('readEdition', () => {
  it.each([
    ['2018年12月9日修正', { date: '2018-12-09', word: '修正' }],
    ['2018年修订', { date: null, word: '修订' }],
    ['修订', { date: null, word: '修订' }],
    ['2021年8月20日', { date: '2021-08-20', word: null }],
    [null, null],
  ])('given %p, then its day and word', (edition, read) => {
    expect(readEdition(edition)).toEqual(read);
  });
});

describe('regionOf', () => {
  it.each([
    ['浙江省《消防条例》', '浙江省'],
    ['河南省郑州市《某条例》', '河南省郑州市'],
    ['新修订的北京市《某条例》', '北京市'],
    ['北京市新修订的《某条例》', '北京市'],
    ['郑州市人民政府《某办法》', '郑州市'],
    ['国务院《某条例》', null],
    ['《北京市某条例》', null],
  ])('given %s, then %p', (text, region) => {
    expect(regionOf(text)).toBe(region);
  });
});

describe('any cell', () => {
  const piece = fc.constantFrom(
    ...'《 》 〈 〉 < > （ ) 〔 〕 【 、 ， ； 。 ： 1. ① 条例 法 第 一 十 条 款 项 号 令 国发 2019 年 月 日 修正 的 通知 关于 印发 省 和 等 至 - “ ”'.split(
      ' ',
    ),
    ' ',
    '\n',
  );
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  );

  it('given any text, then reading never fails and every text is printed in the cell, in order', () => {
    fc.assert(
      fc.property(cell, (text) => {
        let from = 0;
        for (const citation of readCitations(text).citations) {
          const at = text.indexOf(citation.text, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + citation.text.length;
        }
        expect(parseCitation(text).text).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('given any edition that is read, then it can be taken apart again', () => {
    fc.assert(
      fc.property(cell, (text) => {
        for (const { edition } of readCitations(text).citations)
          expect(readEdition(edition) === null).toBe(edition === null);
      }),
    );
  });

  // a reader that looks back or ahead without bound would need minutes for these
  it.each([
    '《',
    '》',
    '《a',
    '《a》',
    '《a》(',
    '(',
    '《a》（、《b决定》',
    '〔2019〕',
    '国发〔2019〕1号',
    '《a》第一条、',
    '第一条',
    '法',
    '《a条例',
    '<a',
    '，',
    ' ',
    '：',
    '号、',
    '《关于印发《a》',
    '一',
  ])('given 200,000 characters of %p, then they are read to the end: no mark makes it hang', (mark) => {
    const text = `《政府信息公开条例》${mark.repeat(Math.ceil(200_000 / mark.length))}x`;
    expect(readCitations(text).citations[0]?.title).toBe('政府信息公开条例');
  });
});
