import { foldWidth, withoutSpaces } from './text.js';

/** A stretch of a time limit between two separators. `folded` has ASCII signs at the same places as `printed`. */
export type Clause = {
  printed: string;
  folded: string;
  /** What a label (处罚决定：) or a bracket ((结果信息)) in front says the clause is about. */
  scope: string | null;
  /** True after ；, 。 or a number: triggers and labels of the sentence before no longer hold. */
  opensSentence: boolean;
};

const separator =
  /(?<comma>,)|[;。…]|[①-⑳]|(?<!\d)\(?\d{1,2}[.、)](?!\d)|\([一二三四五六七八九十]{1,3}\)|(?<=^|[;。])[一二三四五六七八九十]{1,3}、/gu;

export function clausesOf(text: string): Clause[] {
  const printed = withoutSpaces(text);
  const folded = foldWidth(printed);
  const clauses: Clause[] = [];
  let scope: string | null = null;
  let opensSentence = true;
  const addClause = (from: number, to: number): void => {
    if (from >= to) return;
    if (opensSentence) scope = null;
    const label = readLabel(folded.slice(from, to));
    const start = from + label.length;
    if (label.length > 0)
      scope = label.names === null ? null : printed.slice(from + label.names[0], from + label.names[1]);
    clauses.push({
      printed: printed.slice(start, to),
      folded: folded.slice(start, to),
      scope,
      opensSentence,
    });
    opensSentence = false;
  };
  let from = 0;
  for (const match of folded.matchAll(separator)) {
    addClause(from, match.index);
    from = match.index + match[0].length;
    if (match.groups?.['comma'] === undefined) opensSentence = true;
  }
  addClause(from, folded.length);
  return clauses;
}

const label = /^(?:(?<title>[^:]{1,40}):|\((?<bracket>[^()]{1,40})\)(?=.))/u;

/** How long the label at the start of a clause is, and which characters of it name a scope. */
function readLabel(folded: string): { length: number; names: [number, number] | null } {
  const match = label.exec(folded);
  if (match === null) return { length: 0, names: null };
  const { title, bracket } = match.groups ?? {};
  const length = match[0].length;
  if (bracket !== undefined) return { length, names: [1, length - 1] };
  return { length, names: isHeading(title ?? '') ? null : [0, length - 1] };
}

/** 公开时限：, the heading of the column itself, is no scope. */
function isHeading(title: string): boolean {
  return /^(?:信息)?(?:公开|公示|公布)?(?:的?时限|期限|时间|要求)$/u.test(title);
}
