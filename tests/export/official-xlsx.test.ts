import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { markOf, spellMark } from '../../src/catalog/file-mark.js';
import { officialWorkbook } from '../../src/export/official-xlsx.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { aCatalog, aDomain, anEdition, anItem } from '../builders.js';
import { aVersion, catalog, checkpoint, edition } from './example.js';
import { expectGolden } from './golden.js';

async function open(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // the library's own Buffer type is that of an older Node
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook;
}

/** Everything of a workbook that is seen or printed, as text. */
function dump(workbook: ExcelJS.Workbook): string {
  const lines: string[] = [];
  for (const sheet of workbook.worksheets) {
    const { paperSize, orientation, fitToWidth, fitToHeight, printTitlesRow, printArea } = sheet.pageSetup;
    lines.push(
      `# ${sheet.name} ${sheet.state}`,
      JSON.stringify({ paperSize, orientation, fitToWidth, fitToHeight, printTitlesRow, printArea }),
      JSON.stringify(sheet.views),
      // a sheet that is never printed has none, whatever the types say
      `footer ${(sheet.headerFooter as { oddFooter?: string } | null)?.oddFooter ?? ''}`,
      `widths ${sheet.columns.map(({ width }) => width ?? '-').join(' ')}`,
      `merged ${sheet.model.merges.join(' ')}`,
    );
    sheet.eachRow((row, number) => {
      lines.push(`-- row ${number}, ${row.height} high`);
      row.eachCell((cell) => {
        if (cell.master === cell) lines.push(`${cell.address} ${JSON.stringify(cell.value)}`);
      });
    });
  }
  return `${lines.join('\n')}\n`;
}

describe('the official workbook', () => {
  it('given a catalog, then it has a sheet of contents and the official table of every domain', async () => {
    const bytes = await officialWorkbook(edition, aVersion(), catalog, { checkpoint });
    expectGolden('official-xlsx.txt', dump(await open(bytes)));
  });

  it('given a version, then the file says whose it is, which it is and when it was published', async () => {
    const { title, creator, keywords, created, modified } = await open(
      await officialWorkbook(edition, aVersion(), catalog),
    );
    const publishedAt = new Date('2026-10-20T01:02:03Z');
    expect({ title, creator, keywords, created, modified }).toEqual({
      title: '龙亭区基层政务公开标准目录（区级版）（第2版）',
      creator: '龙亭区人民政府',
      keywords: spellMark(markOf(aVersion(), catalog)),
      created: publishedAt,
      modified: publishedAt,
    });
  });

  it('given where the log stood at publication, then the file keeps it, on paper and beside the title', async () => {
    const { description, worksheets } = await open(
      await officialWorkbook(edition, aVersion(), catalog, { checkpoint }),
    );
    const note = `发布时操作记录的封存点：${checkpoint}`;
    expect([description, worksheets[0]!.getCell('A7').value]).toEqual([note, note]);
  });

  it('given the same version at another time, then the bytes are the same', async () => {
    const first = await officialWorkbook(edition, aVersion(), catalog);
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // zip files count two seconds
    expect((await officialWorkbook(edition, aVersion(), catalog)).equals(first)).toBe(true);
  });

  it('given a catalog without domains, then there is only the sheet of contents', async () => {
    const workbook = await open(await officialWorkbook(edition, aVersion(), aCatalog()));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['目录', '_meta']);
  });

  it('T-EX-03 given texts no XML can hold, or markup, then the file opens and shows what was there', async () => {
    const note = 'a<b>&"c"\u0000 \ud800 ]]>';
    const sheet = (
      await open(
        await officialWorkbook(edition, aVersion(), aCatalog(aDomain('19', [anItem('19-001', { note })]))),
      )
    ).worksheets[1]!;
    expect(sheet.getCell('O5').value).toBe('a<b>&"c"\ufffd \ufffd ]]>');
  });

  it('given 3,000 items under one name, then each is in a row of its own and they share its cell', async () => {
    const items = Array.from({ length: 3_000 }, (_, index) =>
      anItem(`19-${String(index + 1).padStart(4, '0')}`),
    );
    const bytes = await officialWorkbook(edition, aVersion(), aCatalog(aDomain('19', items, '社会救助')));
    const { items: read } = await readBytes(bytes, 'a.xlsx', [{ code: '19', name: '社会救助', aliases: [] }]);
    expect(read.map(({ code }) => code)).toEqual(items.map(({ code }) => code));
    expect(new Set(read.map(({ content }) => content.level1))).toEqual(new Set(['最低生活保障']));
  });

  it('given a text that looks like a formula, then it stays text', async () => {
    const note = '=HYPERLINK("http://example.com")';
    const sheet = (
      await open(
        await officialWorkbook(edition, aVersion(), aCatalog(aDomain('19', [anItem('19-001', { note })]))),
      )
    ).worksheets[1]!;
    const cell = sheet.getCell('O5');
    expect([cell.type, cell.value, cell.numFmt]).toEqual([ExcelJS.ValueType.String, note, '@']);
  });

  it.each([
    ['district', ['区级', '乡镇\n街道', '村级']],
    ['township', ['区级', '乡镇', '村级']],
    ['subdistrict', ['区级', '街道', '社区']],
  ] as const)('given an edition of a %s, then levels go by the names used there', async (level, names) => {
    const items = [anItem('19-001', { levels: ['县级', '乡级', '村级'] })];
    const bytes = await officialWorkbook(anEdition({ level }), aVersion(), aCatalog(aDomain('19', items)));
    const sheet = (await open(bytes)).worksheets[1]!;
    expect(['M4', 'N4', 'O4'].map((address) => sheet.getCell(address).value)).toEqual(names);
  });

  it('given an edition with one level, then no cell is merged with itself', async () => {
    const items = [anItem('19-001', { levels: ['乡级'] })];
    const town = anEdition({ level: 'subdistrict' });
    const workbook = await open(await officialWorkbook(town, aVersion(), aCatalog(aDomain('19', items))));
    const sheet = workbook.worksheets[1]!;
    expect([sheet.getCell('M3').value, sheet.getCell('M4').value]).toEqual(['公开层级', '街道']);
    expect(sheet.model.merges.filter((range) => /^(\w+):\1$/.test(range) || !range.includes(':'))).toEqual(
      [],
    );
  });
});
