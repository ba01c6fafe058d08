import { parseNumeral } from '../catalog/text.js';

/** 第十条第一款 as steps from the article down; a step may be a range (第十条至第十二条). */
type Step = { unit: string; from: number; to: number };

const step =
  /第?(?<number>\d{1,4}|[零〇○一二三四五六七八九十百千]{1,9})(?<unit>[条款项目])(?:之(?<added>[一二三四五六七八九十]{1,3}))?/gu;

/** Whether two references to articles may mean the same words: one equals, holds or lies in the other. */
export function touches(article: string, other: string): boolean {
  const [first, second] = [readSteps(article), readSteps(other)];
  for (const [depth, { unit, from, to }] of first.entries()) {
    const beside = second[depth];
    // 第十条第三项 may lie in 第十条第一款: where the units differ nothing tells
    if (beside?.unit !== unit) return true;
    if (to < beside.from || beside.to < from) return false;
  }
  return true;
}

export function touchesAny(articles: readonly string[], others: readonly string[]): boolean {
  return articles.some((article) => others.some((other) => touches(article, other)));
}

/** The last article that a reference names; null where it names none that can be read. */
export function lastArticle(article: string): number | null {
  const [first] = readSteps(article);
  return first?.unit === '条' ? Math.floor(first.to) : null;
}

/** The reference with its article numbered anew, what is below it kept: 第十条第一款 → 第十九条第一款. */
export function renumber(article: string, from: string, to: string): string | null {
  const [cited, moved] = [readSteps(article), readSteps(from)];
  const [first, ...below] = cited;
  const [origin, ...deeper] = moved;
  if (first === undefined || origin === undefined || deeper.length > 0) return null;
  if (first.from !== origin.from || first.to !== first.from) return null;
  const rest =
    below.length === 0
      ? ''
      : article.replace(/\s/gu, '').replace(/^.*?条(?:之[一二三四五六七八九十]{1,3})?/u, '');
  return `${to}${rest}`;
}

function readSteps(article: string): Step[] {
  const [beginning = '', ending] = article
    .normalize('NFKC')
    .replace(/[\s()]/gu, '')
    .split(/[至到—~-]/u);
  const steps = stepsOf(beginning);
  const [last] = ending === undefined ? [] : stepsOf(ending);
  const depth = last === undefined ? -1 : steps.findIndex(({ unit }) => unit === last.unit);
  const ranged = steps[depth];
  if (last === undefined || ranged === undefined) return steps;
  return [...steps.slice(0, depth), { ...ranged, to: Math.max(last.to, ranged.from) }];
}

/** 第十条之一 stands between 第十条 and 第十一条. */
function stepsOf(text: string): Step[] {
  return [...text.matchAll(step)].map(({ groups = {} }) => {
    const added = groups['added'] === undefined ? 0 : (parseNumeral(groups['added']) ?? 0) / 100;
    const number = (parseNumeral(groups['number'] ?? '') ?? 0) + added;
    return { unit: groups['unit'] ?? '', from: number, to: number };
  });
}
