import { aZip, xlsxParts } from '../zip-writer.js';

/** One sheet, its rows as lines and its cells apart by `|`; `↵` is a line break in a cell. */
export type SheetText = {
  name: string;
  text: string;
  merges?: string[];
  hidden?: boolean;
  hiddenRows?: number[];
};

/**
 * A workbook from text. A cell that begins with `{e}` is an error value, `{d}` a number shown as a date, `{n}` a number,
 * `{b}` a box to click, `{f}` a formula with what it came to; `{s}` is its own shared string, given in `strings`.
 */
export function writeXlsx(
  sheets: SheetText[],
  { prefix = '', from1904 = false, strings = [] as string[] } = {},
): Buffer {
  const p = prefix === '' ? '' : `${prefix}:`;
  const space = `xmlns${prefix === '' ? '' : `:${prefix}`}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const listed = sheets.map(
    ({ name, hidden }, index) =>
      `<${p}sheet name="${escape(name)}" sheetId="${index + 1}" r:id="s${index + 1}"${hidden ? ' state="hidden"' : ''}/>`,
  );
  const links = sheets.map(
    (_, index) =>
      `<Relationship Id="s${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const parts = sheets.map((sheet, index) => [
    `xl/worksheets/sheet${index + 1}.xml`,
    `<${p}worksheet ${space}>${sheetData(sheet, p)}</${p}worksheet>`,
  ]);
  return aZip(
    xlsxParts('', {
      ...(Object.fromEntries(parts) as Record<string, string>),
      'xl/workbook.xml': `<${p}workbook ${space} xmlns:r="${relations}"><${p}workbookPr date1904="${from1904 ? 1 : 0}"/><${p}sheets>${listed.join('')}</${p}sheets></${p}workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}<Relationship Id="t" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      'xl/sharedStrings.xml': `<${p}sst ${space}>${strings.join('')}</${p}sst>`,
      'xl/styles.xml': `<${p}styleSheet ${space}><${p}cellXfs><${p}xf numFmtId="0"/><${p}xf numFmtId="14"/></${p}cellXfs></${p}styleSheet>`,
    }),
  );
}

function sheetData({ text, merges = [], hiddenRows = [] }: SheetText, p: string): string {
  const rows = linesOf(text).map((cells, index) => {
    const number = index + 1;
    const written = cells.map((cell, column) => writeCell(cell, `${letters(column)}${number}`, p)).join('');
    return `<${p}row r="${number}"${hiddenRows.includes(number) ? ' hidden="1"' : ''}>${written}</${p}row>`;
  });
  const merged = merges.map((range) => `<${p}mergeCell ref="${range}"/>`).join('');
  return `<${p}sheetData>${rows.join('')}</${p}sheetData>${merged === '' ? '' : `<${p}mergeCells>${merged}</${p}mergeCells>`}`;
}

function writeCell(cell: string, place: string, p: string): string {
  const [, kind = '', said = ''] = /^(?:\{(\w)\})?([^]*)$/.exec(cell) ?? [];
  const value = `<${p}v>${escape(said)}</${p}v>`;
  switch (kind) {
    case 'e':
      return `<${p}c r="${place}" t="e">${value}</${p}c>`;
    case 'd':
      return `<${p}c r="${place}" s="1">${value}</${p}c>`;
    case 'n':
      return `<${p}c r="${place}">${value}</${p}c>`;
    case 'b':
      return `<${p}c r="${place}" t="b">${value}</${p}c>`;
    case 's':
      return `<${p}c r="${place}" t="s">${value}</${p}c>`;
    case 'f':
      return `<${p}c r="${place}" t="str"><${p}f>A1&amp;""</${p}f>${value}</${p}c>`;
    default:
      return said === ''
        ? ''
        : `<${p}c r="${place}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${escape(said)}</${p}t></${p}is></${p}c>`;
  }
}

/** Rows of cells; a blank line is a blank row. */
export function linesOf(text: string): string[][] {
  return text
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('↵', '\n')));
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function letters(column: number): string {
  return String.fromCharCode(65 + column);
}
