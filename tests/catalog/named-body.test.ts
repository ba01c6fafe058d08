import { describe, expect, it } from '@jest/globals';
import { generalBodies, nameBodies } from '../../src/catalog/named-body.js';
import { aCatalog, aDomain, anItem } from '../builders.js';

const town = { kind: 'township', name: '北郊乡人民政府' } as const;
const named = (...disclosingBodies: string[]) =>
  nameBodies(aCatalog(aDomain('19', [anItem('19-001', { disclosingBodies })])), town).domains[0]!.items[0]!
    .disclosingBodies;

describe('a catalog in the name of one town', () => {
  it('given the general name of all towns, then its own stands there; others stay', () => {
    expect(named('乡镇人民政府', '辖区公安派出所')).toEqual(['北郊乡人民政府', '辖区公安派出所']);
    expect(named('乡（镇）人民政府')).toEqual(['北郊乡人民政府']);
    expect(named('区民政局、乡镇人民政府', '街道办事处')).toEqual(['区民政局、乡镇人民政府', '街道办事处']);
  });

  it.each([
    [['乡镇人民政府']],
    [['区民政局', '乡（镇）人民政府']],
    [['镇人民政府', '乡人民政府']],
    [['北郊乡人民政府']],
  ])('given %j printed so and sent back, then it is what was published', (before) => {
    expect(generalBodies(named(...before), before, town)).toEqual(before);
  });

  it('given another body written beside it, then the general name comes back and the new one stays', () => {
    const before = ['乡（镇）人民政府'];
    expect(generalBodies(['北郊乡人民政府', '村民委员会'], before, town)).toEqual([
      '乡（镇）人民政府',
      '村民委员会',
    ]);
  });

  it('given a new row, then its own name is the general one', () => {
    expect(generalBodies(['北郊乡人民政府'], null, town)).toEqual(['乡镇人民政府']);
  });
});
