import { describe, expect, it } from '@jest/globals';
import { pageOfNewest } from '../../src/http/pages-of.js';

const numberOf = (row: number) => row;

describe('a page of a list with the newest first', () => {
  it('given rows put before the first page meanwhile, then none comes twice and none is lost', () => {
    const first = pageOfNewest([5, 4, 3, 2, 1], numberOf, { limit: 2, cursor: undefined });
    expect(first).toEqual({ page: [5, 4], total: 5, next: '3' });
    expect(pageOfNewest([7, 6, 5, 4, 3, 2, 1], numberOf, { limit: 5, cursor: '3' })).toEqual({
      page: [3, 2, 1],
      total: 7,
      next: null,
    });
  });

  it('given the row the page begins with is gone, then it begins with the next one', () => {
    expect(pageOfNewest([5, 4, 2, 1], numberOf, { limit: 1, cursor: '3' }).page).toEqual([2]);
  });

  it.each([
    ['a list', [1]],
    ['an empty list', []],
  ])('given a cursor no page of %s gave, then it is refused', (_, rows) => {
    expect(() => pageOfNewest(rows, numberOf, { limit: 1, cursor: '1.5' })).toThrow(/cursor/);
  });
});
