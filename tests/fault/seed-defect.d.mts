export type Defect = {
  id: string;
  /** The threat, the law or the rule that no longer holds. */
  breaks: string;
  file: string;
  /** Stands in the file exactly once. */
  find: string;
  replace: string;
  test: string;
  /** The title of the one test of that file that must go red. */
  title: string;
};

export function readDefects(): Defect[];
export function findDefect(id: string): Defect;
export function seedDefect(defect: Defect, path: string, source: string): string;
