import { describe, expect, it } from '@jest/globals';
import { faultFinder } from '../../src/regulation/basis-fault.js';
import { basesReader } from '../../src/regulation/citing.js';
import { registerOf } from '../../src/regulation/register.js';
import type { Successors } from '../../src/regulation/regulation.js';
import { aContent } from '../builders.js';
import { anEvent, aRegulation } from './builders.js';

const ended = (kind: 'superseded' | 'repealed' | 'expired', successors: Successors | null = null) => [
  anEvent('enacted', '2013-07-01', { documentNumber: '民政部令第48号' }),
  anEvent(kind, '2020-11-01', { successors }),
];
const one = (...titles: string[]): Successors => ({ mode: 'one-of', titles });
const all = (...titles: string[]): Successors => ({ mode: 'all-of', titles });

const register = registerOf([
  aRegulation('养老机构设立许可办法', { events: ended('superseded', all('养老机构管理办法')) }),
  aRegulation('养老机构管理办法', {
    documentNumber: '民政部令第66号',
    events: [anEvent('enacted', '2020-11-01')],
  }),
  aRegulation('旧登记办法', { events: ended('superseded', one('养老机构管理办法', '没有登记的办法')) }),
  aRegulation('旧收费办法', { events: ended('superseded', all('没有登记的办法')) }),
  aRegulation('旧年检办法', { events: ended('repealed') }),
  aRegulation('试行办法', { events: ended('expired') }),
  aRegulation('现名办法', {
    aliases: ['曾用名办法'],
    events: [
      anEvent('enacted', '2010-01-01'),
      anEvent('renamed', '2018-01-01', { successors: all('现名办法') }),
    ],
  }),
  aRegulation('救助办法', {
    id: 'one',
    documentNumber: '省政府令第1号',
    events: [anEvent('enacted', '2010-01-01')],
  }),
  aRegulation('救助办法', {
    id: 'two',
    documentNumber: '市政府令第2号',
    events: [anEvent('enacted', '2012-01-01')],
  }),
]);

/** What is found of 公开依据, each with what may be written instead of all of them. */
function faults(...legalBases: string[]) {
  const content = aContent({ legalBases });
  const citations = basesReader(register.link)(legalBases);
  return faultFinder(
    register,
    '2026-11-27',
  )({ content, citations }).map(({ finding, remedies }) => [
    finding.state,
    remedies.map((remedy) => remedy.legalBases),
  ]);
}

describe('a basis that somebody is about to write', () => {
  it('given acts in force and acts nobody has registered, then nothing is wrong', () => {
    expect(faults('《养老机构管理办法》', '《没有登记的办法》', '相关政策文件')).toEqual([]);
  });

  it('given a superseded act, then its successor takes its place, with its number where one was written', () => {
    expect(faults('《养老机构设立许可办法》（民政部令第48号）第三条', '《现名办法》')).toEqual([
      ['repealed', [['《养老机构管理办法》（民政部令第66号）', '《现名办法》']]],
    ]);
  });

  it('given its successor is cited already, then it is only left out', () => {
    expect(faults('《养老机构设立许可办法》', '《养老机构管理办法》')).toEqual([
      ['repealed', [['《养老机构管理办法》']]],
    ]);
  });

  it('given one of several took its place, then those on record are offered', () => {
    expect(faults('《旧登记办法》')).toEqual([['repealed', [['《养老机构管理办法》']]]]);
  });

  it('given a successor that nobody has registered, or none, then it is told and nothing is offered', () => {
    expect(faults('《旧收费办法》')).toEqual([['repealed', []]]);
    expect(faults('《旧年检办法》', '《现名办法》')).toEqual([['repealed', []]]);
    expect(faults('《试行办法》')).toEqual([['expired', []]]);
  });

  it('given a former title, then the present one is offered', () => {
    expect(faults('《曾用名办法》第五条')).toEqual([['renamed', [['《现名办法》第五条']]]]);
  });

  it('given a title of several acts, then each is offered by its number', () => {
    expect(faults('《救助办法》第一条')).toEqual([
      ['ambiguous', [['《救助办法》（省政府令第1号）第一条'], ['《救助办法》（市政府令第2号）第一条']]],
    ]);
  });
});
