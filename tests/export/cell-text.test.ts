import { expect, it } from '@jest/globals';
import { cellText } from '../../src/export/official/cell-text.js';

it.each([
  ['plain', '政务公开', '政务公开'],
  ['with the line ends of Windows', '一\r\n二\r三', '一\n二\n三'],
  ['with a control character', '政\u0001务', '政\ufffd务'],
  ['with half of a surrogate pair', '政\ud840务\udc00', '政\ufffd务\ufffd'],
  ['with a whole one', '𠮷祥', '𠮷祥'],
  ['that Excel would take for an escape', '_x0041_ _X000d_', '_x005F_x0041_ _x005F_X000d_'],
])('T-TX-01 given a text %s, then the cell holds it as a file can', (_, text, expected) => {
  expect(cellText(text)).toBe(expected);
});

it('given a text no cell can hold, then the cell says where the rest is', () => {
  const text = cellText('𠮷'.repeat(20_000));
  expect(text.length).toBeLessThanOrEqual(32_767);
  expect(text).toMatch(/^𠮷+……（全文过长，请到网站查看）$/u);
});
