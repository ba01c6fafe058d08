import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { topicKey } from '../../src/catalog/topic.js';

const topicOf = (level2: string | null) => topicKey('19', { level1: '低保', level2, level3: null });

it.each([
  ['审核信息', '审核信息'],
  ['（审核）信息', '审核信息'],
  ['1.2 审核信息', '审核信息'],
  ['审 核\n信息', '审核信息'],
  ['审核信息Ａ', '审核信息A'],
  ['', null],
])('given names that differ only in form, %j and %j, then they are one topic', (one, other) => {
  expect(topicOf(one)).toBe(topicOf(other));
});

it('given any name, then with what differs only in form added it is the same topic', () => {
  const han = fc.string({
    unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
  });
  fc.assert(
    fc.property(han, (name) => {
      expect(topicOf(name)).toBe(topicOf(`（${Array.from(name).join(' ')}）`));
    }),
  );
});

it('given names that differ in a word, then they are two topics', () => {
  expect(topicOf('审核信息')).not.toBe(topicOf('审批信息'));
});
