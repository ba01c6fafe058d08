import { describe, expect, it } from '@jest/globals';
import { titlesIn } from '../../src/regulation/typed-titles.js';

describe('titles that somebody typed', () => {
  it.each([
    ['甲办法\n乙办法', ['甲办法', '乙办法']],
    ['《甲办法》\r\n《甲办法》', ['甲办法']],
    ['《甲办法》《乙办法》', ['甲办法', '乙办法']],
    ['《甲办法》、《乙办法》和《丙办法》', ['甲办法', '乙办法', '丙办法']],
    ['《关于实施《甲办法》的意见》', ['关于实施《甲办法》的意见']],
    ['《关于实施《甲办法》的意见》《乙办法》', ['关于实施《甲办法》的意见', '乙办法']],
    ['关于实施《甲办法》的意见', ['关于实施《甲办法》的意见']],
    ['关于《甲办法》和《乙办法》的说明', ['关于《甲办法》和《乙办法》的说明']],
    ['《甲办法', ['《甲办法']],
    [' \n', []],
  ])('given %j, then they are %j', (typed, titles) => {
    expect(titlesIn(typed)).toEqual(titles);
  });
});
