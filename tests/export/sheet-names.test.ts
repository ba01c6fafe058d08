import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sheetNames } from '../../src/export/official/sheet-names.js';

it('given names of domains, then sheets go by them', () => {
  expect(sheetNames(['养老服务', '国有土地上房屋征收与补偿'], ['目录'])).toEqual([
    '养老服务',
    '国有土地上房屋征收与补偿',
  ]);
});

it('given names Excel refuses, then sheets have names like them', () => {
  const long = '某'.repeat(40);
  expect(
    sheetNames(['救灾/减灾', "'引号'", '目录', '养老', '养老', '', 'History', long, long], ['目录']),
  ).toEqual([
    '救灾 减灾',
    '引号',
    '目录（2）',
    '养老',
    '养老（2）',
    '未命名',
    'History（2）',
    '某'.repeat(31),
    `${'某'.repeat(28)}（2）`,
  ]);
});

it('given any names, then every sheet has a valid name of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 20 }), (titles) => {
      const names = sheetNames(titles, ['目录']);
      expect(new Set(['目录', ...names].map((name) => name.toLowerCase())).size).toBe(titles.length + 1);
      for (const name of names) {
        expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/u);
        expect(name.length).toBeLessThanOrEqual(31);
      }
    }),
  );
});
