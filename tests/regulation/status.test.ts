import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RegulationEvent } from '../../src/regulation/regulation.js';
import type { Standing } from '../../src/regulation/status.js';
import { statusOn } from '../../src/regulation/status.js';
import { anEvent } from './builders.js';

const standing = (parts: Partial<Standing>): Standing => ({
  status: null,
  inForce: null,
  amendedOn: null,
  only: null,
  notYet: [],
  ended: [],
  ...parts,
});
const inForce = standing({ status: '有效', inForce: true });
const notYet = standing({ status: '尚未生效', inForce: false });
const repealed = standing({ status: '已废止', inForce: false });
const nothingKnown = standing({});

const enacted = anEvent('enacted', '2020-01-10');
const commenced = anEvent('commenced', '2020-03-01');
const life = [enacted, commenced];

describe('the status of an act on a day', () => {
  it.each<[string, RegulationEvent[], string, Standing]>([
    ['before it is enacted', life, '2020-01-09', nothingKnown],
    ['enacted, not yet in force', life, '2020-02-29', notYet],
    ['on the day it takes effect', life, '2020-03-01', inForce],
    ['adopted, not yet promulgated', [anEvent('enacted', '2019-12-30'), ...life], '2020-01-05', nothingKnown],
    ['no commencement recorded, soon after', [enacted], '2020-02-01', nothingKnown],
    ['no commencement recorded, two years after', [enacted], '2022-01-09', inForce],
    ['a commencement without a day', [enacted, anEvent('commenced', null)], '2026-01-01', nothingKnown],
    [
      'a commencement without a day, then with one',
      [enacted, anEvent('commenced', null), commenced],
      '2020-03-01',
      inForce,
    ],
    [
      'only some articles in force',
      [enacted, anEvent('commenced', '2020-02-01', { articles: ['第三条'] }), commenced],
      '2020-02-15',
      standing({ status: '有效', inForce: true, only: ['第三条'] }),
    ],
    [
      'some articles in force later',
      [...life, anEvent('commenced', '2020-09-01', { articles: ['第九条'], of: '2020-01-10' })],
      '2020-08-31',
      standing({ status: '有效', inForce: true, notYet: ['第九条'] }),
    ],
    [
      'expired and repealed on one day',
      [...life, anEvent('expired', '2021-05-01'), anEvent('repealed', '2021-05-01')],
      '2021-05-01',
      repealed,
    ],
    [
      'repealed and expired on one day',
      [...life, anEvent('repealed', '2021-05-01'), anEvent('expired', '2021-05-01')],
      '2021-05-01',
      repealed,
    ],
    [
      'amended at once',
      [...life, anEvent('amended', '2021-05-01'), anEvent('commenced', '2021-05-01')],
      '2021-05-01',
      standing({ status: '已修改', inForce: true, amendedOn: '2021-05-01' }),
    ],
    [
      'amended, the new text not yet in force',
      [...life, anEvent('amended', '2021-05-01'), anEvent('commenced', '2021-07-01')],
      '2021-06-30',
      standing({ inForce: true }),
    ],
    [
      'an amendment in force shows that the act is',
      [enacted, anEvent('amended', '2020-06-01'), anEvent('commenced', '2020-06-01')],
      '2020-06-01',
      standing({ status: '已修改', inForce: true, amendedOn: '2020-06-01' }),
    ],
    ['repealed tomorrow', [...life, anEvent('repealed', '2021-01-01')], '2020-12-31', inForce],
    ['repealed', [...life, anEvent('repealed', '2021-01-01')], '2021-01-01', repealed],
    ['superseded', [...life, anEvent('superseded', '2021-01-01')], '2030-01-01', repealed],
    [
      'expired',
      [...life, anEvent('expired', '2021-01-01')],
      '2021-01-01',
      standing({ status: '已失效', inForce: false }),
    ],
    [
      'one article repealed',
      [...life, anEvent('repealed', '2021-01-01', { articles: ['第三条'] })],
      '2021-01-01',
      standing({ status: '已修改', inForce: true, ended: ['第三条'] }),
    ],
    ['repealed on a day nobody knows', [...life, anEvent('repealed', null)], '2026-01-01', nothingKnown],
    ['before its last dated event', [...life, anEvent('repealed', null)], '2020-03-01', inForce],
    [
      'repealed by a known day',
      [...life, anEvent('repealed', null, { by: '2025-03-31' })],
      '2025-04-01',
      repealed,
    ],
    [
      'repealed in the year of a number',
      [...life, anEvent('superseded', null, { documentNumber: '民发〔2021〕8号' })],
      '2022-01-01',
      repealed,
    ],
    [
      'enacted in the year of a number',
      [anEvent('enacted', null, { documentNumber: '民发〔2015〕8号' })],
      '2018-01-01',
      inForce,
    ],
    [
      'a commencement that is of a text nobody recorded',
      [anEvent('enacted', '2007-04-05'), anEvent('commenced', '2019-05-15')],
      '2012-01-01',
      inForce,
    ],
    [
      'the last day on which it may not have been enacted',
      [anEvent('enacted', null, { by: '2015-12-31' }), anEvent('commenced', '2016-01-01')],
      '2015-12-31',
      nothingKnown,
    ],
    [
      'the day after, before it takes effect',
      [anEvent('enacted', null, { by: '2015-12-30' }), anEvent('commenced', '2016-01-01')],
      '2015-12-31',
      notYet,
    ],
    [
      'amended on a day nobody knows',
      [...life, anEvent('amended', null, { by: '2021-12-31' })],
      '2021-06-01',
      standing({ inForce: true }),
    ],
    [
      'enacted in the year of a numbered announcement',
      [anEvent('enacted', null, { documentNumber: '国家税务总局公告2019年第34号' })],
      '2022-01-01',
      inForce,
    ],
    [
      'enacted again after its repeal',
      [
        ...life,
        anEvent('repealed', '2021-01-01'),
        anEvent('enacted', '2022-01-01'),
        anEvent('commenced', '2022-02-01'),
      ],
      '2022-02-01',
      inForce,
    ],
    ['no event at all', [], '2026-01-01', nothingKnown],
  ])('given one %s', (_, events, day, expected) => {
    expect(statusOn(events, day)).toEqual(expected);
  });

  it('given a day after the last one the register follows, then only an end is certain', () => {
    const through = { knownThrough: '2025-03-31' };
    expect(statusOn(life, '2025-03-31', through)).toEqual(inForce);
    expect(statusOn(life, '2025-04-01', through)).toEqual(nothingKnown);
    expect(statusOn([...life, anEvent('repealed', '2021-01-01')], '2025-04-01', through)).toEqual(repealed);
  });
});

/** Few, so that much happens on one day. */
const day = fc.integer({ min: 0, max: 40 }).map((count) => {
  return new Date(Date.UTC(2015, 0, 1) + count * 100 * 86_400_000).toISOString().slice(0, 10);
});
const event: fc.Arbitrary<RegulationEvent> = fc
  .record({
    kind: fc.constantFrom<RegulationEvent['kind']>(
      'enacted',
      'amended',
      'commenced',
      'repealed',
      'expired',
      'superseded',
      'renamed',
    ),
    on: fc.option(day, { nil: null }),
    articles: fc.constantFrom<string[]>([], [], ['第三条'], ['第五条', '第六条']),
    by: fc.option(day, { nil: undefined }),
  })
  .map(({ kind, on, articles, by }) => anEvent(kind, on, { articles, ...(by === undefined ? {} : { by }) }));
const events = fc.array(event, { maxLength: 8 });

describe('whatever was recorded', () => {
  it('the order of recording does not matter', () => {
    fc.assert(
      fc.property(
        events.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        day,
        (orders, on) => {
          const [first, second] = orders.map((order) => sorted(statusOn(order, on)));
          expect(second).toEqual(first);
        },
      ),
    );
  });

  it('recording an event once more changes nothing', () => {
    fc.assert(
      fc.property(events, day, (list, on) => {
        expect(unrepeated(statusOn([...list, ...list], on))).toEqual(unrepeated(statusOn(list, on)));
      }),
    );
  });

  it('a later day never undoes an end but by a new enactment', () => {
    fc.assert(
      fc.property(events, day, day, (list, one, other) => {
        const [earlier, later] = [one, other].sort() as [string, string];
        const once = list.filter(({ kind, on }) => kind !== 'enacted' || (on !== null && on <= earlier));
        const before = statusOn(once, earlier);
        if (before.status === '已废止' || before.status === '已失效')
          expect(['已废止', '已失效']).toContain(statusOn(once, later).status);
      }),
    );
  });

  it('what happens later changes nothing before', () => {
    fc.assert(
      fc.property(events, day, (list, on) => {
        const dated = list.filter((each) => each.on !== null && each.kind !== 'commenced');
        const past = dated.filter((each) => each.on! <= on);
        // an amendment of that day or before ends the search for when the act was made public
        expect(statusOn(past, on).inForce).toEqual(statusOn(dated, on).inForce);
      }),
    );
  });

  it('what is in force is neither ended nor yet to come', () => {
    fc.assert(
      fc.property(events, day, (list, on) => {
        const { status, inForce: holds } = statusOn(list, on);
        if (status !== null) expect(holds).toBe(status === '有效' || status === '已修改');
      }),
    );
  });
});

function sorted(found: Standing): Standing {
  return {
    ...found,
    only: found.only === null ? null : [...found.only].sort(),
    notYet: [...found.notYet].sort(),
    ended: [...found.ended].sort(),
  };
}

function unrepeated(found: Standing): Standing {
  const once = (articles: string[]) => [...new Set(articles)].sort();
  return {
    ...found,
    only: found.only === null ? null : once(found.only),
    notYet: once(found.notYet),
    ended: once(found.ended),
  };
}
