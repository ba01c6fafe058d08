import { generateNKeysBetween } from 'fractional-indexing';
import { stationaryKeys } from '../catalog/order.js';

/** Something with a place in a list: an order key that lets others be put between without touching it. */
export type Placed = { code: string; position: string };

/**
 * Order keys for a list after a change: what stays keeps its key, what was added or moved gets one between its
 * neighbours. Keys compare by code unit.
 */
export function planPositions(before: readonly Placed[], after: readonly string[]): Map<string, string> {
  const keyOf = new Map(before.map(({ code, position }) => [code, position]));
  const still = stationaryKeys([...keyOf.keys()], after);
  const positions = new Map<string, string>();
  let left: string | null = null;
  let waiting: string[] = [];
  const settle = (right: string | null): void => {
    const keys = generateNKeysBetween(left, right, waiting.length);
    for (const [index, code] of waiting.entries()) positions.set(code, keys[index] ?? '');
    waiting = [];
  };
  for (const code of after) {
    const kept = still.has(code) ? keyOf.get(code) : undefined;
    if (kept === undefined) {
      waiting.push(code);
      continue;
    }
    settle(kept);
    positions.set(code, kept);
    left = kept;
  }
  settle(null);
  return positions;
}
