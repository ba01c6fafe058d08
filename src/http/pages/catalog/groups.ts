import type { CatalogRow } from './view.js';

/** Neighbours that share a name; null where the source gives none. */
export type Group<Row = CatalogRow> = { name: string | null; rows: [Row, ...Row[]] };

/** As the printed form merges its cells: only what stands together belongs together. */
export function groupNeighbours<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string | null,
): Group<Row>[] {
  const groups: Group<Row>[] = [];
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
