import type { CatalogItem } from '../../catalog/item.js';
import { markupText } from '../../catalog/legal-text.js';
import { columns } from '../columns.js';
import type { StyleId } from './document-styles.js';
import type { FormColumn } from './form.js';
import { runsOf } from './runs.js';

/** Stands in the only row of a table until the items come: no text of a catalog can hold it. */
export const rowsComeHere = '\u0001';

export type DocumentTable = { form: readonly FormColumn[]; items: readonly CatalogItem[] };

/** So many characters go out together. */
const pieceLength = 65_536;

/**
 * A document with the rows of each table in place of the row that waits for them. A library that keeps every cell as an
 * object takes ten times as long and all memory for a large catalog.
 */
export function* fillDocumentRows(document: string, tables: readonly DocumentTable[]): Generator<string> {
  const [first = '', ...others] = document.split(rowsComeHere);
  let before = first;
  for (const [index, after] of others.entries()) {
    yield before.slice(0, before.lastIndexOf('<w:tr>'));
    const { form, items } = tables[index] ?? { form: [], items: [] };
    yield* inPieces(rowsOf(form, items));
    before = after.slice(after.indexOf('</w:tr>') + '</w:tr>'.length);
  }
  yield before;
}

function* inPieces(rows: Iterable<string>): Generator<string> {
  let piece = '';
  for (const row of rows) {
    piece += row;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** Neighbours under one 一级事项 share its cell; no page breaks a row. */
function* rowsOf(form: readonly FormColumn[], items: readonly CatalogItem[]): Generator<string> {
  let number = 0;
  for (const run of runsOf(items, ({ level1 }) => level1))
    for (const [index, item] of run.entries()) {
      const cells = form.map((column) => {
        const shares = column.heading === columns.level1.heading && run.length > 1;
        if (shares && index > 0) return continued;
        return cellOf(column.print(item), styleOf(column), shares ? '<w:vMerge w:val="restart"/>' : '');
      });
      yield `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cellOf(String(++number), 'centred')}${cells.join('')}</w:tr>`;
    }
}

const continued =
  '<w:tc><w:tcPr><w:vMerge w:val="continue"/><w:vAlign w:val="center"/></w:tcPr><w:p/></w:tc>';

function styleOf({ heading, align }: FormColumn): StyleId {
  if (heading === columns.channels.heading) return 'boxes';
  return align === 'center' ? 'centred' : 'text';
}

/** A line of the text is a paragraph. Boxes and ticks are told to be Chinese signs, or they would take a Latin font. */
function cellOf(text: string, style: StyleId, merge = ''): string {
  const lines = markupText(text).split('\n');
  const paragraphs = lines.map((line) => {
    const run = `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${line}</w:t></w:r>`;
    return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${line === '' ? '' : run}</w:p>`;
  });
  return `<w:tc><w:tcPr>${merge}<w:vAlign w:val="center"/></w:tcPr>${paragraphs.join('')}</w:tc>`;
}
