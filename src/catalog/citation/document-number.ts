import { parseNumeral } from '../text.js';
import { allMatches } from './matches.js';

/** A document number and where it stands in the signs that were read. */
export type NumberFound = { number: string; from: number; to: number };

const numeral = '\\d{1,5}|[零〇○一二三四五六七八九十百千]{1,9}';
const year = '(?:19|20)\\d{2}|[一二][零〇○一二三四五六七八九]{3}';

/** The part of a number that cannot be missed; its issuer stands in front. */
const core = new RegExp(
  [
    // 国办发〔2019〕54号, and with a bracket lost: 〔201954号, 2018〕8号
    `\\((?<opened>${year})\\)?年?(?<ordinal>第?)(?<a>${numeral})号`,
    `(?<![\\d(])(?<closed>${year})\\)第?(?<b>${numeral})号`,
    `(?<=[发函办字])\\(?(?<bare>${year})\\)?年?第?(?<c>${numeral})(?:号|(?=$|[),;、]))`,
    // 国务院令第711号, 公告2009年第1号
    `(?<order>令|公告|通告)\\(?(?:(?<orderYear>${year})年)?(?:第(?<d>${numeral})号?|(?<e>\\d{1,5})号)`,
    // 国务院第590号令, and with 令 lost: 国务院第649号
    `(?<=院|主席|部|委|会|局|署|府)第(?<f>${numeral})号(?<late>令|公告)?`,
    // the next of several: 国务院令第271号、第456号
    `(?<=号[、,和及])第(?<next>${numeral})号`,
  ].join('|'),
  'gu',
);

/** Fewer characters than 令第1号 hold no number. */
const shortest = 4;

/** All document numbers in the signs between two places, in printed order. */
export function readNumbers(signs: string, from: number, to: number): NumberFound[] {
  if (to - from < shortest) return [];
  const text = signs.slice(from, to);
  const numbers: NumberFound[] = [];
  let floor = 0;
  let head = '';
  for (const match of allMatches(core, text)) {
    const found = match.groups ?? {};
    const issuer = found['next'] === undefined ? issuerBefore(text, match.index, floor, isOrder(found)) : '';
    const to = match.index + match[0].length;
    const read =
      found['next'] === undefined ? printNumber(issuer, found) : printOrder(head, undefined, found['next']);
    if (read !== null && (issuer !== '' || head !== '' || found['order'] === '公告')) {
      numbers.push({ number: read, from: from + match.index - issuer.length, to: from + to });
      head = isOrder(found) ? `${issuer}${found['order'] ?? found['late'] ?? '令'}` : head;
    }
    floor = to;
  }
  return numbers;
}

/** The number that begins at a place, its issuer included: 》国务院令第198号. */
export function numberAt(signs: string, at: number, limit: number): NumberFound | null {
  if (!issuerSign.test(signs.charAt(at)) || signs.charAt(at) === '第') return null;
  const first = readNumbers(signs, at, Math.min(limit, at + 60))[0];
  return first?.from === at ? first : null;
}

type Found = Partial<Record<string, string>>;

function isOrder(found: Found): boolean {
  return found['order'] !== undefined || found['f'] !== undefined;
}

function printNumber(issuer: string, found: Found): string | null {
  if (found['order'] !== undefined)
    return printOrder(`${issuer}${found['order']}`, found['orderYear'], found['d'] ?? found['e'] ?? '');
  if (found['f'] !== undefined) return printOrder(`${issuer}${found['late'] ?? '令'}`, undefined, found['f']);
  const count = parseNumeral(found['a'] ?? found['b'] ?? found['c'] ?? '');
  const yearNumber = parseNumeral(found['opened'] ?? found['closed'] ?? found['bare'] ?? '');
  if (issuer === '' || count === null || yearNumber === null) return null;
  return `${issuer}〔${yearNumber}〕${found['ordinal'] ?? ''}${count}号`;
}

function printOrder(head: string, orderYear: string | undefined, count: string): string | null {
  const value = parseNumeral(count);
  const yearNumber = orderYear === undefined ? null : parseNumeral(orderYear);
  return value === null || head === ''
    ? null
    : `${head}${yearNumber === null ? '' : `${yearNumber}年`}第${value}号`;
}

const issuerSign = /[\p{Script=Han}A-Za-z]/u;
const office = /(?:院|部|委|会|局|署|行|办|厅|府|主席|总局)$/u;
/** Words that end before an issuer begins: 2001年6月20日|国务院令, 根据|国办发. */
const before =
  /^.*(?:日|公布|发布|通过|修正|修订|修改|施行|废止|根据|依据|按照|依照|印发|及|等|的|和(?=国发|国办|国务院|主席令))/u;

/** The issuer printed before a number: the run of words back to a sign, several offices joined by 、 included. */
function issuerBefore(text: string, end: number, floor: number, joint: boolean): string {
  let from = end;
  while (from > floor && end - from < 60 && issuerSign.test(text.charAt(from - 1))) from--;
  while (joint && from - 1 > floor && text.charAt(from - 1) === '、') {
    let start = from - 1;
    while (start > floor && end - start < 60 && issuerSign.test(text.charAt(start - 1))) start--;
    if (!office.test(text.slice(start, from - 1)) || before.test(text.slice(start, from - 1))) break;
    from = start;
  }
  return text
    .slice(from, end)
    .replace(before, '')
    .replace(/^(?:以|由|经)/u, '');
}
