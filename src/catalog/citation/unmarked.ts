import { withoutSpaces } from '../text.js';
import type { NumberFound } from './document-number.js';
import { readNumbers } from './document-number.js';
import type { CitationFound } from './found.js';
import type { Printed } from './printed.js';
import { printedBetween } from './printed.js';
import { readEnd, readTail } from './tail.js';
import { isDamaged, isForm, isUnmarkedTitle, unmarkedEnds } from './title-words.js';
import { openingLength } from './words.js';

/** Citations without 《》 between two places: 城镇燃气管理条例（2016年修订）, 国办发〔2019〕54号. */
export function unmarkedBetween(printed: Printed, from: number, to: number): CitationFound[] {
  const titled: CitationFound[] = [];
  let read = from;
  for (const end of unmarkedEnds(printed, from, to)) {
    const citation = end > read ? unmarkedTitle(printed, read, end, to) : null;
    if (citation === null) continue;
    titled.push(citation);
    read = citation.to;
  }
  return withNumbers(titled, readNumbers(printed.signs, from, to));
}

/** The citation whose title ends at a place; null if the words before it are no title. */
function unmarkedTitle(printed: Printed, floor: number, end: number, limit: number): CitationFound | null {
  const { signs } = printed;
  const from = unmarkedStart(signs, end, floor);
  const start = signs.charAt(from) === '<' ? from + 1 : from;
  const words = signs.slice(start, end);
  // 税收征收管理法》: the opening mark is lost, the closing one says that it is a title
  const closed = signs.charAt(end) === '》';
  const named = closed ? words.length >= 3 && !isForm(words) && !isDamaged(words) : isUnmarkedTitle(words);
  if (!named) return null;
  const tail = readTail(printed, /[》”"]/u.test(signs.charAt(end)) ? end + 1 : end, limit);
  const title = withoutSpaces(printedBetween(printed, start, end));
  return { ...tail, from, to: Math.min(limit, readEnd(printed, tail)), title };
}

/** Where an unmarked title begins: behind the last sign, numbering or 根据 before it. */
function unmarkedStart(signs: string, end: number, floor: number): number {
  let from = end;
  while (from > floor && end - from < 120 && !/[、,;。:》)“”"①-⑳●·■□]/u.test(signs.charAt(from - 1))) from--;
  from += /^(?:\d{1,2}\.|\()/u.exec(signs.slice(from, end))?.[0].length ?? 0;
  return from + openingLength(signs.slice(from, end));
}

/** Numbers that belong to no title are citations of their own; both in printed order. */
function withNumbers(titled: CitationFound[], numbers: NumberFound[]): CitationFound[] {
  const found: CitationFound[] = [];
  let next = 0;
  for (const { number, from, to } of numbers) {
    for (let title = titled[next]; title !== undefined && title.from <= from; title = titled[++next])
      found.push(title);
    if (from < (found.at(-1)?.to ?? 0)) continue;
    found.push({
      from,
      textTo: to,
      rest: to,
      to,
      title: null,
      numbers: [number],
      edition: null,
      articles: [],
    });
  }
  for (; next < titled.length; next++) found.push(...titled.slice(next, next + 1));
  return found;
}
