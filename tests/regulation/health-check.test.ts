import { describe, expect, it } from '@jest/globals';
import { basesReader } from '../../src/regulation/citing.js';
import type { Finding } from '../../src/regulation/finding.js';
import { checkHealth, findingWords } from '../../src/regulation/health-check.js';
import { registerOf } from '../../src/regulation/register.js';
import { aContent } from '../builders.js';
import { aRegulation, anEvent } from './builders.js';

const register = registerOf([
  aRegulation('中华人民共和国政府信息公开条例', {
    documentNumber: '国务院令第711号',
    demandsDisclosure: true,
    events: [
      anEvent('enacted', '2007-04-05', { documentNumber: '国务院令第492号', articleCount: 38 }),
      anEvent('amended', '2019-04-03', {
        documentNumber: '国务院令第711号',
        articleCount: 56,
        moved: [
          { from: '第九条', to: '第十九条' },
          { from: '第十一条', to: null },
        ],
      }),
      anEvent('commenced', '2019-05-15'),
    ],
  }),
  aRegulation('养老机构设立许可办法', {
    events: [
      anEvent('enacted', '2013-06-28'),
      anEvent('superseded', '2020-11-01', { successors: { mode: 'all-of', titles: ['养老机构管理办法'] } }),
    ],
  }),
  aRegulation('三年行动计划', {
    events: [anEvent('enacted', '2018-06-27'), anEvent('expired', '2020-12-31')],
  }),
  aRegulation('新办法', { events: [anEvent('enacted', '2026-01-01'), anEvent('commenced', '2027-01-01')] }),
  aRegulation('未定办法', { events: [anEvent('enacted', '2026-01-01')] }),
  aRegulation('分步办法', {
    demandsDisclosure: true,
    events: [
      anEvent('enacted', '2020-01-01'),
      anEvent('commenced', '2020-03-01'),
      anEvent('commenced', '2027-03-01', { articles: ['第九条'], of: '2020-01-01' }),
      anEvent('repealed', '2022-03-01', { articles: ['第三条'] }),
    ],
  }),
  aRegulation('处罚程序暂行规定', {
    aliases: ['行政处罚程序规定'],
    events: [
      anEvent('enacted', '2018-12-21'),
      anEvent('renamed', '2021-07-15', {
        successors: { mode: 'all-of', titles: ['市场监管行政处罚程序规定'] },
      }),
    ],
  }),
  aRegulation('北京市消防条例'),
  aRegulation('河南省消防条例'),
]);
const read = basesReader(register.link);

function anItem(code: string, legalBases: string[]) {
  const content = aContent({ legalBases });
  return {
    edition: 'longting-district',
    domain: code.slice(0, 2),
    code,
    where: { in: 'version' as const, number: 1 },
    content,
    citations: read(legalBases),
  };
}

const today = '2026-11-25';
const disclosure = '《政府信息公开条例》';

describe('the health of a citation', () => {
  it.each<[string, Finding]>([
    [disclosure, { state: 'in-force' }],
    [`${disclosure}（国务院令第711号）第九条`, { state: 'in-force' }],
    [`${disclosure}（2019年修订）第十一条`, { state: 'in-force' }],
    [`${disclosure}（国务院令第492号）`, { state: 'older-edition', present: '国务院令第711号' }],
    [`${disclosure}（2007年修订）`, { state: 'older-edition', present: '2019-04-03' }],
    [`${disclosure}（2007年4月5日通过）`, { state: 'in-force' }],
    [
      `${disclosure}第九条第一款`,
      { state: 'article-moved', articles: [{ from: '第九条第一款', to: '第十九条第一款' }] },
    ],
    [
      `${disclosure}第十条、第十一条、第五十七条`,
      {
        state: 'article-moved',
        articles: [
          { from: '第十一条', to: null },
          { from: '第五十七条', to: null },
        ],
      },
    ],
    [
      '《养老机构设立许可办法》',
      {
        state: 'repealed',
        on: '2020-11-01',
        successors: { mode: 'all-of', titles: ['养老机构管理办法'] },
      },
    ],
    ['《三年行动计划》', { state: 'expired', on: '2020-12-31' }],
    ['《新办法》', { state: 'not-yet-in-force' }],
    ['《未定办法》', { state: 'status-unknown' }],
    ['《分步办法》第八条', { state: 'in-force' }],
    ['《分步办法》第九条', { state: 'not-yet-in-force' }],
    ['《分步办法》第三条', { state: 'repealed', on: null, successors: null }],
    ['《处罚程序暂行规定》', { state: 'renamed', title: '市场监管行政处罚程序规定' }],
    ['《行政处罚程序规定》', { state: 'in-force' }],
    ['《没有的办法》', { state: 'not-registered' }],
    ['《消防条例》', { state: 'ambiguous', ids: ['河南省消防条例', '北京市消防条例'] }],
  ])('given %s, then %j', (basis, finding) => {
    const { citations } = checkHealth([anItem('17-001', [basis])], register, today);
    const [only] = citations.map(({ finding: found }) => found) as [Finding];
    if (only.state === 'ambiguous') only.ids.sort().reverse();
    expect([only, citations.length]).toEqual([finding, 1]);
  });

  it('given an earlier day, then it is what it was then', () => {
    const { citations } = checkHealth(
      [anItem('17-001', [`${disclosure}（国务院令第492号）第九条`, '《养老机构设立许可办法》'])],
      register,
      '2018-01-01',
    );
    expect(citations.map(({ finding }) => finding)).toEqual([{ state: 'in-force' }, { state: 'in-force' }]);
  });
});

it('given an edition, then it counts by domain, says which items still rest on something and what nobody cites', () => {
  const items = [
    anItem('17-001', ['《养老机构设立许可办法》', disclosure]),
    anItem('17-002', ['《养老机构设立许可办法》、《三年行动计划》']),
    anItem('19-001', ['《养老机构设立许可办法》', '《没有的办法》']),
    anItem('19-002', ['《养老机构设立许可办法》', '《新办法》']),
    anItem('19-003', ['相关规定']),
  ];
  const { citations, ...check } = checkHealth(items, register, today);
  const place = (code: string) => ({ edition: 'longting-district', code });
  expect(citations[2]).toEqual({
    ...place('17-002'),
    domain: '17',
    basis: 0,
    text: '《养老机构设立许可办法》',
    regulation: '养老机构设立许可办法',
    finding: expect.objectContaining({ state: 'repealed' }),
  });
  expect(check).toEqual({
    on: today,
    items: [
      { ...place('17-001'), domain: '17', holds: true },
      { ...place('17-002'), domain: '17', holds: false },
      { ...place('19-001'), domain: '19', holds: null },
      { ...place('19-002'), domain: '19', holds: false },
      { ...place('19-003'), domain: '19', holds: null },
    ],
    counts: {
      '17': { repealed: 2, 'in-force': 1, expired: 1 },
      '19': { repealed: 2, 'not-registered': 1, 'not-yet-in-force': 1 },
    },
    orphans: [place('17-002')],
    uncited: ['分步办法'],
  });
});

it('given a finding, then it has a name of its own', () => {
  const words = Object.values(findingWords);
  expect(words).toEqual([...new Set(words)]);
});
