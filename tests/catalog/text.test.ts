import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldWidth, parseNumeral, tidyText, toNumeral, withoutSpaces } from '../../src/catalog/text.js';

describe('tidyText', () => {
  it.each([
    ['given a line break in a word, then it is closed', '政策\n文件', '政策文件'],
    [
      'given a space beside a Chinese bracket, then it is closed',
      '（国发〔2016〕 81 号 ）',
      '（国发〔2016〕81号）',
    ],
    [
      'given words in Latin letters, then one space stays between them',
      'GB/T \t 32939—2016',
      'GB/T 32939—2016',
    ],
    [
      'T-TX-03 given no-break spaces and zero-width characters, then they go',
      '\u00a0全\u200b社\u3000会\ufeff',
      '全社会',
    ],
    ['T-TX-04 given a decomposed letter, then it is composed', 'e\u0301', '\u00e9'],
    ['given blanks only, then nothing is left', ' \n\u2802', ''],
  ])('%s', (_case, printed, tidy) => {
    expect(tidyText(printed)).toBe(tidy);
  });

  it('given any text, then tidying twice is tidying once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tidyText(tidyText(text))).toBe(tidyText(text));
      }),
    );
  });
});

describe('withoutSpaces', () => {
  it('given a torn number, then its digits meet', () => {
    expect(withoutSpaces('2 0 个\n工作日')).toBe('20个工作日');
  });
});

describe('foldWidth', () => {
  it('given full-width signs, then they are ASCII and every place stays where it was', () => {
    const printed = '（２０）个：Ａ　；《》〔〕';
    expect(foldWidth(printed)).toBe('(20)个:A ;《》〔〕');
    expect(foldWidth(printed)).toHaveLength(printed.length);
  });
});

describe('parseNumeral', () => {
  it.each([
    ['20', 20],
    ['２０', 20],
    ['二十', 20],
    ['十六', 16],
    ['七十四', 74],
    ['一百零三', 103],
    ['一百一十', 110],
    ['两', 2],
    ['二〇一九', 2019],
    ['二○一九', 2019],
    ['一千零二', 1002],
    ['', null],
    ['3.5', null],
    ['若干', null],
  ])('reads %s as %p', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });

  it('given any number of an article, then printing and reading it gives it back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        expect(parseNumeral(toNumeral(value))).toBe(value);
      }),
    );
  });
});

describe('toNumeral', () => {
  it.each([
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [103, '一百零三'],
    [110, '一百一十'],
    [1260, '一千二百六十'],
    [1002, '一千零二'],
  ])('prints %p as %s', (value, numeral) => {
    expect(toNumeral(value)).toBe(numeral);
  });
});
