import { articlesAt } from './articles.js';
import { numberAt, readNumbers } from './document-number.js';
import { editionEnd, findEdition } from './edition.js';
import type { Printed } from './printed.js';
import { matchAt } from './matches.js';

/**
 * What stands behind a title: numbers, edition, articles. `textTo`: where the last of them ends; `rest`: where words
 * are left over again, behind brackets that say nothing ((试行), (2015)); `to`: where reading goes on; `clause`: an
 * article is named, so its words may follow.
 */
export type Tail = {
  numbers: string[];
  edition: string | null;
  articles: string[];
  textTo: number;
  rest: number;
  to: number;
  clause: boolean;
};

export function readTail(printed: Printed, at: number, limit: number): Tail {
  const tail: Tail = {
    numbers: [],
    edition: null,
    articles: [],
    textTo: at,
    rest: at,
    to: at,
    clause: false,
  };
  while (tail.to < limit && !tail.clause && readPart(printed, tail, limit));
  return tail;
}

/** Reads one more part into the tail; false if none follows. */
function readPart({ signs, closings }: Printed, tail: Tail, limit: number): boolean {
  const at = tail.to;
  if (signs.charAt(at) === '(') return readBracket(signs, closings[at] ?? 0, tail, limit);
  const number = numberAt(signs, at, limit);
  if (number !== null) {
    tail.numbers.push(number.number);
    // 《b》国务院令第198号): the bracket was opened before the title
    return goOn(tail, signs.charAt(number.to) === ')' && number.to < limit ? number.to + 1 : number.to);
  }
  const edition = editionEnd(signs, at);
  if (edition !== null && edition <= limit) {
    tail.edition = findEdition(signs.slice(at, edition));
    return goOn(tail, edition);
  }
  const articles = articlesAt(signs, at);
  if (articles === null || articles.to > limit) return false;
  tail.articles = articles.articles;
  tail.clause = true;
  return goOn(tail, articles.to);
}

function goOn(tail: Tail, to: number): true {
  tail.textTo = to;
  tail.rest = to;
  tail.to = to;
  return true;
}

function readBracket(signs: string, closing: number, tail: Tail, limit: number): boolean {
  const from = tail.to + 1;
  const closed = closing > 0 && closing < limit;
  const end = bracketEnd(signs, from, closed ? closing : Math.min(limit, from + 150), closed);
  const numbers = readNumbers(signs, from, end);
  const content = signs.slice(from, end);
  const edition = findEdition(
    content.replace(/[<《][^<>《》]*[>》]/gu, '').replace(/<[^<>]*>|《[^《》]*》/gu, ''),
  );
  const articles = articlesAt(content, 0);
  if (numbers.length > 0 || edition !== null || articles !== null) {
    for (const { number } of numbers) tail.numbers.push(number);
    tail.edition = edition ?? tail.edition;
    if (articles !== null) tail.articles = articles.articles;
    return goOn(
      tail,
      closed && end === closing ? closing + 1 : Math.max(numbers.at(-1)?.to ?? 0, lastWord(signs, from, end)),
    );
  }
  // an alias (以下简称《…》) is left over, a bracket that says nothing is passed over
  if (!closed || end < closing) return false;
  if (tail.rest === tail.to && !/简称|《/u.test(content)) tail.rest = closing + 1;
  tail.to = closing + 1;
  return true;
}

/** A bracket ends early where the next citation begins: (国务院令第100号、《…》. A decision inside it is part of the edition. */
function bracketEnd(signs: string, from: number, end: number, closed: boolean): number {
  const content = signs.slice(from, end);
  for (const match of content.matchAll(/[、,;。)]《(?<title>[^《》]{0,40})/gu))
    if (!/修改|决定|废止|修正/u.test(match.groups?.['title'] ?? '')) return from + match.index;
  if (closed) return end;
  const stop = content.search(/[、;。《]/u);
  return stop < 0 ? end : from + stop;
}

function lastWord(signs: string, from: number, end: number): number {
  return end - (/[、,;。]*$/u.exec(signs.slice(Math.max(from, end - 10), end))?.[0].length ?? 0);
}

/** Where reading goes on: words of an article quoted behind its number are passed over, whatever they cite. */
export function readEnd(printed: Printed, tail: Tail): number {
  return tail.clause && quoted(printed.signs, tail.to) ? clauseEnd(printed, tail.to) : tail.to;
}

/** 第二十条:行政机关…, 第二十七条 违反本条例…; not 第十条等. */
function quoted(signs: string, at: number): boolean {
  return matchAt(/(?:[的之]?规定)?[:,]?(?=[\p{Script=Han}“])(?!等|以?及|和|与)/uy, signs, at) !== null;
}

/** Where quoted words end: before a title that is not part of a sentence (依照《…》), or at the limit. */
function clauseEnd({ signs, places }: Printed, at: number): number {
  let inside = false;
  for (let next = signs.indexOf('《', at); next >= 0; next = signs.indexOf('《', next + 1)) {
    const lead = signs.slice(Math.max(at, next - 4), next);
    const apart = (places[next] ?? 0) > (places[next - 1] ?? 0) + 1 || /[。;》):\d.①-⑳●]$/u.test(lead);
    const inSentence = /(?:依照|按照|根据|违反|符合|适用|依据|执行|遵守|[和与及])$/u.test(lead);
    if (!inSentence && (apart || (/[、,]$/u.test(lead) && !inside))) return next;
    inside = true;
  }
  return signs.length;
}
