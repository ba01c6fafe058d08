import { describe, expect, it } from '@jest/globals';
import { utils, write } from '@e965/xlsx';
import type { BookType } from '@e965/xlsx';
import { readBytes } from '../../src/import/read-bytes.js';
import { readWorkbook } from '../../src/import/files/workbook.js';
import { tellKind } from '../../src/import/files/kind.js';
import { packPlace } from '../../src/import/tidying-log.js';
import { codes, domains, title } from './builders.js';
import { aXlsx, aZip, inline } from './zip-writer.js';

const heading = ['序号', '一级事项', '二级事项', '公开内容', '公开依据', '公开渠道和载体'];
const line = ['1', '综合业务', '监督检查', '1.地址\n2.电话', '《律师法》', '■政府网站'];
const read = (bytes: Uint8Array, name: string) => readBytes(bytes, name, domains);

/** What every format must give for the title, heading and line above. */
const expected = {
  domain: { code: '19', name: '社会救助' },
  level1: '综合业务',
  level2: '监督检查',
  content: ['地址', '电话'],
  legalBases: ['《律师法》'],
  channels: ['政府网站'],
};

async function essence(bytes: Uint8Array, name: string) {
  const { items } = await read(bytes, name);
  return items.map(({ at, domain, content: { level1, level2, content, legalBases, channels } }) => ({
    at,
    domain,
    level1,
    level2,
    content,
    legalBases,
    channels,
  }));
}

const csv = (delimiter: string) =>
  [[title], heading, line.map((cell) => (cell.includes('\n') ? `"${cell}"` : cell))]
    .map((record) => record.join(delimiter))
    .join('\r\n');

describe('separated text', () => {
  const at = { sheet: null, row: 3, cell: null };
  it.each([',', '\t', ';', '|'])('given fields apart by %j, then they are read', async (delimiter) => {
    expect(await essence(Buffer.from(csv(delimiter)), 'a.csv')).toEqual([{ at, ...expected }]);
  });

  it('given a byte order mark or UTF-16 with or without one, then it is read', async () => {
    const utf16 = Buffer.from(csv('\t'), 'utf16le');
    for (const bytes of [
      Buffer.from(`\ufeff${csv(',')}`),
      Buffer.from(`\ufeff${csv('\t')}`, 'utf16le'),
      utf16,
      Buffer.from(`\ufeff${csv('\t')}`, 'utf16le').swap16(),
    ])
      expect(await essence(bytes, 'a.csv')).toEqual([{ at, ...expected }]);
  });

  it('T-TX-05 given GB18030, then it is read', async () => {
    // 救灾领域 / 序号,一级事项,公开内容,公开依据 / 1,政策,内容,《法》
    const bytes = Buffer.from(
      'bec8d4d6c1ecd3f20ad0f2bac52cd2bbbcb6cac2cfee2cb9abbfaac4dac8dd2cb9abbfaad2c0bedd0a312cd5feb2df2cc4dac8dd2ca1b6b7a8a1b70a',
      'hex',
    );
    const { items } = await read(bytes, 'a.csv');
    expect(items.map(({ domain, content }) => [domain?.name, content.level1, content.legalBases])).toEqual([
      ['救灾', '政策', ['《法》']],
    ]);
  });

  it('T-TX-05 given every Chinese sign of GBK, then each is read as it is', async () => {
    const signs = everyTwoBytes().filter(
      ({ sign }) => /^\p{Script=Han}$/u.test(sign) && sign === sign.normalize('NFC'),
    );
    expect(signs.length).toBeGreaterThan(20_900);
    const lines = Array.from({ length: Math.ceil(signs.length / 1000) }, (_, at) =>
      signs.slice(1000 * at, 1000 * (at + 1)),
    );
    const bytes = Buffer.concat([
      Buffer.from(
        'bec8d4d6c1ecd3f20ad0f2bac52cd2bbbcb6cac2cfee2cb9abbfaac4dac8dd2cb9abbfaad2c0bedd0a',
        'hex',
      ), // 救灾领域 / 序号,一级事项,公开内容,公开依据
      ...lines.flatMap((line, at) => [
        Buffer.from(`${String(at + 1)},A${String(at)},`),
        Buffer.concat(line.map(({ bytes }) => bytes)),
        Buffer.from(',\n'),
      ]),
    ]);
    const { items } = await read(bytes, 'a.csv');
    expect(items.flatMap(({ content }) => content.content)).toEqual(
      lines.map((line) => line.map(({ sign }) => sign).join('')),
    );
  });

  it('given a guard before what looks like a formula, then the guard is taken away', async () => {
    const { items } = await read(Buffer.from(`${title}\n${heading.join(',')}\n1,'=A1,'-甲,内容,,`), 'a.csv');
    expect(items.map(({ content }) => [content.level1, content.level2])).toEqual([['=A1', '-甲']]);
  });

  it('given a csv cell with more line breaks than a table may have rows, then they are no rows, and the cell is said to be cut', async () => {
    const breaks = '\n'.repeat(200_001);
    const rows = `1,甲,乙,"内容${breaks}其他",,`;
    const { items, problems } = await read(Buffer.from(`${title}\n${heading.join(',')}\n${rows}`), 'a.csv');
    expect(items).toMatchObject([{ content: { level1: '甲', content: [] } }]);
    expect(codes({ items, problems })).toEqual(['item.cell-cut D3']);
  });

  it('given blank records and a quote never closed, then records keep their numbers', async () => {
    const { items } = await read(Buffer.from(`${title}\n\n${heading.join(',')}\n\n1,甲,乙,"内容,,`), 'a.csv');
    expect(items.map(({ at }) => at.row)).toEqual([5]);
  });

  it('given bytes in no encoding, then that is said', async () => {
    const bytes = Buffer.concat([Buffer.from(csv(',')), Buffer.from([0xff, 0x20, 0x81])]);
    expect(codes(await read(bytes, 'a.csv'))).toEqual(['file.encoding-unknown']);
  });
});

const cells = (tag: string, texts: string[]) =>
  texts.map((text) => `<${tag}>${text.replaceAll('\n', '<br>')}</${tag}>`).join('');
const table = `<table><tr>${cells('th', heading)}</tr><tr>${cells('td', line)}</tr></table>`;

describe('pages', () => {
  const at = { sheet: '表1', row: 2, cell: null };
  it('given a page with a title before its table, then it is read', async () => {
    const page = `<!DOCTYPE html><html><body><p>公开方式：主动公开</p><h3>${title}</h3>${table}<p>打印</p></body></html>`;
    expect(await essence(Buffer.from(page), 'a.html')).toEqual([{ at, ...expected }]);
  });

  it('given a page named xls, then it is read and that is said', async () => {
    const page = Buffer.from(`<html><head><style>td{}</style></head><body>${title}${table}</body></html>`);
    expect(await essence(page, '目录.xls')).toEqual([{ at, ...expected }]);
    expect(codes(await read(page, '目录.xls'))).toEqual(['file.type-differs']);
  });

  it('given tags left open, entities and spans, then cells stand in their columns', async () => {
    const page = `<html><b>救灾领域</b><table><tr><th>序号<th>一级事项<th>二级事项<th>公开内容<th>公开依据<tr><td>1<td rowspan=2>政策<td>甲<td>&#9312;一&#9313;二<td>&radic;《法》<tr><td>2<td>乙<td>三<td>《法》</table>`;
    const { items } = await read(Buffer.from(page), 'a.htm');
    expect(items.map(({ content: { level1, level2, content } }) => [level1, level2, content])).toEqual([
      ['政策', '甲', ['一', '二']],
      ['政策', '乙', ['三']],
    ]);
  });

  it('given the table inside a table for layout, then the inner one is read', async () => {
    const page = `<html><table><tr><td>首页</td><td><h3>${title}</h3>${table}</td></tr></table></html>`;
    expect((await essence(Buffer.from(page), 'a.html')).map(({ level2 }) => level2)).toEqual(['监督检查']);
  });

  it('given a single file web page, then the pages in it are read', async () => {
    const quoted = [...Buffer.from(`<html><h3>${title}</h3>${table}</html>`)]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
      .replace(/(.{72})/g, '$1=\r\n');
    const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="--x"\r\n\r\n----x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n----x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted}\r\n----x--`;
    expect(await essence(Buffer.from(archive), 'a.mht')).toEqual([{ at, ...expected }]);
  });

  it('given spans without end, then they cost nothing', async () => {
    const page = `<html>${title}${table.replace('<td>', '<td rowspan=1000000000 colspan=1>')}</html>`;
    expect(await essence(Buffer.from(page), 'a.html')).toEqual([{ at, ...expected }]);
  });

  it('given elements nested without end, then it is refused', async () => {
    const page = Buffer.from(`<html>${'<b><table>'.repeat(60_000)}`);
    expect(codes(await read(page, 'a.html'))).toEqual(['file.too-complex']);
  });
});

describe('Word documents', () => {
  const paragraph = (text: string) =>
    `<w:p>${text
      .split('\n')
      .map((part) => `<w:r><w:t>${part}</w:t></w:r>`)
      .join('<w:r><w:br/></w:r>')}</w:p>`;
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
  const row = (...texts: string[]) => `<w:tr>${texts.map((text) => cell(text)).join('')}</w:tr>`;
  const document = (body: string) =>
    aZip({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    });

  it('given a title and a table, then it is read', async () => {
    const bytes = document(`${paragraph(title)}<w:tbl>${row(...heading)}${row(...line)}</w:tbl>`);
    expect(await essence(bytes, 'a.docx')).toEqual([
      { at: { sheet: '表1', row: 2, cell: null }, ...expected },
    ]);
  });

  it('given cells merged downwards and sideways, deleted text and symbols, then the grid is right', async () => {
    const bytes = document(
      `<w:tbl><w:tr>${cell('甲', '<w:vMerge w:val="restart"/>')}${cell('乙', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}<w:tc><w:p><w:del><w:delText>旧</w:delText></w:del><w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:t>丙</w:t></w:r></w:p></w:tc>${cell('丁')}</w:tr></w:tbl>`,
    );
    const { workbook } = await readWorkbook(bytes);
    expect(workbook.grids).toEqual([
      {
        sheet: '表1',
        before: [],
        rows: [
          { number: 1, texts: ['甲', '乙', '乙'], covered: [undefined, undefined, 'left'] },
          { number: 2, texts: ['甲', '■丙', '丁'], covered: ['above'] },
        ],
        notes: { 'aside-left-out': [packPlace(2, 1)], 'sign-read': [packPlace(2, 1)] },
      },
    ]);
  });

  it('given a span without end and a fall-back drawing, then they cost nothing', async () => {
    const bytes = document(
      `${paragraph(title)}<w:tbl>${row(...heading)}<w:tr>${line.map((text, index) => cell(text, index === 5 ? '<w:gridSpan w:val="1000000000"/>' : '')).join('')}</w:tr></w:tbl><mc:Fallback xmlns:mc="m">${paragraph('重复')}</mc:Fallback>`,
    );
    expect((await essence(bytes, 'a.docx')).map(({ channels }) => channels)).toEqual([['政府网站']]);
  });
});

describe('OpenDocument spreadsheets', () => {
  const document = (tables: string, more: Record<string, string> = {}) =>
    aZip({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles><style:style style:name="hid"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body>${tables}</office:body></office:document-content>`,
      ...more,
    });
  const cell = (text: string, attributes = '') =>
    `<table:table-cell ${attributes}>${text
      .split('\n')
      .map((part) => `<text:p>${part}</text:p>`)
      .join('')}</table:table-cell>`;
  const row = (...texts: string[]) =>
    `<table:table-row>${texts.map((text) => cell(text)).join('')}</table:table-row>`;

  it('given sheets, repeated blanks and hidden sheets, then visible ones are read', async () => {
    const bytes = document(
      `<table:table table:name="藏" table:style-name="hid">${row(title)}${row(...heading)}${row(...line)}</table:table><table:table table:name="一"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>${row(title)}${row(...heading)}${row(...line)}</table:table>`,
    );
    expect(await essence(bytes, 'a.ods')).toEqual([
      { at: { sheet: '一', row: 1_000_003, cell: null }, ...expected },
    ]);
  });

  it('given spanned cells, spaces, breaks and a remark, then the grid is right', async () => {
    const bytes = document(
      `<table:table table:name="一"><table:table-row>${cell('甲', 'table:number-rows-spanned="2"')}<table:table-cell table:number-columns-repeated="2"><text:p>乙<text:s text:c="2"/>丙<text:line-break/>丁</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/><table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>戊</text:p></table:table-cell></table:table-row></table:table>`,
    );
    const { workbook } = await readWorkbook(bytes);
    expect(workbook.grids[0]?.rows).toEqual([
      { number: 1, texts: ['甲', '乙  丙\n丁', '乙  丙\n丁'], covered: [] },
      { number: 2, texts: ['甲', '戊'], covered: ['above'] },
    ]);
  });

  it('given an encrypted document, then it has a password', async () => {
    const bytes = document('', {
      'META-INF/manifest.xml': '<m><manifest:encryption-data xmlns:manifest="m"/></m>',
    });
    expect(codes(await read(bytes, 'a.ods'))).toEqual(['file.password-protected']);
  });
});

describe('T-IN-17: old and other Excel formats', () => {
  const book = (type: BookType): Buffer => {
    const sheet = utils.aoa_to_sheet([[title], heading, line.map((cell) => (cell === '1' ? 1 : cell)), []]);
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 5 } }];
    const made = utils.book_new();
    utils.book_append_sheet(made, sheet, '目录');
    return write(made, { type: 'buffer', bookType: type }) as Buffer; // `type: 'buffer'` gives one
  };

  it.each<[BookType, string]>([
    ['biff8', 'a.xls'],
    ['xlsb', 'a.xlsb'],
    ['xlml', 'a.xml'],
    ['xlsx', 'a.xlsx'],
    ['fods', 'a.fods'],
  ])('given %s, then it is read', async (type, name) => {
    expect(await essence(book(type), name)).toEqual([
      { at: { sheet: '目录', row: 3, cell: null }, ...expected },
    ]);
  });
});

describe('what is no spreadsheet', () => {
  const compound = (name: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(name, 'utf16le'),
      Buffer.alloc(40),
    ]);
  it.each<[string, Uint8Array, string[]]>([
    ['nothing', Buffer.alloc(0), ['file.empty']],
    ['blanks', Buffer.from(' \r\n\t'), ['file.empty']],
    ['a PDF', Buffer.from('%PDF-1.7'), ['file.not-a-spreadsheet']],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), ['file.not-a-spreadsheet']],
    ['another container', aZip({ 'a.txt': 'a' }), ['file.not-a-spreadsheet']],
    [
      'a container cut off',
      aXlsx(`<sheetData>${inline('a')}</sheetData>`).subarray(0, 300),
      ['file.damaged'],
    ],
    ['binary rubbish', Buffer.from([1, 0, 2, 0, 0, 3, 4]), ['file.not-a-spreadsheet']],
    ['an encrypted workbook', compound('EncryptedPackage'), ['file.password-protected']],
    ['an old Word document', compound('WordDocument'), ['file.old-word']],
    ['an old workbook that is broken', compound('Workbook'), ['file.damaged']],
    ['text without a table', Buffer.from('今天天气很好'), ['file.no-table']],
    ['too many bytes', Buffer.alloc(21 * 2 ** 20, 'a'), ['file.too-large']],
  ])('given %s, then it is refused with its own code', async (_, bytes, expectedCodes) => {
    const reading = await read(bytes, 'a.xlsx');
    expect(reading.items).toEqual([]);
    expect(codes(reading).filter((code) => code !== 'file.type-differs')).toEqual(expectedCodes);
  });

  it('given a page in UTF-16, then it is told from its bytes', () => {
    expect(tellKind(Buffer.from('\ufeff<html><table>', 'utf16le'))).toBe('html');
  });
});

/** What two bytes of GBK mean, for all that mean something. */
function everyTwoBytes(): { bytes: Buffer; sign: string }[] {
  const decoder = new TextDecoder('gb18030');
  const first = Array.from({ length: 0xfe - 0x81 + 1 }, (_, index) => 0x81 + index);
  const second = Array.from({ length: 0xfe - 0x40 + 1 }, (_, index) => 0x40 + index);
  return first.flatMap((one) =>
    second.map((two) => {
      const bytes = Buffer.from([one, two]);
      return { bytes, sign: decoder.decode(bytes) };
    }),
  );
}
