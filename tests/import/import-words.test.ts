import { describe, expect, it } from '@jest/globals';
import {
  parseCorrection,
  parseMeaning,
  restoreMeaning,
  sayMeaning,
} from '../../src/import/column-mapping.js';
import { parseCellName } from '../../src/import/cell-name.js';
import { parseAssignedDomain } from '../../src/import/overlay.js';
import { parseAcceptedRow, parseRowRanges } from '../../src/import/row-choice.js';
import { parseSaidCell, saySaidCell } from '../../src/import/said-cells.js';

describe('what people type about a file', () => {
  it.each([
    ['5', [{ sheet: null, from: 5, to: 5 }]],
    [
      '5,9-12',
      [
        { sheet: null, from: 5, to: 5 },
        { sheet: null, from: 9, to: 12 },
      ],
    ],
    [
      '目录!5，9–12',
      [
        { sheet: '目录', from: 5, to: 5 },
        { sheet: '目录', from: 9, to: 12 },
      ],
    ],
    ["'it''s 1!'!7", [{ sheet: "it's 1!", from: 7, to: 7 }]],
    ['', null],
    ['0', null],
    ['9-5', null],
    ['五', null],
    ['5,', null],
  ])('given the rows %j, then they are read as %j', (text, ranges) => {
    expect(parseRowRanges(text)).toEqual(ranges);
  });

  it.each([
    ['5=19-003', { sheet: null, row: 5, code: '19-003' }],
    ['目录!5 = 19-1003', { sheet: '目录', row: 5, code: '19-1003' }],
    ['5=3', null],
    ['19-003=5', null],
    ['5', null],
  ])('given the choice %j, then it is read as %j', (text, choice) => {
    expect(parseAcceptedRow(text)).toEqual(choice);
  });

  it.each([
    ['H=公开时限', { sheet: null, column: 'H', meaning: { field: 'timeLimit' } }],
    ['目录!办结要求=公开内容（要素）', { sheet: '目录', column: '办结要求', meaning: { field: 'content' } }],
    ['M=县级', { sheet: null, column: 'M', meaning: { field: 'level', levels: ['县级'] } }],
    ['Q=其他栏目', { sheet: null, column: 'Q', meaning: { field: 'extra' } }],
    ['A=不读', { sheet: null, column: 'A', meaning: { field: 'number' } }],
    ['B=公开事项', null],
    ['H=天气', null],
    ['=公开时限', null],
    ['公开时限', null],
  ])('given the correction %j, then it is read as %j', (text, correction) => {
    expect(parseCorrection(text)).toEqual(correction);
  });

  it.each(
    '事项编号 领域 一级事项 二级事项 三级事项 公开内容 公开依据 公开时限 公开要求 公开主体 公开渠道和载体 公开形式 公开对象 全社会 特定群体 公开方式 主动公开 依申请公开 公开层级 公开链接 备注 其他栏目 不读'.split(
      ' ',
    ),
  )('given the name %s, then it is a field that is called so, also after it was kept', (name) => {
    const meaning = parseMeaning(name)!;
    expect(sayMeaning(meaning)).toBe(name);
    expect(restoreMeaning(JSON.stringify(meaning))).toEqual(meaning);
  });
});

describe('what people type about cells and domains', () => {
  it.each([
    ['G9', { sheet: null, row: 9, column: 'G' }],
    ["'一 表'!aa12", { sheet: '一 表', row: 12, column: 'AA' }],
    ['9', null],
    ['G', null],
    ['G0', null],
  ])('given the cell %j, then it is read as %j', (text, cell) => {
    expect(parseCellName(text)).toEqual(cell);
  });

  it.each([
    ['G9=每年更新', { sheet: null, row: 9, column: 'G', text: '每年更新' }],
    ['g9=', { sheet: null, row: 9, column: 'G', text: '' }],
    ["'it''s =1!'!AA12=甲!B2=乙", { sheet: "it's =1!", row: 12, column: 'AA', text: '甲!B2=乙' }],
    ['目录!G9=一行\n又一行', { sheet: '目录', row: 9, column: 'G', text: '一行\n又一行' }],
    ["'x!A1=y'!G9=甲", { sheet: 'x!A1=y', row: 9, column: 'G', text: '甲' }],
    ['G9=甲!B2=乙', { sheet: null, row: 9, column: 'G', text: '甲!B2=乙' }],
    ['G9', null],
    ['G=甲', null],
    [`G9=${'长'.repeat(32_768)}`, null],
  ])(
    'given what a cell says, %j, then it is read as %j, and said again so that it reads the same',
    (text, cell) => {
      expect(parseSaidCell(text)).toEqual(cell);
      if (cell !== null) expect(parseSaidCell(saySaidCell(cell))).toEqual(cell);
    },
  );

  it.each([
    ['19', { sheet: null, code: '19' }],
    ['目录=19', { sheet: '目录', code: '19' }],
    ["'a=b'=20", { sheet: 'a=b', code: '20' }],
    ['=19', null],
    ['社会救助', null],
    ['目录=社会救助', null],
  ])('given the domain %j, then it is read as %j', (text, domain) => {
    expect(parseAssignedDomain(text)).toEqual(domain);
  });
});
