import { describe, expect, it } from '@jest/globals';
import { clearanceDocument } from '../../src/export/clearance-docx.js';
import { clearanceWorkbook } from '../../src/export/clearance-xlsx.js';
import { readSheets } from '../../src/import/import.js';
import { readClearance } from '../../src/import/register/read-clearance.js';
import { clearanceLists } from '../../src/regulation/clearance-lists.js';
import { anEvent, aRegulation } from '../regulation/builders.js';

const local = (title: string, number: string, ...events: ReturnType<typeof anEvent>[]) =>
  aRegulation(title, {
    kind: '规范性文件',
    region: '开封市龙亭区',
    documentNumber: number,
    issuer: '龙亭区人民政府',
    events: [anEvent('enacted', '2018-05-01'), ...events],
  });
const register = [
  local('龙亭区信访办法', '汴龙政〔2018〕1号'),
  local('龙亭区养老办法', '汴龙政〔2018〕2号', anEvent('repealed', '2026-11-20')),
  local('龙亭区旧办法', '汴龙政〔2018〕3号', anEvent('expired', '2026-11-20')),
  local('龙亭区救助办法', '汴龙政〔2018〕4号', anEvent('amended', '2020-01-01')),
  aRegulation('河南省办法', { kind: '规范性文件', region: '河南省' }),
  aRegulation('龙亭区条例', { kind: '地方性法规', region: '开封市龙亭区' }),
];
const scope = { region: '龙亭区', on: '2026-11-25' };
const annex = { ...scope, lists: clearanceLists(register, scope) };
const at = new Date('2026-11-25T04:00:00Z');

it('given a register, then the documents of the region by their standing on the day', () => {
  const said = annex.lists.map(({ verdict, documents }) => [
    verdict,
    documents.map(({ title, note }) => [title, note]),
  ]);
  expect(said).toEqual([
    [
      '继续有效',
      [
        ['龙亭区信访办法', null],
        ['龙亭区救助办法', '已修改'],
      ],
    ],
    ['废止', [['龙亭区养老办法', '自2026年11月20日起']]],
    ['失效', [['龙亭区旧办法', '自2026年11月20日起']]],
  ]);
  expect(clearanceLists(register, { ...scope, on: '2026-11-19' }).map(({ verdict }) => verdict)).toEqual([
    '继续有效',
  ]);
});

describe.each([
  ['xlsx', clearanceWorkbook],
  ['docx', clearanceDocument],
] as const)('the annex as %s', (_format, make) => {
  it('read in again says of each document what it said, and is the same each time', async () => {
    const bytes = await make(annex, at);
    const { grids, problem } = await readSheets(bytes, 1_000);
    expect(problem).toBeNull();
    const { value, problems } = readClearance(grids);
    expect([
      value.map(({ title, documentNumber, verdict }) => [title, documentNumber, verdict]),
      problems,
    ]).toEqual([
      [
        ['龙亭区信访办法', '汴龙政〔2018〕1号', '继续有效'],
        ['龙亭区救助办法', '汴龙政〔2018〕4号', '继续有效'],
        ['龙亭区养老办法', '汴龙政〔2018〕2号', '废止'],
        ['龙亭区旧办法', '汴龙政〔2018〕3号', '失效'],
      ],
      [],
    ]);
    expect((await make(annex, at)).equals(bytes)).toBe(true);
  });
});

it('given a region without documents, then a workbook that opens', async () => {
  const bytes = await clearanceWorkbook({ ...scope, lists: [] }, at);
  expect((await readSheets(bytes, 10)).problem?.code).not.toBe('file.damaged');
});
