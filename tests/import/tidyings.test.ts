import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { FileReading } from '../../src/import/read.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { toReadJson } from '../../src/import/report.js';
import type { TidyingKind } from '../../src/import/tidying.js';
import { mostPlaces, tidyingWords } from '../../src/import/tidying.js';
import { aGrid, codes, domains, header, readingOf, title } from './builders.js';
import { aXlsx, aZip, inline } from './zip-writer.js';

const read = (bytes: Uint8Array, name = 'a.xlsx') => readBytes(bytes, name, domains);
const sheet = (...lines: string[]) => readingOf(aGrid([title, header, ...lines].join('\n')));
const merged = (merges: string[], ...lines: string[]) =>
  readingOf(aGrid([title, header, ...lines].join('\n'), { merges }));
/** Rows under a header of three columns. */
const workbook = (rows: string, parts: Record<string, string> = {}) =>
  read(
    aXlsx(
      `<sheetData><row>${['一级事项', '公开内容', '公开依据', '公开时限'].map(inline).join('')}</row>${rows}</sheetData>`,
      parts,
    ),
  );
const word = (run: string) =>
  read(
    aZip({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<w:document xmlns:w="w"><w:body><w:tbl>${[
        ['一级事项', '公开内容', '公开依据'],
        ['甲', `文件${run}`, '《律师法》'],
      ]
        .map(
          (cells) =>
            `<w:tr>${cells.map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`,
        )
        .join('')}</w:tbl></w:body></w:document>`,
    }),
    'a.docx',
  );

type Shown = { at: string; before: string; after: string | null };

/** One file for every kind of tidying, and the first that is shown of it. A kind without an example here does not compile. */
const examples: Record<TidyingKind, { of: () => FileReading | Promise<FileReading>; shows: Shown | null }> = {
  'same-as-above': {
    of: () => sheet('1 | 甲 | 乙 | 内容 | 《律师法》', '2 | 甲 | 丙 | 内容 | 同上'),
    shows: { at: 'E5', before: '同上', after: '《律师法》' },
  },
  'merged-cell-taken': {
    of: () => merged(['E4:E5'], '1 | 甲 | 乙 | 内容 | 《律师法》', '2 | 甲 | 丙 | 内容'),
    shows: { at: 'E5', before: '', after: '《律师法》' },
  },
  'name-taken-from-above': {
    of: () => sheet('1 | 甲 | 乙 | 内容', '2 | | 丙 | 内容'),
    shows: { at: 'B5', before: '', after: '甲' },
  },
  'name-in-own-row': {
    of: () => sheet('| 甲', '1 | | 乙 | 内容'),
    shows: { at: '4', before: '甲', after: null },
  },
  'rows-joined': {
    of: () => sheet('1 | 甲 | 乙 | 内容', '| | | 《律师法》'),
    shows: { at: '5', before: '《律师法》', after: null },
  },
  'row-aligned': {
    of: () =>
      sheet('1 | 甲 | 乙 | 内容 | 《律师法》 | 及时', '丙 | 内容 | 《律师法》 | 及时 | 区司法局 | ■政府网站'),
    shows: null,
  },
  'ticks-spread': {
    of: () => merged(['I4:J4'], '1 | 甲 | 乙 | 内容 | | | | | √√ | | √ | | √'),
    shows: { at: 'I4', before: '√√', after: '全社会；特定群体' },
  },
  'header-skipped': {
    of: () => sheet('1 | 甲 | 乙 | 内容', header, '2 | 甲 | 丙 | 内容'),
    shows: {
      at: '5',
      before:
        '序号 | 公开事项 | 公开内容（要素） | 公开依据 | 公开时限 | 公开主体 | 公开渠道和载体 | 公开对象 | 公开方式 | 公开层级',
      after: null,
    },
  },
  'title-skipped': {
    of: () => sheet('1 | 甲 | 乙 | 内容'),
    shows: { at: '1', before: title, after: null },
  },
  'blank-row-skipped': {
    of: () => sheet('1 | 甲 | 乙 | 内容', '— | — | — | —'),
    shows: { at: '5', before: '— | — | — | —', after: null },
  },
  'row-outside': {
    of: () => readingOf(aGrid(`索引号 | 2022-1\n${title}\n${header}\n1 | 甲 | 乙 | 内容`)),
    shows: { at: '1', before: '索引号 | 2022-1', after: null },
  },
  'sheet-skipped': {
    of: () =>
      readingOf(
        aGrid(`${title}\n${header}\n1 | 甲 | 乙 | 内容`),
        aGrid('请勿改动表头', { sheet: '填表说明' }),
      ),
    shows: null,
  },
  'hidden-sheet-skipped': {
    of: () =>
      workbook(`<row>${['甲', '文件'].map(inline).join('')}</row>`, {
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="旧" sheetId="1" state="hidden" r:id="r1"/><sheet name="新" sheetId="2" r:id="r1"/></sheets></workbook>',
      }),
    shows: null,
  },
  'hidden-read': {
    of: () => workbook(`<row hidden="1">${['甲', '文件'].map(inline).join('')}</row>`),
    shows: { at: '2', before: '甲 | 文件', after: null },
  },
  'heading-respelled': {
    of: () => readingOf(aGrid(`${title}\n一级事项 | 公开内容 | 法律依据\n甲 | 文件 | 《律师法》`)),
    shows: { at: 'C2', before: '法律依据', after: '公开依据' },
  },
  'heading-guessed': {
    of: () => readingOf(aGrid(`${title}\n一级事项 | 公开内容 | 公开依据 | 公开主休\n甲 | 文件 | | 区司法局`)),
    shows: { at: 'D2', before: '公开主休', after: '公开主体' },
  },
  'number-dropped': {
    of: () => sheet('1 | 甲 | 乙 | 内容'),
    shows: { at: 'A4', before: '1', after: null },
  },
  'number-as-text': {
    of: () => workbook(`<row>${inline('甲')}<c><v>2020</v></c></row>`),
    shows: { at: 'B2', before: '2020', after: '2020' },
  },
  'date-as-text': {
    of: () =>
      workbook(`<row>${inline('甲')}<c s="1"><v>44197</v></c></row>`, {
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      }),
    shows: { at: 'B2', before: '2021-01-01', after: '2021-01-01' },
  },
  'formula-result': {
    of: () => workbook(`<row>${inline('甲')}<c t="str"><f>"文"&amp;"件"</f><v>文件</v></c></row>`),
    shows: { at: 'B2', before: '文件', after: '文件' },
  },
  'aside-left-out': {
    of: () =>
      workbook(`<row>${['甲', '文件'].map(inline).join('')}</row>`, {
        'xl/worksheets/_rels/sheet1.xml.rels':
          '<Relationships><Relationship Id="r1" Type="x/comments" Target="../comments1.xml"/></Relationships>',
        'xl/comments1.xml':
          '<comments><commentList><comment ref="B2"><text><t>待核</t></text></comment></commentList></comments>',
      }),
    shows: { at: 'B2', before: '文件', after: '文件' },
  },
  'symbol-left-out': {
    of: () => word('</w:t><w:sym w:font="Symbol" w:char="F061"/><w:t>'),
    shows: { at: 'B2', before: '文件', after: '文件' },
  },
  'text-cut': {
    of: () => sheet(`1 | 甲 | 乙 | ${'长'.repeat(40_000)}`),
    shows: { at: 'D4', before: `${'长'.repeat(100)}…`, after: null },
  },
  'blank-sign': {
    of: () => sheet('1 | 甲 | 乙 | 内容 | 《律师法》 | 无'),
    shows: { at: 'F4', before: '无', after: null },
  },
  'spaces-removed': {
    of: () => sheet('1 | 甲 | 政策 法↵规 | 内容'),
    shows: { at: 'C4', before: '政策 法↵规', after: '政策法规' },
  },
  'characters-composed': {
    of: () => sheet('1 | 甲 | 乙 | café'.normalize('NFD')),
    shows: { at: 'D4', before: 'café'.normalize('NFD'), after: 'café' },
  },
  'list-split': {
    of: () => sheet('1 | 甲 | 乙 | 内容 | | | | 政府网站政府公报'),
    shows: { at: 'H4', before: '政府网站政府公报', after: '政府网站；政府公报' },
  },
  'mark-removed': {
    of: () => sheet('1 | 甲 | 乙 | 1.地址↵2.电话'),
    shows: { at: 'D4', before: '1.地址↵2.电话', after: '地址；电话' },
  },
  'end-sign-removed': {
    of: () => sheet('1 | 甲 | 乙 | 内容 | | | | ■政府网站、'),
    shows: { at: 'H4', before: '■政府网站、', after: '政府网站' },
  },
  'repeat-dropped': {
    of: () => sheet('1 | 甲 | 乙 | 内容 | | | | ■政府网站 ■政府网站'),
    shows: { at: 'H4', before: '■政府网站 ■政府网站', after: '政府网站' },
  },
  respelled: {
    of: () => sheet('1 | 甲 | 乙 | 内容 | | | | ■发布会听证会'),
    shows: { at: 'H4', before: '■发布会听证会', after: '发布会/听证会' },
  },
  'sign-read': {
    of: () => sheet('1 | 甲 | 乙 | 内容 | | | | ▲政府网站口政府公报'),
    shows: { at: 'H4', before: '▲政府网站口政府公报', after: '政府网站' },
  },
  'remark-moved': {
    of: () => sheet('1 | 甲 | 乙 | 内容 | | | | ■政府网站 注：另见公报'),
    shows: { at: 'H4', before: '■政府网站 注：另见公报', after: '政府网站' },
  },
};

const kinds = Object.keys(tidyingWords) as TidyingKind[]; // its own keys

describe('every tidying', () => {
  it.each(kinds)('given an example of %s, then it is counted, placed and shown', async (kind) => {
    const { of, shows } = examples[kind];
    const found = toReadJson(await of()).tidyings.find((tidying) => tidying.kind === kind);
    expect(found?.count).toBeGreaterThan(0);
    expect(found?.places.length).toBeGreaterThan(0);
    expect(found?.message).toMatch(/^[\p{Script=Han}“].*。$/u);
    const [first] = found?.examples ?? [];
    if (shows !== null)
      expect(first && { ...first, at: first.at.cell ?? String(first.at.row) }).toEqual(shows);
  });

  it('given the schema of reports, then it knows the same kinds', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/tidying.json', import.meta.url), 'utf8'),
    ) as {
      properties: { kind: { enum: string[] } };
    };
    expect(schema.properties.kind.enum).toEqual(kinds);
  });

  it('given a file as the catalog says things, then only what the form itself asks for is tidied', () => {
    const row = '1 | 甲 | 乙 | 文件 | 《律师法》 | 及时 | 区司法局 | ■政府网站 | √ | | √ | | √ |';
    expect(sheet(row).tidyings?.map(({ kind, count }) => [kind, count])).toEqual([
      ['title-skipped', 1],
      ['number-dropped', 1],
    ]);
  });

  it('given one kind in more rows than are listed, then all are counted and the first are listed', () => {
    const rows = Array.from(
      { length: mostPlaces + 500 },
      (_, index) => `${index + 1} | 甲 | 乙${index} | 内 容`,
    );
    const found = sheet(...rows).tidyings?.find(({ kind }) => kind === 'spaces-removed');
    expect({ ...found, examples: found?.examples.length }).toEqual({
      kind: 'spaces-removed',
      count: mostPlaces + 500,
      places: [{ sheet: '目录', cells: [`D4:D${mostPlaces + 3}`] }],
      examples: 5,
    });
  });
});

describe('formulas', () => {
  it('given a formula whose result the file does not keep, then its cell is named and nothing is made up', async () => {
    const reading = await workbook(
      `<row>${inline('甲')}<c><f>B9&amp;C9</f></c>${inline('《律师法》')}</row><row>${inline('乙')}${inline('文件')}<c t="str"><f>A1</f><v></v></c></row>`,
    );
    expect(codes(reading)).toEqual([
      'domain.missing 1',
      'item.content-missing B2',
      'item.formula-without-result B2',
    ]);
  });

  it('given an OpenDocument formula without a value, then its cell is named', async () => {
    const cells = (...texts: string[]) =>
      texts.map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`).join('');
    const reading = await read(
      aZip({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><table:table table:name="目录"><table:table-row>${cells('一级事项', '公开内容', '公开依据')}</table:table-row><table:table-row>${cells('甲', '文件')}<table:table-cell table:formula="of:=[.A1]"/></table:table-row></table:table></office:body></office:document-content>`,
      }),
      'a.ods',
    );
    expect(codes(reading)).toEqual(['domain.missing 1', 'item.formula-without-result C2']);
  });
});
