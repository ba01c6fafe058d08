import type { Html } from '../html.js';
import type { Meaning } from './chart.js';

/** Beside its colour each meaning has a pattern: what is printed grey, or seen so, can still be told apart. */
const patterns: Record<Meaning, string | null> = {
  good: null,
  changed: 'M0 8L8 0M-2 2L2 -2M6 10L10 6',
  gone: 'M0 0L8 8M0 8L8 0',
  waiting: 'M0 4H8',
  unknown: 'M2 2h1v1h-1zM6 6h1v1h-1z',
  new: 'M4 0V8',
};

/** The patterns of a drawing; ids must differ between the drawings of a page. */
export function Patterns({ id, meanings }: { id: string; meanings: readonly Meaning[] }): Html {
  return (
    <defs>
      {meanings.map((meaning) => {
        const lines = patterns[meaning];
        return lines === null ? null : (
          <pattern id={patternId(id, meaning)} width="8" height="8" patternUnits="userSpaceOnUse">
            <path d={lines} class={`pattern ${meaning}`} />
          </pattern>
        );
      })}
    </defs>
  );
}

type FilledProps = { id: string; meaning: Meaning; x: number; y: number; width: number; height: number };

/** A part of a bar: its colour, and its pattern over it. */
export function Filled({ id, meaning, ...box }: FilledProps): Html {
  return (
    <>
      <rect class={`part ${meaning}`} {...box} />
      {patterns[meaning] === null ? null : <rect {...box} fill={`url(#${patternId(id, meaning)})`} />}
    </>
  );
}

function patternId(id: string, meaning: Meaning): string {
  return `${id}-${meaning}`;
}
