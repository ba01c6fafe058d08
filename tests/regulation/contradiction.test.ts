import { describe, expect, it } from '@jest/globals';
import { contradictionOf } from '../../src/regulation/contradiction.js';
import { anEvent } from './builders.js';

const enacted = [anEvent('enacted', '2013-06-28'), anEvent('commenced', '2013-07-01')];
const ended = [...enacted, anEvent('superseded', '2020-11-01')];

describe('an event beside those on record', () => {
  it('given a day before the act was enacted, then it cannot have happened', () => {
    expect(contradictionOf(anEvent('repealed', '1900-01-01'), enacted)).toBe(
      '该文件2013年6月28日才公布，不会在1900年1月1日废止',
    );
    expect(contradictionOf(anEvent('repealed', '1900-01-01'), [])).toBeNull();
    expect(contradictionOf(anEvent('enacted', '2013-06-20'), enacted)).toBeNull();
  });

  it('given an act that has ended, then it does not end again, on whatever day and by whatever name', () => {
    const why = '该文件已登记自2020年11月1日起被取代，一件文件只终止一次';
    expect(contradictionOf(anEvent('repealed', '2020-11-01'), ended)).toBe(why);
    expect(contradictionOf(anEvent('expired', '2019-01-01'), ended)).toBe(why);
  });

  it('given an act that has ended, then it is not amended after that, but may have been before', () => {
    expect(contradictionOf(anEvent('amended', '2026-01-01'), ended)).toBe(
      '该文件已登记自2020年11月1日起被取代，此后不会再修改',
    );
    expect(
      contradictionOf(anEvent('repealed', '2021-01-01', { articles: ['第六条'] }), ended),
    ).not.toBeNull();
    expect(contradictionOf(anEvent('amended', '2016-01-01'), ended)).toBeNull();
  });

  it('given an end without a day, or an act enacted anew, then it can end', () => {
    const undated = anEvent('repealed', null, { by: '2025-03-31' });
    expect(contradictionOf(anEvent('repealed', '2020-11-01'), [...enacted, undated])).toBeNull();
    expect(contradictionOf(anEvent('repealed', null), ended)).toBeNull();
    const anew = [...ended, anEvent('enacted', '2022-01-01')];
    expect(contradictionOf(anEvent('repealed', '2026-01-01'), anew)).toBeNull();
    expect(contradictionOf(anEvent('amended', '2026-01-01'), anew)).toBeNull();
  });
});
