import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readWorkbook } from '../../src/import/files/workbook.js';
import { openZip } from '../../src/import/files/zip.js';
import { isDateFormat, sayDate } from '../../src/import/files/xlsx/dates.js';
import { parseReference } from '../../src/import/files/xlsx/worksheet.js';
import { packPlace } from '../../src/import/tidying-log.js';
import { aXlsx, aZip, inline, xlsxParts } from './zip-writer.js';

/** The rows of the first sheet by their number. */
async function rowsOf(bytes: Uint8Array): Promise<Record<number, string[]>> {
  const { workbook } = await readWorkbook(bytes);
  return Object.fromEntries(workbook.grids[0]?.rows.map(({ number, texts }) => [number, texts]) ?? []);
}

const strings = (body: string) => ({ 'xl/sharedStrings.xml': `<sst>${body}</sst>` });

describe('an xlsx workbook', () => {
  it('given shared, rich, phonetic and inline strings, then the text is what Excel shows', async () => {
    const bytes = aXlsx(
      '<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>行内</t></is></c></row></sheetData>',
      strings(
        '<si><t>普通_x000D_</t></si><si><r><t>富</t></r><r><t xml:space="preserve">文本 </t></r><rPh><t>ふ</t></rPh></si>',
      ),
    );
    expect(await rowsOf(bytes)).toEqual({ 2: ['', '普通\r', '富文本 ', '行内'] });
  });

  it('given cells and rows without references, then they stand one after the other', async () => {
    const bytes = aXlsx(
      `<sheetData><row>${inline('甲')}<c/>${inline('丙')}</row><row>${inline('丁')}</row></sheetData>`,
    );
    expect(await rowsOf(bytes)).toEqual({ 1: ['甲', '', '丙'], 2: ['丁'] });
  });

  it('given the same cells as programs write them and as a person might, then they say the same', async () => {
    const column = fc.constantFrom('A', 'B', 'Q', 'AA', 'IV', 'XFD', 'XFE', 'AAAA');
    const cell = fc.record({
      place: fc.oneof(
        column.map((letters) => `${letters}2`),
        fc.constantFrom('A0', 'a2', 'B1048577', '2', ''),
      ),
      style: fc.constantFrom('', ' s="1"', ' s="0"', ' s="07"', ' s="x"'),
      type: fc.constantFrom('', ' t="s"', ' t="n"', ' t="str"', ' t="b"'),
      value: fc.constantFrom(
        '/>',
        '></c>',
        '><v>0</v></c>',
        '><v>44896</v></c>',
        '><v>1.5</v></c>',
        '><v/></c>',
      ),
    });
    const written = (cells: { place: string; style: string; type: string; value: string }[], odd: string) => {
      const row = cells.map(
        ({ place, style, type, value }) => `<c${odd} r="${place}"${style}${type}${value}`,
      );
      return aXlsx(`<sheetData><row r="2">${row.join('')}</row></sheetData>`, {
        ...strings('<si><t>甲</t></si><si><t>乙</t></si>'),
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 6 }), async (cells) => {
        expect(await rowsOf(written(cells, ''))).toEqual(await rowsOf(written(cells, ' ')));
      }),
    );
  });

  it('given prefixed names, then they mean the same', async () => {
    const prefixed = (xml: string) => xml.replace(/<(\/?)(\w)/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=');
    const parts = xlsxParts(`<sheetData><row r="1">${inline('甲')}</row></sheetData>`);
    const bytes = aZip({
      ...parts,
      'xl/workbook.xml': prefixed(parts['xl/workbook.xml'] ?? ''),
      'xl/worksheets/sheet1.xml': prefixed(parts['xl/worksheets/sheet1.xml'] ?? ''),
    });
    expect(await rowsOf(bytes)).toEqual({ 1: ['甲'] });
  });

  it('given backslashes in the paths of the parts, then they are found', async () => {
    const parts = Object.entries(xlsxParts(`<sheetData><row r="1">${inline('甲')}</row></sheetData>`));
    const bytes = aZip(Object.fromEntries(parts.map(([name, xml]) => [name.replaceAll('/', '\\'), xml])));
    expect(await rowsOf(bytes)).toEqual({ 1: ['甲'] });
  });

  it('given merged cells, then their text stands in all of them, marked where it comes from', async () => {
    const bytes = aXlsx(
      `<dimension ref="A1:XFD1048576"/><sheetData><row r="1">${inline('标题')}</row><row r="2">${inline('一级')}${inline('甲')}</row><row r="3"><c/>${inline('乙')}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A2:A1048576"/></mergeCells>`,
    );
    const { workbook } = await readWorkbook(bytes);
    expect(workbook.grids).toEqual([
      {
        sheet: '目录',
        before: [],
        rows: [
          { number: 1, texts: ['标题', '标题'], covered: [undefined, 'left'] },
          { number: 2, texts: ['一级', '甲'], covered: [] },
          { number: 3, texts: ['一级', '乙'], covered: ['above'] },
        ],
      },
    ]);
  });

  it('given numbers, dates by format, booleans, errors and formulas, then their shown values are read', async () => {
    const bytes = aXlsx(
      '<sheetData><row r="1"><c><v>1</v></c><c><v>0.30000000000000004</v></c><c s="1"><v>44896</v></c><c s="2"><v>44896.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1&amp;"号"</f><v>1号</v></c><c><f>1+1</f></c></row></sheetData>',
      {
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>',
      },
    );
    expect(await rowsOf(bytes)).toEqual({
      1: ['1', '0.3', '2022-12-01', '2022-12-01 12:00:00', 'TRUE', '#REF!', '1号'],
    });
  });

  it('given a format that Excel knows by its number alone, also a Chinese one, then the cell is a date', async () => {
    const formats = [14, 27, 57].map((id) => `<xf numFmtId="${id}"/>`).join('');
    const cells = [0, 1, 2].map((style) => `<c s="${style}"><v>44896</v></c>`).join('');
    const bytes = aXlsx(`<sheetData><row r="1">${cells}</row></sheetData>`, {
      'xl/styles.xml': `<styleSheet><cellXfs>${formats}</cellXfs></styleSheet>`,
    });
    expect(await rowsOf(bytes)).toEqual({ 1: ['2022-12-01', '2022-12-01', '2022-12-01'] });
  });

  it('given hidden rows and sheets, comments and extensions, then hidden rows are read and the rest is not', async () => {
    const main = '<sheetData><row r="1" hidden="1">' + inline('隐藏行') + '</row></sheetData>';
    const bytes = aXlsx(`${main}<extLst><ext><row r="9">${inline('扩展')}</row></ext></extLst>`, {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="藏" sheetId="1" state="veryHidden" r:id="r1"/><sheet name="见" sheetId="2" r:id="r1"/></sheets></workbook>',
      'xl/comments1.xml': '<comments><t>批注</t></comments>',
    });
    const { workbook } = await readWorkbook(bytes);
    expect(workbook.grids).toEqual([
      {
        sheet: '见',
        before: [],
        rows: [{ number: 1, texts: ['隐藏行'], covered: null }],
        notes: { 'hidden-read': [packPlace(1, null)] },
      },
    ]);
  });

  it('given rows in disorder, then they are put in order', async () => {
    const bytes = aXlsx(
      `<sheetData><row r="3">${inline('丙')}</row><row r="1">${inline('甲')}</row><row r="3"><c r="B3" t="inlineStr"><is><t>丁</t></is></c></row></sheetData>`,
    );
    expect(await rowsOf(bytes)).toEqual({ 1: ['甲'], 3: ['丙', '丁'] });
  });

  it('given UTF-16 or GBK parts, then they are decoded as declared', async () => {
    const sheet = `<worksheet><sheetData><row r="1">${inline('目录')}</row></sheetData></worksheet>`;
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${sheet}`, 'utf16le'),
    ]);
    const parts = xlsxParts('');
    expect(await rowsOf(aZip({ ...parts, 'xl/worksheets/sheet1.xml': utf16 }))).toEqual({ 1: ['目录'] });
    const gbk = Buffer.from(
      `<?xml version="1.0" encoding="GBK"?>${sheet}`.replace('目录', '\xc4\xbf\xc2\xbc'),
      'latin1',
    );
    expect(await rowsOf(aZip({ ...parts, 'xl/worksheets/sheet1.xml': gbk }))).toEqual({ 1: ['目录'] });
  });

  it.each([
    ['a document type', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE r [<!ENTITY a "b">]><worksheet/>' }],
    ['an XML that ends too early', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' }],
    ['a workbook without its sheet', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }],
  ])('given %s, then the file is damaged', async (_, parts) => {
    await expect(readWorkbook(aXlsx('', parts))).rejects.toMatchObject({ problem: { code: 'file.damaged' } });
  });

  it('given encrypted parts, then the file has a password', async () => {
    const bytes = aZip(xlsxParts(''), { encrypted: true });
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ problem: { code: 'file.password-protected' } });
  });

  it('given more rows than a file may have, then the limit is named', async () => {
    const rows = `<row>${inline('a')}</row>`.repeat(200_001);
    await expect(readWorkbook(aXlsx(`<sheetData>${rows}</sheetData>`))).rejects.toMatchObject({
      problem: { code: 'file.too-many-rows', limit: 200_000 },
    });
  });

  it('T-IN-21 given two parts of one name, which mean different things to different programs, then it is damaged', async () => {
    const bytes = aZip({ ...xlsxParts(''), 'XL\\Workbook.xml': '<workbook/>' });
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ problem: { code: 'file.damaged' } });
  });

  it('given too many parts, then it is refused before any is read', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`j/${index}`, '']));
    await expect(readWorkbook(aZip(parts))).rejects.toMatchObject({
      problem: { code: 'file.unpacks-too-large' },
    });
  });

  it('given parts that inflate beyond the limit, whatever they declare, then reading stops', async () => {
    const tooMuch = { problem: { code: 'file.unpacks-too-large' } };
    const honest = aZip({ a: ' '.repeat(3_000), b: ' '.repeat(3_000) });
    const zip = await openZip(honest, 5_000);
    await zip.bytes('a');
    await expect(zip.bytes('b')).rejects.toMatchObject(tooMuch);
    // The size in the directory says 10 bytes.
    const lying = aZip({ a: ' '.repeat(100_000) });
    lying.writeUInt32LE(10, lying.indexOf('PK\x01\x02') + 24);
    await expect((await openZip(lying, 5_000)).bytes('a')).rejects.toBeDefined();
  });
});

describe('dates', () => {
  it.each([
    ['yyyy-mm-dd', true],
    ['h:mm', true],
    ['m"月"d"日"', true],
    ['0.00', false],
    ['General', false],
    ['[Red]0"ymd"', false],
  ])('given the format %j, then it shows a date: %j', (format, date) => {
    expect(isDateFormat(format)).toBe(date);
  });

  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [45261, false, '2023-12-01'],
    [0, true, '1904-01-01'],
  ])('given day %d (from 1904: %s), then it is %s', (serial, from1904, day) => {
    expect(sayDate(serial, from1904)).toBe(day);
  });
});

describe('references', () => {
  it.each([
    ['A1', { row: 1, column: 0 }],
    ['$AB$12', { row: 12, column: 27 }],
    ['XFD1048576', { row: 1_048_576, column: 16_383 }],
    ['XFE1', null],
    ['A0', null],
    ['A1048577', null],
    ['__proto__', null],
    ['', null],
  ])('given %j, then it is %j', (text, place) => {
    expect(parseReference(text)).toEqual(place);
  });
});
