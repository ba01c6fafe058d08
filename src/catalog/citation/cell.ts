import { withoutSpaces } from '../text.js';
import { numberAt } from './document-number.js';
import { findEdition } from './edition.js';
import type { CitationFound } from './found.js';
import { shareNumbers } from './found.js';
import type { Printed } from './printed.js';
import { printedBetween, readPrinted } from './printed.js';
import { readEnd, readTail } from './tail.js';
import type { TitlePlace } from './title.js';
import { innerMarkedTitleAt, markedTitleAt, outerTitleEnd } from './title.js';
import { isDamaged, isForm } from './title-words.js';
import { unmarkedBetween } from './unmarked.js';
import { bareWords, openingLength, prefixLength } from './words.js';

export type CellRead = { printed: Printed; found: CitationFound[]; leftover: string };

/** Reads a cell from left to right: words, a marked title with what follows it, words, … */
export function readCell(cell: string): CellRead {
  const printed = readPrinted(cell);
  const { signs } = printed;
  const found: CitationFound[] = [];
  let read = 0;
  for (let at = nextMark(signs, 0); at < signs.length;) {
    const place = placeAt(printed, at);
    if (place === null) {
      at = nextMark(signs, at + 1);
      continue;
    }
    const citation = citationAt(printed, place, read);
    if (citation === null) {
      at = nextMark(signs, place.to);
      continue;
    }
    for (const unmarked of unmarkedBetween(printed, read, citation.from)) found.push(unmarked);
    found.push(citation);
    read = citation.to;
    at = nextMark(signs, read);
  }
  for (const citation of unmarkedBetween(printed, read, signs.length)) found.push(citation);
  shareNumbers(signs, found);
  return { printed, found, leftover: leftoverOf(printed, found) };
}

function nextMark(signs: string, from: number): number {
  for (let at = from; at < signs.length; at++)
    if (signs.charAt(at) === '《' || signs.charAt(at) === '<') return at;
  return signs.length;
}

function placeAt(printed: Printed, at: number): TitlePlace | null {
  return printed.signs.charAt(at) === '《' ? markedTitleAt(printed, at) : innerMarkedTitleAt(printed, at);
}

/** The citation whose title stands in marks; null for forms and damaged names. `floor`: what is read already. */
function citationAt(printed: Printed, marked: TitlePlace, floor: number): CitationFound | null {
  const { signs } = printed;
  const lead = signs.slice(leadStart(signs, marked.from, floor), marked.from);
  const outer = outerTitleEnd(printed, lead, marked.to);
  const from = marked.from - (outer === null ? prefixLength(lead) : lead.length - openingLength(lead));
  const place = outer === null ? marked : { from, start: from, end: outer, to: outer };
  const own = readOwnTail(printed, place);
  const tail = readTail(printed, place.to, signs.length);
  const title = withoutSpaces(printedBetween(printed, place.start, own.end));
  const numbers = [...own.numbers, ...tail.numbers];
  if (isDamaged(title)) return null;
  if (isForm(title) && numbers.length === 0 && tail.articles.length === 0) return null;
  const edition = tail.edition ?? own.edition ?? findEdition(signs.slice(from, marked.from));
  return {
    from,
    textTo: tail.textTo,
    rest: tail.rest,
    to: readEnd(printed, tail),
    title: own.title ? title : null,
    numbers,
    edition,
    articles: tail.articles,
  };
}

/** 《政府信息公开条例(国务院令第711号)》, 《国办发〔2019〕54号》: a number or edition inside the marks. */
function readOwnTail(
  printed: Printed,
  place: TitlePlace,
): { end: number; title: boolean; numbers: string[]; edition: string | null } {
  const none = { end: place.end, title: true, numbers: [], edition: null };
  const number = numberAt(printed.signs, place.start, place.end);
  if (number?.to === place.end) return { ...none, title: false, numbers: [number.number] };
  // the bracket that ends the title: in it the year may stand in another one
  const inside = printed.closings.subarray(place.start, place.end).indexOf(place.end - 1);
  if (inside <= 0) return none;
  const opening = place.start + inside;
  const { numbers, edition } = readTail(printed, opening, place.end);
  return numbers.length > 0 || edition !== null ? { end: opening, title: true, numbers, edition } : none;
}

/** Where the words that touch a title begin: back to the last sign, at most thirty characters. */
function leadStart(signs: string, at: number, floor: number): number {
  let from = at;
  while (from > floor && at - from < 30 && /[\p{Script=Han}\d]/u.test(signs.charAt(from - 1))) from--;
  while (from < at && /\d/.test(signs.charAt(from)) && !/^\d{4}年/.test(signs.slice(from, from + 5))) from++;
  return from;
}

function leftoverOf(printed: Printed, found: CitationFound[]): string {
  const { signs } = printed;
  if (found.length === 0) return wholeCell(printed.cell);
  const pieces: string[] = [];
  let from = 0;
  for (const citation of found) {
    pieces.push(bareWords(printedBetween(printed, from, citation.from), true));
    from = citation.rest;
  }
  pieces.push(bareWords(printedBetween(printed, from, signs.length), false));
  return pieces.filter((piece) => piece !== '').join('；');
}

function wholeCell(cell: string): string {
  return bareWords(cell, false) === '' ? '' : cell.trim();
}
