import type { FileProblem, Position } from '../problem.js';

/** The whole file: no sheet, no cell. */
export const wholeFile: Position = Object.freeze({ sheet: null, row: null, cell: null });

/** Thrown by a reader that cannot go on, caught in one place and turned into its problem. */
export class UnreadableFile extends Error {
  constructor(readonly problem: FileProblem) {
    super(problem.code);
  }
}

export function damaged(): UnreadableFile {
  return new UnreadableFile({ code: 'file.damaged', at: wholeFile });
}
