import type { Catalog } from '../catalog.js';
import type { Conflict, Decision } from './conflict.js';
import { mergeOutlines, snapshotOf } from './merge-outline.js';
import { stayingItems } from './outline-places.js';
import { Questions } from './questions.js';
import { mapSides } from './sides.js';

/**
 * What two catalogs made of one come to together. Where a conflict is not decided, `catalog` has it as theirs.
 * `merge(b, b, x)`, `merge(b, x, b)` and `merge(b, x, x)` are x; without conflicts ours and theirs may change places.
 */
export function mergeCatalogs(
  base: Catalog,
  ours: Catalog,
  theirs: Catalog,
  decisions: readonly Decision[] = [],
): { catalog: Catalog; conflicts: Conflict[] } {
  const sides = mapSides({ base, ours, theirs }, snapshotOf);
  const outlines = mapSides(sides, ({ outline }) => outline);
  const domains = Object.values(outlines).flatMap((side) => side.map(({ code }) => code));
  const questions = new Questions(decisions, (code) => domains.includes(code));
  const { rows, outline } = mergeOutlines(
    sides,
    {
      codes: new Set(Object.values(outlines).flatMap((side) => side.flatMap(({ items }) => items))),
      stays: {
        ours: stayingItems(outlines.base, outlines.ours),
        theirs: stayingItems(outlines.base, outlines.theirs),
      },
    },
    questions.ask,
  );
  return {
    catalog: {
      domains: outline.map(({ code, name, items }) => ({
        code,
        name,
        items: items.flatMap((item) => {
          const row = rows.get(item);
          return row ? [{ code: item, ...row.content }] : [];
        }),
      })),
    },
    conflicts: questions.conflicts,
  };
}
