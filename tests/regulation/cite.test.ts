import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { citeText } from '../../src/regulation/cite.js';
import { registerOf } from '../../src/regulation/register.js';
import { aRegulation } from './builders.js';

const register = registerOf([
  aRegulation('中华人民共和国政府信息公开条例', { id: 'zfxxgktl', documentNumber: '国务院令第711号' }),
  aRegulation('北京市消防条例'),
  aRegulation('河南省消防条例'),
]);

it('given a text, then its citations with what each means, and the words that are none', () => {
  expect(
    citeText(
      '《信息公开条例》（国令第711号，2019年4月3日修订）第十条第一款、《消防条例》及相关规定',
      register,
    ),
  ).toEqual({
    citations: [
      {
        text: '《信息公开条例》（国令第711号，2019年4月3日修订）第十条第一款',
        title: '信息公开条例',
        documentNumber: '国令第711号',
        edition: { date: '2019-04-03', word: '修订' },
        articles: ['第十条第一款'],
        link: { state: 'linked', title: '中华人民共和国政府信息公开条例' },
      },
      {
        text: '《消防条例》',
        title: '消防条例',
        documentNumber: null,
        edition: null,
        articles: [],
        link: { state: 'ambiguous', title: null },
      },
    ],
    leftover: '相关规定',
  });
});

it('given the region of the source, then its act is meant', () => {
  expect(citeText('《消防条例》', register, { region: '河南省' }).citations[0]?.link).toEqual({
    state: 'linked',
    title: '河南省消防条例',
  });
});

/** What cells are made of, in any order. */
const piece = fc.constantFrom(
  ...[
    '《',
    '》',
    '〈',
    '〉',
    '（',
    '）',
    '(',
    '〔',
    '〕',
    '、',
    '；',
    '和',
    '及',
    ' ',
    '\n',
    '第',
    '条',
    '款',
    '项',
  ],
  ...[
    '政府信息公开条例',
    '消防条例',
    '中华人民共和国',
    '国务院令',
    '第711号',
    '国办发',
    '2019',
    '54号',
    '修订',
  ],
  ...[
    '十',
    '（一）',
    '至',
    '通知',
    '办法',
    '年',
    '月',
    '日',
    '1.',
    '【法律】',
    '相关规定',
    '以下简称',
    '\u2802',
    '\ud83d',
  ],
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('whatever the text', () => {
  it('reading never fails, and every citation is a piece of the text, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let from = 0;
        for (const citation of citeText(text, register).citations) {
          const at = text.indexOf(citation.text, from);
          expect([citation.text, at >= from]).toEqual([citation.text, true]);
          from = at;
          expect(citation.title === null && citation.documentNumber === null).toBe(false);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('a link names an act of the register, and only a linked citation names one', () => {
    const titles = new Set<string | null>(register.regulations.map(({ title }) => title));
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { link } of citeText(text, register).citations)
          expect(titles.has(link.title)).toBe(link.state === 'linked');
      }),
    );
  });
});
