import { expect, it } from '@jest/globals';
import { parseFrom, parseTo } from '../../src/log/time.js';

it.each([
  ['2026-12-01', '2026-11-30T16:00:00.000Z', '2026-12-01T16:00:00.000Z'],
  ['2026-12-01T08:00:00+08:00', '2026-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['2026-12-01T08:00:00', null, null],
  ['2026-02-30', null, null],
  ['yesterday', null, null],
])('%s is from %s and to %s: a day is that of Kaifeng, whole', (text, from, to) => {
  expect([parseFrom(text), parseTo(text)]).toEqual([from, to]);
});
