import { describe, expect, it } from '@jest/globals';
import { actsIn, basisReader } from '../../src/regulation/basis-pieces.js';
import { countCitations } from '../../src/regulation/count-citations.js';
import { registerOf } from '../../src/regulation/register.js';
import { aCatalog, aDomain, anItem } from '../builders.js';
import { anEvent, aRegulation } from './builders.js';

const read = basisReader(
  registerOf([
    aRegulation('养老机构管理办法', {
      id: 'yljgglbf',
      events: [anEvent('enacted', '2020-09-01'), anEvent('commenced', '2020-11-01')],
    }),
    aRegulation('养老机构设立许可办法', {
      id: 'yljgslxkbf',
      events: [anEvent('enacted', '2013-06-28'), anEvent('repealed', '2020-11-01')],
    }),
  ]),
  '2026-01-05',
);

describe('a 公开依据 in pieces', () => {
  it('given two acts and words around them, then each act has what the register knows and no word is lost', () => {
    expect(read('依照《养老机构管理办法》（民政部令第66号）第三条、《养老机构设立许可办法》')).toEqual([
      { kind: 'words', text: '依照' },
      {
        kind: 'act',
        text: '《养老机构管理办法》',
        title: '养老机构管理办法',
        id: 'yljgglbf',
        status: '有效',
      },
      { kind: 'words', text: '（民政部令第66号）第三条、' },
      {
        kind: 'act',
        text: '《养老机构设立许可办法》',
        title: '养老机构设立许可办法',
        id: 'yljgslxkbf',
        status: '已废止',
      },
    ]);
  });

  it('given an act that is not on record, then it is named without a place to lead to', () => {
    expect(actsIn([read('《某办法》')])).toEqual([
      { kind: 'act', text: '《某办法》', title: '某办法', id: null, status: null },
    ]);
  });

  it.each(['', '有关规定', '民政部令第66号', '《养老机构管理办法》和《养老机构管理办法》（2020年）'])(
    'given “%s”, then its pieces joined are the text',
    (text) => {
      expect(
        read(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    },
  );
});

it('given items that cite acts, then an act is counted once an item, and one not on record not at all', () => {
  const catalog = aCatalog(
    aDomain('20', [
      anItem('20-001', { legalBases: ['《养老机构管理办法》第一条', '《养老机构管理办法》第二条'] }),
      anItem('20-002', { legalBases: ['《养老机构管理办法》、《养老机构设立许可办法》', '《某办法》'] }),
    ]),
  );
  expect(countCitations([catalog, catalog], read)).toEqual(
    new Map([
      ['yljgglbf', 4],
      ['yljgslxkbf', 2],
    ]),
  );
});
