import { expect, it } from '@jest/globals';
import { extraColumns } from '../../src/export/columns.js';
import { anItem } from '../builders.js';

it('given a heading that every object has, then only the items that say something under it have a text there', () => {
  const headings = ['constructor', '__proto__', 'toString'];
  const extra = Object.fromEntries(headings.map((heading) => [heading, '甲']));
  const items = [anItem('19-001', { extra }), anItem('19-002')];
  expect(extraColumns(items).map(({ heading, print }) => [heading, ...items.map(print)])).toEqual(
    headings.map((heading) => [heading, '甲', '']),
  );
});
