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
  const title = /《(.+)》/u.exec(text)?.[1] ?? null;
  return { text, title, documentNumber: null, edition: null, articles: [] };
}

/** All citations in a cell of 公开依据, in printed order, and the words that are none. */
export function readCitations(cell: string): { citations: Citation[]; leftover: string } {
  const texts = cell.match(/《[^》]+》(?:[（(][^）)]*[）)])?/gu) ?? [];
  return { citations: texts.map(parseCitation), leftover: '' };
}
