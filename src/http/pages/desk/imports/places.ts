import type { OfferedRepair } from '../../../../actions/offered-repairs.js';
import type { Position, ReportedProblem } from '../../../../problem.js';

/** Problems by their row; those of the file or a sheet are apart. */
export type PlacedProblems = { rows: Map<string, ReportedProblem[]>; others: ReportedProblem[] };

export function problemsByPlace(problems: readonly ReportedProblem[]): PlacedProblems {
  const placed: PlacedProblems = { rows: new Map(), others: [] };
  for (const problem of problems) {
    if (problem.at.row === null) placed.others.push(problem);
    else {
      const key = keyOfRow(problem.at);
      placed.rows.set(key, [...(placed.rows.get(key) ?? []), problem]);
    }
  }
  return placed;
}

export function repairsByCell(repairs: readonly OfferedRepair[]): Map<string, OfferedRepair[]> {
  const placed = new Map<string, OfferedRepair[]>();
  for (const repair of repairs) {
    const key = keyOfCell(repair.at);
    placed.set(key, [...(placed.get(key) ?? []), repair]);
  }
  return placed;
}

export function keyOfRow({ sheet, row }: Position): string {
  return JSON.stringify([sheet, row]);
}

export function keyOfCell({ sheet, cell }: Position): string {
  return JSON.stringify([sheet, cell]);
}
