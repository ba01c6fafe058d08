import { expect, it } from '@jest/globals';
import { findNearBody } from '../../src/catalog/near-body.js';

const known = ['区民政局', '区文化和旅游局', '区人力资源和社会保障局', '乡镇人民政府', '区应急管理局'];

it.each([
  ['区民正局', '区民政局'],
  ['区文化旅游局', '区文化和旅游局'],
  ['区文化和旅旅游局', '区文化和旅游局'],
  ['区人力资源和社会保障居', '区人力资源和社会保障局'],
  ['区应急管局', '区应急管理局'],
  ['区应急理管局', '区应急管理局'],
])('given %s, then %s is meant', (name, body) => {
  expect(findNearBody(name, known)).toBe(body);
});

it.each([
  ['another office', '区财政局'],
  ['the office of another level', '市应急管理局'],
  ['one kind of the bodies meant', '乡人民政府'],
  ['a name that is like none', '区审计局'],
  ['a name that is known', '区民政局'],
  ['a short one', '民政'],
])('given %s (%s), then nothing is asked', (_, name) => {
  expect(findNearBody(name, known)).toBeNull();
});

it('given two that may be meant, then neither is', () => {
  expect(findNearBody('区档案局', ['区档案管局', '区档案馆局'])).toBeNull();
});
