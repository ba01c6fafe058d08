import { sameValue } from '../canonical.js';

/** What was, and what two people made of it, neither knowing of the other. `theirs` is the published side. */
export type Sides<T> = { base: T; ours: T; theirs: T };

/** The same question put to each side. */
export function mapSides<T, U>({ base, ours, theirs }: Sides<T>, map: (side: T) => U): Sides<U> {
  return { base: map(base), ours: map(ours), theirs: map(theirs) };
}

/** What becomes of a value that is not divided; null where both changed it, each in another way. */
export function mergeWhole<T>({ base, ours, theirs }: Sides<T>): { value: T } | null {
  if (sameValue(ours, theirs) || sameValue(base, ours)) return { value: theirs };
  return sameValue(base, theirs) ? { value: ours } : null;
}
