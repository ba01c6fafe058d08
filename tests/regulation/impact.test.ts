import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ItemContent } from '../../src/catalog/item.js';
import type { PlacedItem } from '../../src/regulation/citing.js';
import { basesReader, indexCitations } from '../../src/regulation/citing.js';
import { draftChangeOf, mechanicalChoice, reasonOf } from '../../src/regulation/draft-change.js';
import type { Impact } from '../../src/regulation/impact.js';
import { impactsOf } from '../../src/regulation/impact.js';
import { registerOf } from '../../src/regulation/register.js';
import type { Regulation, RegulationEvent } from '../../src/regulation/regulation.js';
import { aContent } from '../builders.js';
import { aRegulation, anEvent } from './builders.js';

const former = aRegulation('养老机构设立许可办法', {
  documentNumber: '民政部令第48号',
  events: [anEvent('enacted', '2013-06-28'), anEvent('commenced', '2013-07-01')],
});
const present = aRegulation('养老机构管理办法', {
  documentNumber: '民政部令第66号',
  events: [anEvent('enacted', '2020-09-01'), anEvent('commenced', '2020-11-01')],
});
const disclosure = aRegulation('中华人民共和国政府信息公开条例', {
  documentNumber: '国务院令第711号',
  events: [anEvent('enacted', '2007-04-05'), anEvent('amended', '2019-04-03')],
});
const gone = aRegulation('流动人口计划生育工作条例', {
  events: [anEvent('enacted', '2009-05-11'), anEvent('repealed', '2021-09-09')],
});
const register = registerOf([former, present, disclosure, gone]);
const superseded = anEvent('superseded', '2020-11-01', {
  successors: { mode: 'all-of', titles: ['养老机构管理办法'] },
});

function placed(legalBases: string[], content: Partial<ItemContent> = {}): PlacedItem {
  return {
    edition: 'longting-district',
    domain: '17',
    code: '17-001',
    where: { in: 'version', number: 1 },
    content: aContent({
      level1: '养老服务',
      level2: '备案信息',
      content: ['备案名单'],
      legalBases,
      ...content,
    }),
  };
}

function impactsOn(regulation: Regulation, event: RegulationEvent, ...items: PlacedItem[]): Impact[] {
  const index = indexCitations(items, register.link);
  return impactsOf({ regulation, event }, register, index.citing(regulation.id));
}

function proposals(regulation: Regulation, event: RegulationEvent, legalBases: string[], content = {}) {
  return impactsOn(regulation, event, placed(legalBases, content))[0]?.proposals;
}

describe('the impact of an act that is superseded', () => {
  it('given an item that cites it beside another, then the citation is replaced, in the style it is printed in', () => {
    expect(
      impactsOn(
        former,
        superseded,
        placed(['1.《养老机构设立许可办法》(民政部令第48号)第五条', '《政府信息公开条例》']),
      ),
    ).toEqual([
      {
        edition: 'longting-district',
        domain: '17',
        code: '17-001',
        where: { in: 'version', number: 1 },
        bodies: ['区民政局'],
        how: 'whole-act',
        level: 'likely',
        cited: ['《养老机构设立许可办法》(民政部令第48号)第五条'],
        proposals: [
          {
            kind: 'replace-citation',
            edits: [
              {
                basis: 0,
                before: '《养老机构设立许可办法》(民政部令第48号)第五条',
                after: ['《养老机构管理办法》(民政部令第66号)'],
              },
            ],
            legalBases: ['《养老机构管理办法》(民政部令第66号)', '《政府信息公开条例》'],
          },
          { kind: 'check-articles', articles: ['第五条'] },
        ],
      },
    ]);
  });

  it('given an item that rests on nothing else, then its withdrawal is proposed too', () => {
    expect(
      proposals(former, superseded, ['《养老机构设立许可办法》', '《流动人口计划生育工作条例》']),
    ).toEqual([expect.objectContaining({ kind: 'replace-citation' })]);
    const late = { ...superseded, on: '2021-10-01' };
    expect(proposals(former, late, ['《养老机构设立许可办法》', '《流动人口计划生育工作条例》'])).toEqual([
      {
        kind: 'replace-citation',
        edits: [{ basis: 0, before: '《养老机构设立许可办法》', after: ['《养老机构管理办法》'] }],
        legalBases: ['《养老机构管理办法》', '《流动人口计划生育工作条例》'],
      },
      { kind: 'withdraw-item' },
    ]);
  });

  it('given an item that cites the successor already, then it is not cited twice', () => {
    expect(proposals(former, superseded, ['《养老机构设立许可办法》、《养老机构管理办法》'])).toEqual([
      {
        kind: 'replace-citation',
        edits: [{ basis: 0, before: '《养老机构设立许可办法》', after: [] }],
        legalBases: ['《养老机构管理办法》'],
      },
    ]);
  });

  it('given several that take its place together, then each is cited; given one of several, then a person chooses', () => {
    const titles = ['养老机构管理办法', '甲办法'];
    const all = { ...superseded, successors: { mode: 'all-of' as const, titles } };
    const one = { ...superseded, successors: { mode: 'one-of' as const, titles } };
    expect(proposals(former, all, ['《养老机构设立许可办法》', '某通知'])?.[0]).toMatchObject({
      kind: 'replace-citation',
      legalBases: ['《养老机构管理办法》', '《甲办法》', '某通知'],
    });
    expect(proposals(former, one, ['《养老机构设立许可办法》', '《政府信息公开条例》'])).toEqual([
      {
        kind: 'choose-successor',
        candidates: [
          expect.objectContaining({ legalBases: ['《养老机构管理办法》', '《政府信息公开条例》'] }),
          expect.objectContaining({ title: '甲办法', legalBases: ['《甲办法》', '《政府信息公开条例》'] }),
        ],
      },
    ]);
  });

  it('given texts that name it, in full or by what the successor has no more, then it says where', () => {
    const found = proposals(former, superseded, ['《养老机构设立许可办法》', '《政府信息公开条例》'], {
      level2: '养老机构设立许可',
      content: ['《养老机构设立许可办法》全文', '设立许可条件；设立许可流程'],
    });
    expect(found?.at(-1)).toEqual({
      kind: 'name-in-text',
      places: [
        { field: 'level2', name: '养老机构设立许可', times: 1 },
        { field: 'content', name: '养老机构设立许可办法', times: 1 },
        { field: 'content', name: '设立许可', times: 2 },
      ],
    });
  });
});

it('given a successor of the same title, then its number takes the place of the former', () => {
  const of2013 = aRegulation('养老机构管理办法', { id: 'of-2013', documentNumber: '民政部令第49号' });
  const both = registerOf([of2013, { ...present, id: 'of-2020' }]);
  const citing = indexCitations([placed(['《养老机构管理办法》（民政部令第49号）'])], both.link).citing(
    'of-2013',
  );
  const [impact] = impactsOf({ regulation: of2013, event: superseded }, both, citing);
  expect(impact?.proposals[0]).toMatchObject({ legalBases: ['《养老机构管理办法》（民政部令第66号）'] });
});

describe('the impact of an act that is repealed', () => {
  const repealed = anEvent('repealed', '2021-09-09');
  it('given no successor, then the citation is left out, or the item where nothing else holds', () => {
    expect(
      proposals(former, repealed, ['《养老机构设立许可办法》；《政府信息公开条例》'])?.[0],
    ).toMatchObject({
      kind: 'remove-citation',
      legalBases: ['《政府信息公开条例》'],
    });
    expect(proposals(former, repealed, ['《养老机构设立许可办法》', '相关规定'])).toEqual([
      { kind: 'withdraw-item' },
    ]);
    expect(proposals(former, repealed, ['《养老机构设立许可办法》', '《未登记办法》'])?.[0]).toMatchObject({
      kind: 'remove-citation',
    });
  });

  it('given ambiguous or unknown citations and events that change no citation, then there is no impact', () => {
    expect(impactsOn(former, repealed, placed(['《养老机构设立许可办法实施细则》', '设立许可规定']))).toEqual(
      [],
    );
    expect(
      impactsOn(former, anEvent('commenced', '2021-01-01'), placed(['《养老机构设立许可办法》'])),
    ).toEqual([]);
  });
});

describe('the impact of an amendment', () => {
  const partial = anEvent('amended', '2019-04-03', { articles: ['第十条第一款', '第二十条至第二十二条'] });
  it.each([
    ['《政府信息公开条例》第十条', 'article', 'likely'],
    ['《政府信息公开条例》第十条第二款', 'other-articles', 'unlikely'],
    ['《政府信息公开条例》第21条', 'article', 'likely'],
    ['《政府信息公开条例》第九条、第十八至二十条', 'article', 'likely'],
    ['《政府信息公开条例》第二十三条', 'other-articles', 'unlikely'],
    ['《政府信息公开条例》', 'title-only', 'likely'],
  ])('of some articles, given %s: %s, %s', (basis, how, level) => {
    expect(impactsOn(disclosure, partial, placed([basis]))).toEqual([
      expect.objectContaining({ how, level }),
    ]);
  });

  it('given one citation of the article and one of another, then the stronger counts', () => {
    expect(
      impactsOn(disclosure, partial, placed(['《政府信息公开条例》第一条', '《政府信息公开条例》第十条'])),
    ).toMatchObject([
      { how: 'article', cited: ['《政府信息公开条例》第一条', '《政府信息公开条例》第十条'] },
    ]);
  });

  it('given a revision of the whole, then number and edition are those of the new text and articles are to be checked', () => {
    const revised = anEvent('amended', '2019-04-03', {
      documentNumber: '国务院令第711号',
      note: '修订',
      moved: [{ from: '第九条', to: '第十九条' }],
    });
    expect(
      proposals(disclosure, revised, [
        '《政府信息公开条例》（国务院令第492号）第九条第一款、第十条',
        '《政府信息公开条例》（2007年修订）',
        '《政府信息公开条例》',
      ]),
    ).toEqual([
      {
        kind: 'replace-citation',
        edits: [
          {
            basis: 0,
            before: '《政府信息公开条例》（国务院令第492号）第九条第一款、第十条',
            after: ['《政府信息公开条例》（国务院令第711号）第十九条第一款、第十条'],
          },
          {
            basis: 1,
            before: '《政府信息公开条例》（2007年修订）',
            after: ['《政府信息公开条例》（2019年修订）'],
          },
        ],
        legalBases: [
          '《政府信息公开条例》（国务院令第711号）第十九条第一款、第十条',
          '《政府信息公开条例》（2019年修订）',
          '《政府信息公开条例》',
        ],
      },
      { kind: 'check-articles', articles: ['第十条'] },
    ]);
  });
});

describe('the impact of an old event on what cites a later text', () => {
  const first = anEvent('amended', '2013-12-28', { documentNumber: '主席令第8号', note: '修正' });
  const second = anEvent('amended', '2018-12-29', {
    documentNumber: '主席令第24号',
    note: '修正',
    moved: [{ from: '第十条', to: '第十一条' }],
  });
  const act = aRegulation('中华人民共和国政府信息公开条例', { events: [first, second] });

  it.each([
    ['《政府信息公开条例》（2018年修正）第十条'],
    ['《政府信息公开条例》（2018年12月29日修正）'],
    ['《政府信息公开条例》（主席令第24号）第十条'],
  ])('given %s, then nothing of it is replaced or to be checked', (basis) => {
    expect(impactsOn(act, first, placed([basis]))).toMatchObject([
      { how: 'later-text', level: 'unlikely', cited: [basis], proposals: [] },
    ]);
  });

  it('given an older edition beside it, then only that is replaced', () => {
    const older = '《政府信息公开条例》（2007年修正）';
    expect(impactsOn(act, first, placed(['《政府信息公开条例》（2018年修正）', older]))).toMatchObject([
      {
        how: 'whole-act',
        proposals: [
          {
            kind: 'replace-citation',
            edits: [{ basis: 1, before: older, after: ['《政府信息公开条例》（2013年修正）'] }],
          },
        ],
      },
    ]);
  });

  it('given the text the event made, then its articles bear their numbers already', () => {
    expect(impactsOn(act, second, placed(['《政府信息公开条例》（2018年修正）第十条']))).toMatchObject([
      { how: 'whole-act', proposals: [] },
    ]);
  });

  it('given the title a later event gave it, then an earlier new title does not take its place', () => {
    const earlier = anEvent('renamed', '2015-01-01', {
      successors: { mode: 'all-of', titles: ['养老机构许可办法'] },
    });
    const later = anEvent('renamed', '2021-07-15', {
      successors: { mode: 'all-of', titles: ['养老机构备案办法'] },
    });
    const renamed = aRegulation('养老机构备案办法', { events: [earlier, later] });
    const known = registerOf([renamed]);
    const index = indexCitations([placed(['《养老机构备案办法》第五条'])], known.link);
    expect(impactsOf({ regulation: renamed, event: earlier }, known, index.citing(renamed.id))).toMatchObject(
      [{ how: 'later-text', proposals: [] }],
    );
  });
});

it('given an act that is renamed, then its new title takes the place of the former and articles stay', () => {
  const renamed = anEvent('renamed', '2021-07-15', {
    successors: { mode: 'all-of', titles: ['养老机构许可办法'] },
  });
  expect(proposals(former, renamed, ['《养老机构设立许可办法》第五条', '《养老机构许可办法》'])).toEqual([
    {
      kind: 'replace-citation',
      edits: [{ basis: 0, before: '《养老机构设立许可办法》第五条', after: ['《养老机构许可办法》第五条'] }],
      legalBases: ['《养老机构许可办法》第五条', '《养老机构许可办法》'],
    },
  ]);
});

describe('the change of a draft', () => {
  const [impact] = impactsOn(former, superseded, placed(['《养老机构设立许可办法》'])) as [Impact];
  const cause = { reason: reasonOf({ regulation: former, event: superseded }), event: 'event-1' };

  it('given the first mechanical proposal, then it edits the bases with the event as its reason', () => {
    expect(draftChangeOf(impact, mechanicalChoice(impact)!, cause)).toEqual({
      kind: 'edit',
      code: '17-001',
      fields: { legalBases: ['《养老机构管理办法》'] },
      reason: '《养老机构设立许可办法》自2020年11月1日起被《养老机构管理办法》取代',
      event: 'event-1',
    });
  });

  it('given a withdrawal, a choice it does not propose, or nothing mechanical', () => {
    expect(draftChangeOf(impact, { kind: 'withdraw-item' }, cause)).toEqual({
      kind: 'withdraw',
      code: '17-001',
      ...cause,
    });
    expect(draftChangeOf(impact, { kind: 'choose-successor', title: '甲办法' }, cause)).toBeNull();
    expect(mechanicalChoice({ proposals: [{ kind: 'check-articles', articles: ['第五条'] }] })).toBeNull();
  });

  it('given one of two successors to choose and no other basis, then nothing withdraws the item unasked', () => {
    const titles = ['养老机构管理办法', '养老服务条例'];
    const either = anEvent('superseded', '2020-11-01', { successors: { mode: 'one-of', titles } });
    const [open] = impactsOn(former, either, placed(['《养老机构设立许可办法》'])) as [Impact];
    expect(open.proposals.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['choose-successor', 'withdraw-item']),
    );
    expect(mechanicalChoice(open)).toBeNull();
  });

  it.each([
    [anEvent('repealed', null), '《养老机构设立许可办法》废止'],
    [anEvent('expired', '2021-01-01'), '《养老机构设立许可办法》自2021年1月1日起失效'],
    [
      anEvent('amended', '2021-01-01', { articles: ['第五条'] }),
      '《养老机构设立许可办法》第五条于2021年1月1日修改',
    ],
    [
      anEvent('repealed', '2021-01-01', { successors: { mode: 'one-of', titles: ['甲', '乙'] } }),
      '《养老机构设立许可办法》自2021年1月1日起废止，由《甲》或《乙》取代',
    ],
    [
      anEvent('renamed', '2021-01-01', { successors: { mode: 'all-of', titles: ['甲'] } }),
      '《养老机构设立许可办法》于2021年1月1日更名为《甲》',
    ],
  ])('says why: %j', (event, expected) => {
    expect(reasonOf({ regulation: former, event })).toBe(expected);
  });
});

const basis = fc.constantFrom(
  '《养老机构设立许可办法》',
  '《养老机构设立许可办法》（民政部令第48号）第五条',
  '《养老机构管理办法》',
  '《政府信息公开条例》、《养老机构设立许可办法》',
  '《未登记办法》',
  '相关规定',
);

it('whatever items there are, the index finds those that cite the act, and no edit touches another basis', () => {
  fc.assert(
    fc.property(fc.array(fc.array(basis, { maxLength: 4 }), { maxLength: 6 }), (rows) => {
      const items = rows.map((legalBases, index) => ({ ...placed(legalBases), code: `17-00${index}` }));
      const impacts = impactsOn(former, superseded, ...items);
      expect(impacts.map(({ code }) => code)).toEqual(
        items
          .filter(({ content }) => content.legalBases.join().includes('设立许可办法'))
          .map(({ code }) => code),
      );
      for (const impact of impacts) {
        const { legalBases } = items.find(({ code }) => code === impact.code)!.content;
        const replacement = impact.proposals.find(({ kind }) => kind === 'replace-citation')!;
        if (replacement.kind !== 'replace-citation') throw new Error('not what was looked for');
        const others = new Set(legalBases.filter((text) => !text.includes('设立许可办法')));
        expect(replacement.legalBases).toEqual(expect.arrayContaining([...others]));
        const after = basesReader(register.link)(replacement.legalBases);
        expect(after.some(({ link }) => link.state === 'linked' && link.id === former.id)).toBe(false);
      }
    }),
  );
});
