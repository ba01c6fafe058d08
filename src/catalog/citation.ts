import { readCell } from './citation/cell.js';
import type { CitationFound } from './citation/found.js';
import { printedBetween } from './citation/printed.js';
import { readRegion } from './citation/words.js';
import { withoutSpaces } from './text.js';

export { readEdition } from './citation/edition.js';

/** A reference from an item to a regulation. `text` is as printed; everything else is read from it. */
export type Citation = {
  text: string;
  /** Without the outer 《》; null if only a number is printed. */
  title: string | null;
  /** e.g. 国务院令第711号, 国办发〔2019〕54号: 〔〕, Arabic digits, no spaces. */
  documentNumber: string | null;
  /** The edition cited, e.g. 2018年修正; null if none is printed. */
  edition: string | null;
  /** e.g. 第十条第一款. */
  articles: string[];
};

/** Reads one citation, e.g. `《社会救助暂行办法》（国务院令第649号）第十一条`. Never fails: what can't be read is null. */
export function parseCitation(text: string): Citation {
  const [first] = readCitations(text).citations;
  return first === undefined
    ? { text, title: null, documentNumber: null, edition: null, articles: [] }
    : { ...first, text };
}

/** All citations in a cell of 公开依据, in printed order, and the words that are none. */
export function readCitations(cell: string): { citations: Citation[]; leftover: string } {
  const { printed, found, leftover } = readCell(cell);
  return {
    citations: found.map((each) => toCitation(each, printedBetween(printed, each.from, each.textTo))),
    leftover,
  };
}

/** Of several numbers the last counts: it is the one of the edition. */
function toCitation({ title, numbers, edition, articles }: CitationFound, text: string): Citation {
  return { text, title, documentNumber: numbers.at(-1) ?? null, edition, articles };
}

/** The region printed in front of the title, which decides what is meant: 浙江省 of 浙江省《消防条例》; null if there is none. */
export function regionOf(text: string): string | null {
  const mark = text.search(/[《〈<]/u);
  return mark <= 0 ? null : readRegion(withoutSpaces(text.slice(0, mark)));
}
