import { describe, expect, it } from '@jest/globals';
import { cutForCell } from '../../src/catalog/cell-limit.js';
import type { FileReading } from '../../src/import/read.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { readCatalog } from '../../src/import/read-catalog.js';
import type { ReaderLimits } from '../../src/import/reader-process.js';
import { ReaderProcess } from '../../src/import/reader-process.js';
import type { BaseProblem, ProblemCode, Severity } from '../../src/problem.js';
import { reportProblem } from '../../src/problem.js';
import { wholeFile } from '../../src/import/unreadable.js';
import { aGrid, domains, header, readingOf, title } from './builders.js';
import { tellsMemory } from './memory-of-reader.js';
import { aXlsx, aZip, inline } from './zip-writer.js';

const read = (bytes: Uint8Array, name = 'a.xlsx') => readBytes(bytes, name, domains);
const sheet = (...lines: string[]) => readingOf(aGrid([title, header, ...lines].join('\n')));
const heavy = aXlsx(
  `<sheetData>${`<row>${inline('很长的文字'.repeat(40))}</row>`.repeat(40_000)}</sheetData>`,
);

async function readWithin(limits: ReaderLimits): Promise<FileReading> {
  const reader = new ReaderProcess(limits);
  const reading = await reader.read({ bytes: heavy, name: 'a.xlsx', domains });
  reader.stop();
  return reading;
}

/** Found where rows meet an edition, and tested there. */
type FoundLater =
  | BaseProblem['code']
  | 'item.basis-ended'
  | 'item.basis-renamed'
  | 'item.basis-ambiguous'
  | 'item.body-unlike'
  | 'item.domain-not-known'
  | 'item.code-unknown'
  | 'item.domain-differs'
  | 'item.withdrawal-held'
  | 'item.names-shared'
  | Extract<ProblemCode, `register.${string}`>;

/** Of lists of organizations, and tested with them. */
type OfOrganizations = Extract<ProblemCode, `organization.${string}`>;

/** One file for every code the importer can report. A code without an example here does not compile. */
const examples: Record<
  Exclude<ProblemCode, FoundLater | OfOrganizations>,
  () => FileReading | Promise<FileReading>
> = {
  'file.empty': () => read(new Uint8Array()),
  'file.too-large': () => read(new Uint8Array(21 * 2 ** 20)),
  'file.unpacks-too-large': () =>
    read(aZip(Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`xl/${index}`, ''])))),
  'file.too-many-rows': () => read(Buffer.from('a,b\n'.repeat(200_001)), 'a.csv'),
  'file.too-slow': () => readWithin({ seconds: 0.05, heapMebibytes: 512 }),
  'file.too-complex': () => read(Buffer.from(`<html>${'<b>'.repeat(60_000)}`)),
  // Where the system does not tell what a process holds, its heap is all that is limited.
  'file.too-much-memory': () =>
    tellsMemory
      ? readWithin({ seconds: 30, heapMebibytes: 512, memoryMebibytes: 10 })
      : { items: [], problems: [{ code: 'file.too-much-memory', at: wholeFile, limit: '10 MB' }] },
  'file.damaged': () => read(aXlsx('').subarray(0, 200)),
  'file.password-protected': () => read(aZip({ 'xl/workbook.xml': '' }, { encrypted: true })),
  'file.not-a-spreadsheet': () => read(Buffer.from('%PDF-1.7')),
  'file.old-word': () =>
    read(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument\0', 'utf16le')])),
  'file.encoding-unknown': () => read(Buffer.from([0x61, 0xff, 0xff, 0x20, 0x81])),
  'file.no-table': () => readingOf(aGrid('填表说明\n一、请勿改动表头')),
  'file.not-filled-in': () => readingOf(aGrid(`${title}\n${header}`)),
  'file.json-export': () => read(Buffer.from('{"edition":{},"version":{}}')),
  'file.not-a-catalog': () => readingOf(aGrid('序号 | 一级指标 | 二级指标 | 分值\n1 | 政策 | 法律 | 2')),
  'file.type-differs': () => read(Buffer.from(`<html>${title}<table><tr><td>`)),
  'sheet.not-a-catalog': () =>
    readingOf(aGrid(`${title}\n${header}\n1 | 甲 | 乙 | 内容`), aGrid('序号 | 一级指标 | 二级指标 | 分值')),
  'table.flattened': () =>
    readingOf(aGrid('序号公开事项公开内容公开依据公开时限公开主体公开渠道和载体1征地')),
  'table.header-missing': () =>
    readingOf(aGrid(`${title}\n1 | 甲 | 乙 | 内容 | 《律师法》 | 20个工作日内 | 区司法局 | ■政府网站`)),
  'column.unknown': () =>
    readingOf(aGrid(`${title}\n一级事项 | 公开内容 | 公开依据 | 咨询电话\n甲 | 乙 | | 1`)),
  'row.ignored': () => sheet('1 | 甲 | 乙 | 内容', '打印 关闭'),
  'domain.missing': () => readingOf(aGrid('一级事项 | 公开内容 | 公开依据\n甲 | 乙 |')),
  'domain.unknown': () => readingOf(aGrid('渔业领域标准目录\n一级事项 | 公开内容 | 公开依据\n甲 | 乙 |')),
  'item.title-missing': () => sheet('1 | | | 内容 | 《律师法》'),
  'item.content-missing': () => sheet('1 | 甲 | 乙 | | 《律师法》'),
  'item.same-as-above-unresolved': () => sheet('1 | 甲 | 乙 | 内容 | 同上'),
  'item.formula-without-result': () =>
    read(
      aXlsx(
        `<sheetData><row>${['一级事项', '公开内容', '公开依据'].map(inline).join('')}</row><row>${inline('甲')}<c><f>B1</f></c></row></sheetData>`,
      ),
    ),
  'item.cell-error': () => sheet('1 | 甲 | 乙 | 内容 | #REF!'),
  'item.cell-corrected': () =>
    readCatalog({ grids: [aGrid([title, header, '1 | 甲 | 乙 | 内容'].join('\n'))] }, domains, '', {
      corrections: [],
      remembered: [],
      cells: [{ sheet: null, row: 4, column: 'F', text: '每年更新' }],
    }),
  'item.cell-cut': () => sheet(`1 | 甲 | 乙 | ${cutForCell('内'.repeat(40_000))}`),
  'item.time-limit-unreadable': () => sheet('1 | 甲 | 乙 | 内容 | | 45000'),
  'item.channel-unreadable': () => sheet('1 | 甲 | 乙 | 内容 | | | | ■'),
  'item.ticks-contradictory': () => sheet('1 | 甲 | 乙 | 内容 | | | | | √ | √ | √ | √'),
  'item.ticks-merged': () => sheet('1 | 甲 | 乙 | 内容 | | | | | √√'),
  'item.tick-unreadable': () => sheet('1 | 甲 | 乙 | 内容 | | | | | 待定'),
  'item.characters-lost': () => sheet('1 | 甲 | 乙 | 内\ufffd容'),
  'item.code-repeated': () =>
    readingOf(aGrid('一级事项 | 公开内容 | 公开依据 | 事项编号\n甲 | 乙 | | 19-003\n丙 | 丁 | | 19-003')),
  'item.repeated': () => sheet('1 | 甲 | 乙 | 内容', '2 | 甲 | 乙 | 内容'),
};

const severities: Severity[] = ['error', 'warning', 'info'];

describe('every problem', () => {
  it.each(Object.entries(examples))(
    'given an example of %s, then it is reported with a severity and a sentence in Chinese',
    async (code, example) => {
      const reported = (await example()).problems
        .map(reportProblem)
        .filter((problem) => problem.code === code);
      expect(reported.length).toBeGreaterThan(0);
      for (const { severity, message } of reported) {
        expect(severities).toContain(severity);
        expect(message).toMatch(/^[\p{Script=Han}“].*。$/u);
      }
    },
    30_000,
  );

  it('given a file that fails, then it gives no item and an error', async () => {
    for (const [code, example] of Object.entries(examples)) {
      if (!code.startsWith('file.') || code === 'file.type-differs' || code === 'file.too-slow') continue;
      const { items, problems } = await example();
      expect({
        code,
        items: items.length,
        errors: problems.map(reportProblem).some((p) => p.severity === 'error'),
      }).toEqual({
        code,
        items: 0,
        errors: true,
      });
    }
  });
});
