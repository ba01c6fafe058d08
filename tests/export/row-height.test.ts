import { expect, it } from '@jest/globals';
import { countLines, fitRow } from '../../src/export/official/row-height.js';

it('given a text, then it takes as many lines as its column breaks it into, and its own', () => {
  expect(countLines('公开渠道', 5.5, 11)).toBe(2);
  expect(countLines('政府网站'.repeat(4), 36, 11)).toBe(1);
  expect(countLines('政府网站'.repeat(5), 36, 11)).toBe(2);
  expect(countLines('一\n二\n三', 36, 11)).toBe(3);
  expect(countLines('https://www.longting.gov.cn', 18, 11)).toBe(2);
});

it('given a short row, then it has the usual type and room to breathe', () => {
  expect(fitRow([{ text: '通用政策', width: 11 }])).toEqual({ size: 11, height: 30 });
});

it('given a row higher than Excel allows, then its type is smaller, so that nothing is cut off', () => {
  expect(fitRow([{ text: '要'.repeat(500), width: 34 }])).toEqual({ size: 9, height: 339 });
  expect(fitRow([{ text: '要'.repeat(5_000), width: 34 }])).toEqual({ size: 7, height: 409 });
});
