import { parseNumeral, toNumeral } from '../text.js';
import { matchAt } from './matches.js';

const numeral = '\\(?(?:\\d{1,4}|[零〇○一二三四五六七八九十百千]{1,9})\\)?';
const joint = '[、,;和及与]|以及';
const range = '[至到-]';
/** 第十条, and with one 条 for several: 第十、十一条, 第十至十二条, 第(一)、(三)项. */
const group = new RegExp(
  `第?(?<numbers>${numeral}(?:(?:${joint}|${range})第?${numeral}){0,30})(?<unit>条|款|项|目|编|章|节)(?<added>之[一二三四五六七八九十]{1,3})?`,
  'uy',
);
const nextUnit = new RegExp(`(?=[第(])${group.source}`, 'uy');
const beginning = new RegExp(`、?第${numeral}(?:(?:${joint}|${range})第?${numeral}){0,30}[条编章节]`, 'uy');
const jointAt = new RegExp(joint, 'uy');
const rangeAt = new RegExp(range, 'uy');

const units = ['条', '款', '项', '目'] as const;
type Unit = (typeof units)[number];
type Path = { unit: Unit; name: string }[];

/** The articles printed from a place on and where they end; null if none begin there. Chapters are passed over. */
export function articlesAt(signs: string, at: number): { articles: string[]; to: number } | null {
  if (matchAt(beginning, signs, at) === null) return null;
  const articles: string[] = [];
  let to = signs.startsWith('、', at) ? at + 1 : at;
  let path: Path = [];
  let ranged = false;
  for (let next: number | null = to; next !== null;) {
    const read: PathRead = readPath(signs, next, path);
    const first = ranged ? articles.pop() : undefined;
    const added =
      first === undefined ? read.articles : [`${first}至${read.ending}`, ...read.articles.slice(1)];
    for (const article of added) articles.push(article);
    ({ to, path } = read);
    ranged = matchAt(rangeAt, signs, to) !== null;
    next = nextStart(signs, to);
  }
  return { articles, to };
}

/** Behind 、, 和 or 至, where the next reference begins; null if none does. */
function nextStart(signs: string, at: number): number | null {
  const link = matchAt(rangeAt, signs, at) ?? matchAt(jointAt, signs, at);
  const start = at + (link?.[0].length ?? 0);
  return link !== null && matchAt(group, signs, start) !== null ? start : null;
}

type PathRead = { articles: string[]; ending: string; path: Path; to: number };

/** One reference from the article down to the item (第十条第一款第（三）项); upper parts not printed are those before. */
function readPath(signs: string, at: number, above: Path): PathRead {
  let path = above;
  let to = at;
  let ending = '';
  const articles: string[] = [];
  for (let match = matchAt(group, signs, at); match !== null; match = matchAt(nextUnit, signs, to)) {
    to += match[0].length;
    const { numbers = '', unit = '', added = '' } = match.groups ?? {};
    if (!isUnit(unit)) continue;
    const names = namesOf(numbers, unit, added);
    const last = names.pop() ?? '';
    for (const name of names) articles.push(printPath(pathTo(path, unit, name)));
    path = pathTo(path, unit, last);
    ending += last;
  }
  if (ending !== '') articles.push(printPath(path));
  return { articles, ending, path, to };
}

function isUnit(unit: string): unit is Unit {
  return units.some((each) => each === unit);
}

/** The path above a unit stays, what was below it goes. */
function pathTo(path: Path, unit: Unit, name: string): Path {
  return [...path.filter((part) => units.indexOf(part.unit) < units.indexOf(unit)), { unit, name }];
}

function printPath(path: Path): string {
  return path.map(({ name }) => name).join('');
}

/** 十、十一 with 条 → 第十条, 第十一条; 十至十二 with 条 → 第十条至第十二条. */
function namesOf(numbers: string, unit: string, added: string): string[] {
  const names: string[] = [];
  let ranged = false;
  for (const part of numbers.split(/(以及|[、,;和及与至到-])/u)) {
    if (/^[至到-]$/u.test(part)) ranged = true;
    if (!/\d|[零〇○一二三四五六七八九十百千]/u.test(part)) continue;
    const value = parseNumeral(part.replace(/[第()]/gu, '')) ?? 0;
    const printed = part.includes('(') || part.includes(')') ? `（${toNumeral(value)}）` : toNumeral(value);
    const name = `第${printed}${unit}`;
    const last = ranged ? names.pop() : undefined;
    names.push(last === undefined ? name : `${last}至${name}`);
    ranged = false;
  }
  const last = names.pop() ?? '';
  return [...names, `${last}${added}`];
}
