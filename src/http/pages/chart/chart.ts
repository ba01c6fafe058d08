/** What a series means; colour and pattern follow from it, so that it looks the same in every chart. */
export type Meaning = 'good' | 'changed' | 'gone' | 'waiting' | 'unknown' | 'new';

export type Series = { name: string; meaning: Meaning };

/** One bar: as many values as there are series. */
export type Bar = { label: string; values: number[] };

/** Counts to be looked at: what is counted, of what, in how many. */
export type Chart = {
  /** Unique on its page: ids are made of it. */
  id: string;
  title: string;
  /** What there is to be seen, in a sentence, for who can't see it. */
  says: string;
  /** What the bars are called in the table beneath, e.g. 领域. */
  of: string;
  unit: string;
  series: Series[];
  bars: Bar[];
};

/** Drawn wide for desks and paper, narrow for phones, so that letters keep their size. */
export type Size = 'wide' | 'narrow';

export const sizes: Record<Size, number> = { wide: 720, narrow: 340 };

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
