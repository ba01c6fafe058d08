import type { KnownDomain } from '../catalog/domain.js';
import type { Problem } from '../problem.js';
import type { ReadAs } from './files/workbook.js';
import { readWorkbook } from './files/workbook.js';
import { firstRows } from './first-rows.js';
import { readCatalog } from './read-catalog.js';
import type { FileReading, GridReading, SaidOfFile } from './read.js';
import { refuseJson } from './refuse-json.js';
import { UnreadableFile, damaged, wholeFile } from './unreadable.js';

/** Bytes → workbook → grids → tables → rows → items, in this process. Whatever goes wrong is a problem. */
export async function readBytes(
  bytes: Uint8Array,
  name: string,
  domains: KnownDomain[],
  said: SaidOfFile | null = null,
): Promise<FileReading> {
  try {
    refuseJson(bytes);
    const { workbook, readAs } = await readWorkbook(bytes);
    const reading = readCatalog(workbook, domains, name, said);
    const mark = workbook.mark === undefined ? {} : { mark: workbook.mark };
    return { ...reading, ...mark, problems: [...typeProblems(name, readAs), ...reading.problems] };
  } catch (error) {
    // Parsers throw all kinds of errors at broken bytes; none of them tells the reader of a report more than this.
    const { problem } = error instanceof UnreadableFile ? error : damaged();
    return { items: [], problems: [problem] };
  }
}

/** The sheets alone, as far as `firstRows` goes; whatever goes wrong is the problem. */
export async function readGrids(bytes: Uint8Array, rows: number): Promise<GridReading> {
  try {
    refuseJson(bytes);
    return { grids: firstRows((await readWorkbook(bytes)).workbook, rows), problem: null };
  } catch (error) {
    return { grids: [], problem: (error instanceof UnreadableFile ? error : damaged()).problem };
  }
}

const endings: Record<ReadAs, RegExp> = {
  'Excel 工作簿': /^(?:xlsx|xlsm|xltx|xlsb|et)$/,
  'Excel 97 工作簿': /^(?:xls|xlt|et|xml)$/,
  'ODS 表格': /^(?:ods|ots)$/,
  'Word 文档': /^(?:docx|docm|wps)$/,
  网页: /^(?:html?|mht)$/,
  文本表格: /^(?:csv|tsv|txt)$/,
};

function typeProblems(name: string, readAs: ReadAs): Problem[] {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined || endings[readAs].test(ending)) return [];
  return [{ code: 'file.type-differs', at: wholeFile, found: readAs, named: ending }];
}
