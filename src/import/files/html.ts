import { Parser } from 'htmlparser2';
import { limits } from '../limits.js';
import { UnreadableFile, wholeFile } from '../unreadable.js';
import type { Grid, Workbook } from '../workbook.js';
import { Budget } from './grid-builder.js';
import { TableBuilder } from './table-builder.js';

const unseen = new Set(['script', 'style', 'title', 'template', 'xml', 'noscript', 'textarea', 'select']);
const breaking = new Set([
  'p',
  'div',
  'br',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dd',
  'dt',
  'section',
  'caption',
  'center',
]);

/** The parser's cost grows with the square of the depth of elements never closed. */
const deepest = 50_000;

/** Reads the tables of a page, nested ones too, in the order in which they begin. */
export function readHtml(text: string): Workbook {
  const budget = new Budget();
  const tables: TableBuilder[] = [];
  const open: TableBuilder[] = [];
  let prose: string[] = [];
  let line = '';
  let hidden = 0;
  let depth = 0;

  function endLine(): void {
    const text = line.trim();
    if (text !== '') prose.push(text.slice(0, 500));
    line = '';
    if (prose.length > 200) prose = prose.slice(-200);
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > deepest) throw new UnreadableFile({ code: 'file.too-complex', at: wholeFile });
        if (unseen.has(name)) hidden++;
        const table = open.at(-1);
        if (name === 'table') {
          endLine();
          const nested = new TableBuilder(budget, table === undefined ? prose : table.openText());
          prose = [];
          tables.push(nested);
          open.push(nested);
        } else if (table === undefined) {
          if (breaking.has(name)) endLine();
        } else if (name === 'tr') table.openRow();
        else if (name === 'td' || name === 'th')
          table.openCell(spanOf(attributes['colspan'], 1000), spanOf(attributes['rowspan'], 65_534));
        else if (breaking.has(name)) table.text('\n');
      },
      onclosetag(name) {
        depth--;
        if (unseen.has(name)) hidden--;
        const table = open.at(-1);
        if (name === 'table') {
          table?.closeRow();
          open.pop();
        } else if (name === 'tr') table?.closeRow();
        else if (name === 'td' || name === 'th') table?.closeCell();
        else if (breaking.has(name)) {
          if (table === undefined) endLine();
          else table.text('\n');
        }
      },
      ontext(text) {
        if (hidden > 0) return;
        const spaced = text.replace(/[ \t\r\n]+/g, ' ');
        const table = open.at(-1);
        if (table !== undefined) table.text(spaced);
        else if (line.length <= limits.cellCharacters) line += spaced;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(text);
  const grids: Grid[] = tables.map((table, index) => table.build(`表${index + 1}`));
  return { grids };
}

function spanOf(text: string | undefined, most: number): number {
  const span = Number.parseInt(text ?? '1', 10);
  return span >= 1 ? Math.min(span, most) : 1;
}
