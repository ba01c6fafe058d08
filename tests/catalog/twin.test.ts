import { expect, it } from '@jest/globals';
import type { ItemContent } from '../../src/catalog/item.js';
import { findTwins } from '../../src/catalog/twin.js';
import { aContent, anItem } from '../builders.js';

const aid = { level1: '法律援助', level2: '法律援助服务', content: ['机构名录'] };
const items = [
  anItem('06-001', { level1: '政策解读', level2: '上级政策解读', content: ['解读材料'] }),
  anItem('06-002', aid),
];
const twinOf = (content: Partial<ItemContent>) =>
  findTwins([{ key: 'new', content: aContent(content) }], items).get('new');

it.each([
  ['names and elements nearly the same', { ...aid, level2: '法律援助的服务' }],
  [
    'a longer name under the same 一级事项, with other elements',
    { ...aid, level2: '法律援助服务指南', content: ['指南'] },
  ],
  [
    'nearly the same name under another 一级事项',
    { level1: '公共法律', level2: '法律援助服务处', content: ['地址'] },
  ],
])('given %s, then the item is told', (_, content) => {
  expect(twinOf(content)).toEqual({ code: '06-002', title: '法律援助服务' });
});

it.each([
  [
    'the same name under another 一级事项',
    { level1: '公证', level2: '法律援助服务', content: ['收费标准', '办理时限'] },
  ],
  ['another matter under the same', { ...aid, level2: '律师名册', content: ['律师'] }],
  ['nothing but its 一级事项', { level1: '法律援助', level2: null, content: [] }],
])('given %s, then nothing is told', (_, content) => {
  expect(twinOf(content)).toBeUndefined();
});

it('given two new items like one, then it is told of both, and of the likest where several are', () => {
  const many = [...items, anItem('06-003', { ...aid, level2: '法律援助服务指南' })];
  const added = ['法律援助服务指引', '法律援助服务指南书'].map((level2) => ({
    key: level2,
    content: aContent({ ...aid, level2 }),
  }));
  expect([...findTwins(added, many)].map(([key, { code }]) => [key, code])).toEqual([
    ['法律援助服务指引', '06-003'],
    ['法律援助服务指南书', '06-003'],
  ]);
});
