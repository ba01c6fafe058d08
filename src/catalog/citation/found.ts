/**
 * A citation found in a cell: `from`…`textTo` is its text, from `rest` on words are left over, `to` is where reading
 * goes on.
 */
export type CitationFound = {
  from: number;
  textTo: number;
  rest: number;
  to: number;
  title: string | null;
  numbers: string[];
  edition: string | null;
  articles: string[];
};

/** 《a》《b》(国务院令第271号、第456号): as many numbers as titles before them, one each. */
export function shareNumbers(signs: string, found: CitationFound[]): void {
  for (const [index, last] of found.entries()) {
    const count = last.numbers.length;
    const group = count > 1 ? found.slice(Math.max(0, index - count + 1), index + 1) : [];
    if (group.length !== count || count < 2) continue;
    const touching = group.every(
      (each, place) => place === 0 || /^[、和及,]?$/u.test(signs.slice(group[place - 1]?.to, each.from)),
    );
    if (!touching || group.slice(0, -1).some((each) => each.numbers.length > 0 || each.articles.length > 0))
      continue;
    const numbers = last.numbers;
    for (const [place, each] of group.entries()) each.numbers = numbers.slice(place, place + 1);
  }
}
