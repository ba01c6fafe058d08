import type { BaseProblem, FileProblem } from './problem/file.js';
import { fileProblems } from './problem/file.js';
import type { ItemProblem } from './problem/item.js';
import { itemProblems } from './problem/item.js';
import type { OrganizationProblem, RegisterProblem } from './problem/list.js';
import { listProblems } from './problem/list.js';
import type { Position } from './problem/position.js';
import type { Sentences, Severity } from './problem/sentences.js';
import type { TableProblem } from './problem/table.js';
import { tableProblems } from './problem/table.js';

export type {
  BaseProblem,
  FileProblem,
  ItemProblem,
  OrganizationProblem,
  Position,
  RegisterProblem,
  Severity,
  TableProblem,
};
export { sayPosition } from './problem/position.js';

/** Something wrong in data, at a place. One line per thing that can be wrong. */
export type Problem =
  FileProblem | BaseProblem | TableProblem | ItemProblem | OrganizationProblem | RegisterProblem;

export type ProblemCode = Problem['code'];

/** The sentence (plain Chinese) and severity of every code. A code without a line here does not compile. */
export const problemCatalog: Sentences<Problem> = {
  ...fileProblems,
  ...tableProblems,
  ...listProblems,
  ...itemProblems,
};

/** A problem as reports, the CLI and the API give it. */
export type ReportedProblem = {
  code: ProblemCode;
  severity: Severity;
  at: Position;
  message: string;
  /** The id of one that it speaks of. */
  regulation?: string;
};

export function reportProblem(problem: Problem): ReportedProblem {
  const { code, at, ...details } = problem;
  return { code, severity: severityOf(problem), at, message: sentenceOf(problem), ...details };
}

export function severityOf(problem: Problem): Severity {
  return problemCatalog[problem.code].severity;
}

export function sentenceOf(problem: Problem): string {
  const entry = problemCatalog[problem.code] as { say: (problem: Problem) => string }; // keyed by the problem's own code
  return entry.say(problem);
}

/** A value and everything found wrong on the way to it: collect, don't stop. */
export type Checked<T> = { value: T; problems: Problem[] };
