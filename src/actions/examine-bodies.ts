import type { Organization } from '../account/organization.js';
import type { Catalog } from '../catalog/catalog.js';
import { findNearBody } from '../catalog/near-body.js';
import { readBodies } from '../import/cells/bodies.js';
import { cellOfField } from '../import/field-places.js';
import type { ReadItem } from '../import/read.js';
import type { CellRepair } from '../import/repairs.js';
import type { Problem } from '../problem.js';

/** 公开主体 that nobody knows, one slip of the hand from one that is known, and what their cells may say instead. */
export function examineBodies(
  rows: readonly ReadItem[],
  { domains }: Catalog,
  organizations: readonly Organization[],
): { problems: Problem[]; repairs: CellRepair[] } {
  const known = new Set([
    ...domains.flatMap(({ items }) => items.flatMap(({ disclosingBodies }) => disclosingBodies)),
    ...organizations.flatMap(({ names, aliases }) => [...names.map(({ name }) => name), ...aliases]),
  ]);
  const meant = new Map<string, string | null>([...known].map((body) => [body, null]));
  const problems: Problem[] = [];
  const repairs: CellRepair[] = [];
  for (const row of rows) {
    const { disclosingBodies } = row.content;
    const { at, writable } = cellOfField(row, 'disclosingBodies');
    for (const found of disclosingBodies) {
      const near = meant.has(found) ? (meant.get(found) ?? null) : findNearBody(found, known);
      meant.set(found, near);
      if (near === null) continue;
      const problem = { code: 'item.body-unlike', at, found, near } as const;
      problems.push(problem);
      const bodies = disclosingBodies.map((body) => (body === found ? near : body));
      const says = bodies.join('、');
      if (writable && readBodies(says).join('\n') === bodies.join('\n'))
        repairs.push({ at, code: problem.code, says, label: `改为“${near}”` });
    }
  }
  return { problems, repairs };
}
