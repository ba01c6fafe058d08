import { utils, write } from '@e965/xlsx';
import { aZip } from '../zip-writer.js';
import { escape, linesOf } from './write-xlsx.js';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * A Word document of paragraphs and tables. In a table `{>2}` before a cell's text widens it over columns, `{v}` begins a
 * cell merged downwards and `{^}` goes on with it; `{sym 0052}` is a sign of a symbol font.
 */
export function writeDocx(parts: (string | { table: string })[]): Buffer {
  const body = parts
    .map((part) => (typeof part === 'string' ? paragraph(part) : wordTable(part.table)))
    .join('');
  return aZip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
  });
}

function paragraph(text: string): string {
  const runs = text.split(/(\{sym \w{4}\})/).map((run) => {
    const sign = /^\{sym (\w{4})\}$/.exec(run)?.[1];
    return sign === undefined
      ? `<w:r><w:t xml:space="preserve">${escape(run)}</w:t></w:r>`
      : `<w:r><w:sym w:font="Wingdings 2" w:char="F0${sign.slice(2)}"/></w:r>`;
  });
  return `<w:p>${runs.join('')}</w:p>`;
}

function wordTable(text: string): string {
  const rows = linesOf(text).map((cells) => {
    const written = cells.map((cell) => {
      const [, wide, down, said = ''] = /^(?:\{>(\d)\})?(?:\{([v^])\})?([^]*)$/.exec(cell) ?? [];
      const span = wide === undefined ? '' : `<w:gridSpan w:val="${wide}"/>`;
      const merged = down === undefined ? '' : `<w:vMerge${down === 'v' ? ' w:val="restart"' : ''}/>`;
      return `<w:tc><w:tcPr>${span}${merged}</w:tcPr>${said.split('\n').map(paragraph).join('')}</w:tc>`;
    });
    return `<w:tr>${written.join('')}</w:tr>`;
  });
  return `<w:tbl>${rows.join('')}</w:tbl>`;
}

/** An OpenDocument sheet; `{>2}` before a text widens its cell, `{x3}` repeats it. */
export function writeOds(name: string, text: string): Buffer {
  const rows = linesOf(text).map((cells) => {
    const written = cells.map((cell) => {
      const [, wide, times, said = ''] = /^(?:\{>(\d)\})?(?:\{x(\d)\})?([^]*)$/.exec(cell) ?? [];
      const spans = wide === undefined ? '' : ` table:number-columns-spanned="${wide}"`;
      const repeats = times === undefined ? '' : ` table:number-columns-repeated="${times}"`;
      const lines = said.split('\n').map((line) => `<text:p>${escape(line)}</text:p>`);
      const covered = '<table:covered-table-cell/>'.repeat(Number(wide ?? 1) - 1);
      return `<table:table-cell${spans}${repeats}>${said === '' ? '' : lines.join('')}</table:table-cell>${covered}`;
    });
    return `<table:table-row>${written.join('')}</table:table-row>`;
  });
  const space = 'urn:oasis:names:tc:opendocument:xmlns';
  return aZip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content xmlns:office="${space}:office:1.0" xmlns:table="${space}:table:1.0" xmlns:text="${space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="${name}">${rows.join('')}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
  });
}

/** Excel 97. */
export function writeXls(name: string, text: string, merges: string[] = []): Buffer {
  const sheet = utils.aoa_to_sheet(
    linesOf(text).map((cells) => cells.map((cell) => (cell === '' ? null : cell))),
  );
  sheet['!merges'] = merges.map((range) => utils.decode_range(range));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, name);
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer; // as `type` says
}
