import { expect, it } from '@jest/globals';
import { examineBodies } from '../../src/actions/examine-bodies.js';
import type { FieldPlaces } from '../../src/import/field-places.js';
import { organizations } from '../accounts.js';
import { aCatalog, aDomain, anItem } from '../builders.js';
import { aRow } from './imports.js';

const catalog = aCatalog(
  aDomain('19', [anItem('19-001')]),
  aDomain('20', [anItem('20-001', { disclosingBodies: ['区卫生健康委员会'] })]),
);
const places = { fields: { disclosingBodies: 'H' }, extra: {} };
const rowOf = (disclosingBodies: string[], where: FieldPlaces = places) =>
  aRow(5, { disclosingBodies }, { places: where });
const at = { sheet: '目录', row: 5, cell: 'H5' };

it('given a body one slip from a known one beside another, then it is asked, and the cell may name the known one', () => {
  expect(examineBodies([rowOf(['区民正局', '区卫生健康委员会'])], catalog, [])).toEqual({
    problems: [{ code: 'item.body-unlike', at, found: '区民正局', near: '区民政局' }],
    repairs: [{ at, code: 'item.body-unlike', says: '区民政局、区卫生健康委员会', label: '改为“区民政局”' }],
  });
});

it('given bodies of the catalog, of the organizations, or unlike all of them, then nothing is asked', () => {
  const rows = [rowOf(['区民政局']), rowOf(['北郊乡人民政府']), rowOf(['区财政局', '行政审批局'])];
  expect(examineBodies(rows, catalog, organizations)).toEqual({ problems: [], repairs: [] });
});

it('given a cell that says something else too, then it is asked and nothing is offered that would lose it', () => {
  const mixed = { ...places, mixed: ['disclosingBodies' as const] };
  expect(examineBodies([rowOf(['区民正局'], mixed)], catalog, [])).toMatchObject({
    problems: [{ code: 'item.body-unlike' }],
    repairs: [],
  });
});
