import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markField } from '../../src/catalog/semantic/marks.js';
import type { Segment } from '../../src/catalog/semantic/segments.js';
import { sayValue } from '../../src/catalog/words.js';

const same = (text: string) => ({ fate: 'same', text });
const removed = (text: string) => ({ fate: 'removed', text });
const added = (text: string) => ({ fate: 'added', text });

it('given another number in a text, then only the number is gone and come', () => {
  const marks = markField('timeLimit', '变更之日起20个工作日内', '变更之日起10个工作日内');
  expect(marks).toEqual({
    field: 'timeLimit',
    before: [[same('变更之日起'), removed('20'), same('个工作日内')]],
    after: [[same('变更之日起'), added('10'), same('个工作日内')]],
  });
});

it('given a list, then each element is marked by itself', () => {
  expect(markField('channels', ['政府网站', '政府公报'], ['政府网站', '精准推送'])).toEqual({
    field: 'channels',
    before: [[same('政府网站')], [removed('政府公报')]],
    after: [[same('政府网站')], [added('精准推送')]],
  });
});

it('given an element at another place, then it went from there and came here', () => {
  expect(markField('content', ['甲', '乙', '丙'], ['丙', '甲', '乙'])).toEqual({
    field: 'content',
    before: [[same('甲')], [same('乙')], [removed('丙')]],
    after: [[added('丙')], [same('甲')], [same('乙')]],
  });
});

it('given one of two equal elements is gone, then only one is marked', () => {
  const { before, after } = markField('content', ['甲', '甲'], ['甲']);
  expect([
    before
      .flat()
      .map(({ fate }) => fate)
      .sort(),
    after,
  ]).toEqual([['removed', 'same'], [[same('甲')]]]);
});

it('given any two lists, then each side reads as it was, and marks only what its side may have', () => {
  const texts = fc.array(
    fc.string({ unit: fc.constantFrom(...Array.from('甲乙丙第1条20、，《》')), maxLength: 12 }),
    {
      maxLength: 5,
    },
  );
  const read = (side: Segment[][]) => side.map((segments) => segments.map(({ text }) => text).join(''));
  fc.assert(
    fc.property(texts, texts, (old, now) => {
      const { before, after } = markField('content', old, now);
      expect([read(before), read(after)]).toEqual([sayValue(old), sayValue(now)]);
      expect(before.flat().filter(({ fate }) => fate === 'added')).toEqual([]);
      expect(after.flat().filter(({ fate }) => fate === 'removed')).toEqual([]);
    }),
  );
});
