import type { Html } from './html.js';

/** Line icons on a 24 px grid, each one path. */
const paths = {
  tick: 'M5 12l5 5L20 7',
  search: 'M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0M21 21l-6-6',
  type: 'M3 7V5h13v2M10 5v14M12 19H8M15 13v-1h6v1M18 12v7M17 19h2',
  contrast: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 17a5 5 0 0 0 0-10z',
  keyboard:
    'M4 6h16a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2M6 10v.01M10 10v.01M14 10v.01M18 10v.01M6 14v.01M18 14v.01M10 14h4',
  person: 'M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M5 21v-2a4 4 0 0 1 4-4h6a4 4 0 0 1 4 4v2',
  warning: 'M12 8v5M12 16v.01M12 3L2.5 20h19z',
  print: 'M7 17H5a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-2M17 9V3H7v6M7 13h10v8H7z',
  file: 'M14 3v5h5M17 21H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7l5 5v11a2 2 0 0 1-2 2M9 13h6M9 17h6',
  sheet:
    'M14 3v5h5M17 21H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7l5 5v11a2 2 0 0 1-2 2M8 11h8v7H8zM8 14.5h8M12 11v7',
  outside: 'M12 6H6a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-6M11 13l9-9M15 4h5v5',
  history: 'M12 8v4l2 2M3.05 11a9 9 0 1 1 .5 4M3 20v-5h5',
  clock: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5l3 3',
  swap: 'M16 3l4 4-4 4M20 7H5M8 13l-4 4 4 4M4 17h15',
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside words: hidden from screen readers. */
export function Icon({ name }: { name: IconName }): Html {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** Drawn once per page, so that hundreds of ticks stay small. */
export function TickSymbol(): Html {
  return (
    <svg class="symbols" aria-hidden="true">
      <symbol id="tick" viewBox="0 0 24 24">
        <path d={paths.tick} />
      </symbol>
    </svg>
  );
}

/** A ticked cell, said as 是. Needs `TickSymbol` on the page. */
export function Tick(): Html {
  return (
    <>
      <span class="unseen">是</span>
      <svg class="icon" aria-hidden="true">
        <use href="#tick" />
      </svg>
    </>
  );
}
