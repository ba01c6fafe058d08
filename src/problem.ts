/** Where in a file something is wrong, as a spreadsheet shows it. Born in the reader, never recomputed. */
export type Position = {
  sheet: string | null;
  /** From 1. */
  row: number | null;
  /** A1 style, e.g. `D3`. */
  cell: string | null;
};

export type Severity = 'error' | 'warning' | 'info';

/** Something wrong in data, at a place. One line per thing that can be wrong. */
export type Problem =
  | { code: 'item.title-missing'; at: Position }
  | { code: 'item.repeated'; at: Position; first: Position; title: string };

export type ProblemCode = Problem['code'];

type Entry<C extends ProblemCode> = { severity: Severity; say: (problem: Extract<Problem, { code: C }>) => string };

/** The sentence (plain Chinese) and severity of every code. A code without a line here does not compile. */
export const problemCatalog: { [C in ProblemCode]: Entry<C> } = {
  'item.title-missing': { severity: 'error', say: () => '这一行没有事项名称，请补写一级事项或二级事项。' },
  'item.repeated': {
    severity: 'error',
    say: (p) => `“${p.title}”重复，${sayPosition(p.first)} 已有同名事项，请删去一行或改名。`,
  },
};

/** A problem as reports, the CLI and the API give it. */
export type ReportedProblem = { code: ProblemCode; severity: Severity; at: Position; message: string };

export function reportProblem(problem: Problem): ReportedProblem {
  const { code, at, ...details } = problem;
  return { code, severity: severityOf(problem), at, message: sentenceOf(problem), ...details };
}

export function severityOf(problem: Problem): Severity {
  return problemCatalog[problem.code].severity;
}

export function sentenceOf(problem: Problem): string {
  const entry = problemCatalog[problem.code] as Entry<ProblemCode>; // the table is keyed by the problem's own code
  return entry.say(problem);
}

/** `目录!D3`, `目录!第3行`. */
export function sayPosition({ sheet, row, cell }: Position): string {
  const place = cell ?? (row === null ? '' : `第${row}行`);
  return sheet === null ? place : `${sheet}!${place}`;
}

/** A value and everything found wrong on the way to it: collect, don't stop. */
export type Checked<T> = { value: T; problems: Problem[] };
