const minutes = 60;
const hours = 3_600;

/** Seconds between one try and the next, as the specification advises: three days in all. */
const gaps = [
  5,
  5 * minutes,
  30 * minutes,
  2 * hours,
  5 * hours,
  10 * hours,
  14 * hours,
  20 * hours,
  21 * hours,
];

export const mostTries = gaps.length + 1;

/**
 * When a message is tried again after so many tries in vain; null: never. `chance` (0 to 1) moves each up to a tenth, so
 * that what failed together does not come back together.
 */
export function nextTry(tries: number, at: Date, chance: number): Date | null {
  const gap = gaps[tries - 1];
  return gap === undefined ? null : new Date(at.getTime() + gap * 1_000 * (0.9 + 0.2 * chance));
}
