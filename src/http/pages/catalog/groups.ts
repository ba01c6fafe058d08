import type { CatalogRow } from './view.js';

/** Neighbours that share a name; null where the source gives none. */
export type Group = { name: string | null; rows: [CatalogRow, ...CatalogRow[]] };

/** As the printed form merges its cells: only what stands together belongs together. */
export function groupNeighbours(
  rows: readonly CatalogRow[],
  nameOf: (row: CatalogRow) => string | null,
): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const name = nameOf(row);
    const open = groups.at(-1);
    if (open?.name === name) open.rows.push(row);
    else groups.push({ name, rows: [row] });
  }
  return groups;
}

export function groupsOfLevel1(rows: readonly CatalogRow[]): Group[] {
  return groupNeighbours(rows, ({ item }) => item.level1);
}
