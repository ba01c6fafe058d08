import { stationaryKeys } from '../order.js';
import type { Outline } from '../outline.js';
import { chosenOf } from './conflict.js';
import { mergeOrder } from './merge-order.js';
import { insertNear } from './outline-places.js';
import type { Ask } from './questions.js';
import type { Sides } from './sides.js';
import { mapSides, mergeWhole } from './sides.js';

/**
 * The domains after both sides' changes, in order. One that a side took away is gone, whatever the other called it,
 * unless an item is left in it.
 */
export function mergeDomains(
  sides: Sides<Outline>,
  inhabited: ReadonlySet<string>,
  ask: Ask,
): { code: string; name: string }[] {
  const lists = mapSides(sides, (outline) => outline.map(({ code }) => code));
  const { base, ours, theirs } = mapSides(sides, (outline) => new Map(outline.map((d) => [d.code, d.name])));
  const keeps = (code: string) => !base.has(code) || (ours.has(code) && theirs.has(code));
  const { order } = mergeOrder(lists, {
    stays: {
      ours: stationaryKeys(lists.base, lists.ours),
      theirs: stationaryKeys(lists.base, lists.theirs),
    },
    keeps,
    settle: (code) => {
      const follows = mapSides(lists, (list) => list[list.indexOf(code) - 1] ?? null);
      const dispute = { kind: 'domain', domain: code, what: 'place', ...follows } as const;
      return ask(dispute, () => ({ choice: 'theirs', why: 'published' })) === 'ours' ? 'ours' : 'theirs';
    },
  });
  for (const [index, code] of lists.base.entries()) {
    if (inhabited.has(code) && !order.includes(code)) {
      insertNear(order, code, lists.base[index - 1] ?? null, lists.base);
    }
  }
  return order.map((code) => {
    const before = base.get(code) ?? null;
    const names = { base: before, ours: ours.get(code) ?? before, theirs: theirs.get(code) ?? before };
    return { code, name: mergeName(code, names, ask) };
  });
}

function mergeName(domain: string, names: Sides<string | null>, ask: Ask): string {
  const whole = mergeWhole(names);
  if (whole) return whole.value ?? '';
  const choice = ask({ kind: 'domain', domain, what: 'name', ...names }, () => ({
    choice: 'theirs',
    why: 'published',
  }));
  return chosenOf(names, choice) ?? '';
}
