import { describe, expect, it } from '@jest/globals';
import { fullest, likeliest, standingsOf } from '../../src/catalog/standing.js';

const still = (from: number) => [{ from, to: null }];

describe('how a file stands at each version', () => {
  it('given contents that came and went, then each version tells how many it had of how many items', () => {
    const contents = [
      still(1),
      [{ from: 1, to: 3 }],
      still(3),
      [
        { from: 1, to: 2 },
        { from: 1, to: null },
      ],
    ];
    expect(standingsOf(3, contents, [...still(1), { from: 1, to: 3 }, ...still(2)])).toEqual([
      { version: 1, equal: 3, items: 2 },
      { version: 2, equal: 3, items: 3 },
      { version: 3, equal: 3, items: 2 },
    ]);
  });

  it('given as many contents at several versions, then it is the newest of those where least is missing', () => {
    const standings = [
      { version: 1, equal: 10, items: 10 },
      { version: 2, equal: 10, items: 10 },
      { version: 3, equal: 10, items: 11 },
      { version: 4, equal: 9, items: 9 },
    ];
    expect([likeliest(standings)?.version, fullest(standings)?.version]).toEqual([2, 3]);
  });

  it('given contents that never stood there, then it is of no version', () => {
    expect([likeliest(standingsOf(2, [], still(1))), fullest([])]).toEqual([null, null]);
  });
});
