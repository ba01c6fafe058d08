import { generateNKeysBetween } from 'fractional-indexing';

/** Something with a place in a list: an order key that lets others be put between without touching it. */
export type Placed = { code: string; position: string };

/**
 * Order keys for a list after a change: what is new or was moved gets one between its neighbours, unless the one it had
 * still fits there; all else keeps its key. Keys compare by code unit. A part of a list will do, if it has all that was
 * moved or taken out and what was or will be next to it.
 */
export function planPositions(
  before: readonly Placed[],
  after: readonly string[],
  moved: ReadonlySet<string>,
): Map<string, string> {
  const keyOf = new Map(before.map(({ code, position }) => [code, position]));
  const positions = new Map<string, string>();
  let left: string | null = null;
  for (const run of runsOf(after, (code) => keyOf.has(code) && !moved.has(code))) {
    const end = run.end === null ? null : (keyOf.get(run.end) ?? null);
    left = placeRun(run.codes, keyOf, { left, end }, positions);
    if (run.end === null || end === null) continue;
    positions.set(run.end, end);
    left = end;
  }
  return positions;
}

/** What stands between two that stay: up to one of them, or to the end of the list. */
type Run = { codes: string[]; end: string | null };

function* runsOf(codes: readonly string[], stays: (code: string) => boolean): Generator<Run> {
  let open: string[] = [];
  for (const code of codes) {
    if (!stays(code)) {
      open.push(code);
      continue;
    }
    yield { codes: open, end: code };
    open = [];
  }
  yield { codes: open, end: null };
}

/** Gives the last key. */
function placeRun(
  codes: readonly string[],
  keyOf: ReadonlyMap<string, string>,
  { left: first, end }: { left: string | null; end: string | null },
  positions: Map<string, string>,
): string | null {
  let left = first;
  let waiting: string[] = [];
  const settle = (right: string | null): void => {
    const keys = generateNKeysBetween(left, right, waiting.length);
    for (const [index, code] of waiting.entries()) positions.set(code, keys[index] ?? '');
    waiting = [];
  };
  for (const code of codes) {
    const had = keyOf.get(code);
    const fits = had !== undefined && (left === null || had > left) && (end === null || had < end);
    if (!fits) {
      waiting.push(code);
      continue;
    }
    settle(had);
    positions.set(code, had);
    left = had;
  }
  const last = waiting.at(-1);
  settle(end);
  return last === undefined ? left : (positions.get(last) ?? left);
}
