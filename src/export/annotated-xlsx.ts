import ExcelJS from 'exceljs';
import type { Problem, ReportedProblem } from '../problem.js';
import { reportProblem } from '../problem.js';
import type { Mark } from './annotated-marks.js';
import { markOf } from './annotated-marks.js';
import type { SheetGrid } from './annotated-merges.js';
import type { ListedProblem } from './annotated-list.js';
import { writeProblemList } from './annotated-list.js';
import type { Marked } from './annotated-sheet.js';
import { writeSheet } from './annotated-sheet.js';
import { sheetNames } from './official/sheet-names.js';
import { dateZip } from './zip-time.js';

/** The sheets of a file as they were read again; `problem`: why there are none. */
export type SheetReading = { grids: readonly SheetGrid[]; problem: Problem | null };

const listName = '问题一览';

/**
 * A person's own sheets, made anew from what was read, with every problem as a comment and a colour at its cell; first a
 * sheet that lists them all. There are no formulas. The same file, report and instant give the same bytes.
 */
export async function annotatedWorkbook(
  { grids, problem }: SheetReading,
  reported: readonly ReportedProblem[],
  file: { name: string; receivedAt: string },
): Promise<Buffer> {
  const receivedAt = new Date(file.receivedAt);
  const problems = problem === null ? reported : [reportProblem(problem), ...reported];
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, {
    title: listName,
    creator: '',
    lastModifiedBy: '',
    language: 'zh-CN', // the library writes it, its types do not name it
    created: receivedAt,
    modified: receivedAt,
  });
  const list = workbook.addWorksheet(listName);
  const names = sheetNames(
    grids.map(({ sheet }) => sheet ?? '表格'),
    [listName],
  );
  const placed = problems.map((each) => ({ problem: each, mark: markOf(each.at, grids) }));
  const cells = byCell(placed);
  grids.forEach((grid, index) => {
    const marked = cells.filter(({ mark }) => mark.sheet === index);
    writeSheet(
      workbook.addWorksheet(names[index] ?? ''),
      grid,
      marked.map(({ mark, problems: here }): Marked => ({ ...mark, problems: here })),
    );
  });
  cells.forEach(({ mark }, index) => {
    // a link to a name is plain ASCII; one to a cell would put the sheet's name into a URI
    const column = list.getColumn(mark.column + 1).letter;
    workbook.definedNames.add(`'${names[mark.sheet] ?? ''}'!$${column}$${mark.row}`, targetOf(index));
  });
  writeProblemList(list, file, listed(placed, cells));
  return dateZip(Buffer.from(await workbook.xlsx.writeBuffer()), receivedAt);
}

type Placed = { problem: ReportedProblem; mark: Mark | null };
type MarkedCell = { mark: Mark; problems: ReportedProblem[] };

function byCell(placed: readonly Placed[]): MarkedCell[] {
  const cells = new Map<string, MarkedCell>();
  for (const { problem, mark } of placed) {
    if (mark === null) continue;
    const known = cells.get(keyOf(mark));
    if (known) known.problems.push(problem);
    else cells.set(keyOf(mark), { mark, problems: [problem] });
  }
  return [...cells.values()];
}

function listed(placed: readonly Placed[], cells: readonly MarkedCell[]): ListedProblem[] {
  const targets = new Map(cells.map(({ mark }, index) => [keyOf(mark), targetOf(index)]));
  return placed.map(({ problem, mark }) => ({
    problem,
    target: mark === null ? null : (targets.get(keyOf(mark)) ?? null),
  }));
}

function keyOf({ sheet, row, column }: Mark): string {
  return `${sheet}:${row}:${column}`;
}

function targetOf(index: number): string {
  return `problem_${index + 1}`;
}
