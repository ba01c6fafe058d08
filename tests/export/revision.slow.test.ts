import { describe, expect, it } from '@jest/globals';
import type ExcelJS from 'exceljs';
import type { Comparison } from '../../src/catalog/comparison.js';
import { compareDomains, compareItems } from '../../src/catalog/comparison.js';
import { digestOf } from '../../src/catalog/semantic/digest.js';
import { weighChanges } from '../../src/catalog/semantic/weight.js';
import { summarize } from '../../src/catalog/summary.js';
import { diffCatalogs } from '../../src/catalog/diff.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import type { PaperKind } from '../../src/export/revision/papers.js';
import { paperFileName, paperKinds, writePaper } from '../../src/export/revision/papers.js';
import { contentOf } from '../../src/catalog/item.js';
import { readWorkbook } from '../../src/import/files/workbook.js';
import { aCatalog, aDomain, anEdition, anItem } from '../builders.js';
import { aVersion } from './example.js';
import { partOf, textIn } from './file-text.js';
import { expectGolden } from './golden.js';
import { openWorkbook } from './workbook-text.js';

const before = aCatalog(
  aDomain('19', [anItem('19-001'), anItem('19-002'), anItem('19-003', { note: '=1+1' })], '社会救助'),
  aDomain('20', [anItem('20-001')], '养老服务'),
);
const [first, second] = before.domains[0]!.items;
const after = aCatalog(
  aDomain(
    '19',
    [
      {
        ...first!,
        timeLimit: '信息形成或者变更之日起10个工作日内',
        legalBases: ['《社会救助暂行办法》（国务院令第649号）第十二条', '《社会救助法》<一>'],
        channels: ['政府网站', '精准推送'],
      },
      { ...second!, disclosingBodies: ['区民政局。'] },
      before.domains[1]!.items[0]!,
    ],
    '社会救助',
  ),
  aDomain('20', [], '养老服务'),
  aDomain('21', [anItem('21-001', { level1: '户籍', level2: '迁入' })], '户籍管理'),
);
const causes = new Map([
  ['19-001', { reasons: ['办法修改'], laws: ['《社会救助暂行办法》2026年6月1日 修改'] }],
  ['19-003', { reasons: ['=不再办理'], laws: [] }],
  ['domain:21', { reasons: ['新设领域'], laws: [] }],
]);

function comparing(old: Catalog, now: Catalog): Comparison {
  const changes = weighChanges(diffCatalogs(old, now));
  const told = {
    domains: new Map([...now.domains, ...old.domains].map(({ code, name }) => [code, name])),
    homes: new Map(now.domains.flatMap(({ code, items }) => items.map((item) => [item.code, code]))),
    contents: new Map(now.domains.flatMap(({ items }) => items.map((item) => [item.code, contentOf(item)]))),
    causes,
  };
  const [from, to] = [aVersion({ number: 1, effectiveOn: '2020-11-02', note: '首次发布' }), aVersion()];
  return {
    edition: anEdition(),
    from,
    to,
    versions: [to],
    at: to.publishedAt,
    summary: summarize(changes),
    digest: digestOf(changes, told),
    domains: compareDomains(changes, told),
    items: compareItems(changes, told),
  };
}

const comparison = comparing(before, after);

/** Struck texts between ~~ and ~~, bold ones between ** and **. */
async function dumpSheets(bytes: Buffer): Promise<string> {
  const said = (value: ExcelJS.CellValue): string => {
    if (value === null || typeof value !== 'object' || !('richText' in value)) return JSON.stringify(value);
    return value.richText
      .map(({ font, text }) => (font?.strike ? `~~${text}~~` : font?.bold ? `**${text}**` : text))
      .join('');
  };
  const lines: string[] = [];
  for (const sheet of (await openWorkbook(bytes)).worksheets) {
    const { printTitlesRow, printArea, paperSize, orientation } = sheet.pageSetup;
    lines.push(`# ${sheet.name} ${[printTitlesRow, printArea, paperSize, orientation].join(' ')}`);
    sheet.eachRow((row) => {
      lines.push(`${row.number} height ${row.height}`);
      row.eachCell((cell) => cell.master === cell && lines.push(`${cell.address} ${said(cell.value)}`));
    });
  }
  return `${lines.join('\n')}\n`;
}

/** The body with its tags, one paragraph or row a line. */
async function dumpDocument(bytes: Buffer): Promise<string> {
  const xml = await partOf(bytes, 'word/document.xml');
  return `${xml.replace(/<(w:p|w:tr|w:tbl|w:sectPr)[ >]/g, '\n$&')}\n`;
}

const dumps: Record<PaperKind, (bytes: Buffer) => Promise<string>> = {
  'comparison.docx': dumpDocument,
  'explanation.docx': dumpDocument,
  'comparison.xlsx': dumpSheets,
  'list.xlsx': dumpSheets,
  'comparison.html': (bytes) => Promise.resolve(bytes.toString('utf8')),
};

describe.each(paperKinds)('%s', (kind) => {
  it('given all kinds of changes, then each is there with its reason and law, what went struck and what came bold', async () => {
    const text = await dumps[kind](await writePaper(kind, comparison));
    expectGolden(`revision-${kind}.txt`, text);
  });

  it('given the same comparison at another time, then the bytes are the same', async () => {
    const bytes = await writePaper(kind, comparison);
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // zip files count two seconds
    expect((await writePaper(kind, comparison)).equals(bytes)).toBe(true);
  });

  it('given nothing differs, then a paper that says so', async () => {
    const bytes = await writePaper(kind, comparing(before, before));
    const said = kind.endsWith('.html') ? bytes.toString('utf8') : await textIn(bytes);
    expect(said).toContain('没有变动。');
  });
});

it('given an item longer than a cell may be, then the cell says that it is cut, and the marks give way', async () => {
  const long = '很长'.repeat(20_000);
  const now = aCatalog(aDomain('19', [{ ...first!, content: [long] }], '社会救助'));
  const workbook = await openWorkbook(
    await writePaper('list.xlsx', comparing(aCatalog(aDomain('19', [first!], '社会救助')), now)),
  );
  const value = workbook.worksheets[0]!.getCell('H5').value as string;
  expect([value.length, value.slice(-18)]).toEqual([32_767, '长很长……（全文过长，请到网站查看）']);
});

it('given a title with signs no file name takes, then the name of the file has none of them', () => {
  const named = { ...comparison, edition: anEdition({ title: '目录/../a:"b"\u202e' }) };
  expect(paperFileName('comparison.docx', named)).toBe('目录 .. a  b  _新旧条目对照表_第1版至第2版.docx');
});

it('given a paper comes back as if it were a catalog, then nothing in it is taken for an item', async () => {
  const { workbook } = await readWorkbook(await writePaper('comparison.docx', comparison));
  expect(workbook.grids[0]?.rows[0]?.texts).toEqual(['序号', '原内容', '现内容', '缘由']);
});
