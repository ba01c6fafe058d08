import { expect, it } from '@jest/globals';
import { mostTries, nextTry } from '../../src/webhook/retry.js';

const start = new Date('2026-11-25T04:00:00.000Z');

/** Hours from the first try to each that follows, with the same chance every time. */
function hoursWith(chance: number): number[] {
  let at = start;
  const hours: number[] = [];
  for (let tries = 1; tries < mostTries; tries += 1) {
    at = nextTry(tries, at, chance)!;
    hours.push((at.getTime() - start.getTime()) / 3_600_000);
  }
  return hours;
}

it('tries ten times over three days, each gap longer than the one before, and then no more', () => {
  const hours = hoursWith(0.5);
  const gaps = hours.map((hour, index) => hour - (hours[index - 1] ?? 0));
  expect(gaps.every((gap, index) => gap > (gaps[index - 1] ?? 0))).toBe(true);
  expect(Math.round(hours.at(-1)!)).toBe(73);
  expect(nextTry(mostTries, start, 0.5)).toBeNull();
});

it('moves each a tenth to either side', () => {
  expect([0, 0.5, 1].map((chance) => nextTry(2, start, chance)!.toISOString())).toEqual([
    '2026-11-25T04:04:30.000Z',
    '2026-11-25T04:05:00.000Z',
    '2026-11-25T04:05:30.000Z',
  ]);
});
