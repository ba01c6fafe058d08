import { limits, tooLarge } from '../limits.js';
import { UnreadableFile, damaged, wholeFile } from '../unreadable.js';
import { readMarkedPage, readMarkedProperties } from '../sent-mark.js';
import type { Workbook } from '../workbook.js';
import { readCsv } from './csv.js';
import { readDocx } from './docx.js';
import { decodePage, decodeText } from './encoding.js';
import { readHtml } from './html.js';
import { tellKind } from './kind.js';
import { readOds } from './ods.js';
import { readOldWorkbook } from './old-workbook.js';
import { readXlsx } from './xlsx/xlsx.js';
import { readWebArchive } from './web-archive.js';
import type { Zip } from './zip.js';
import { openZip } from './zip.js';

/** What a file was read as, in the words of a report. */
export type ReadAs = 'Excel 工作簿' | 'Excel 97 工作簿' | 'ODS 表格' | 'Word 文档' | '网页' | '文本表格';

/** Reads any file we know. A new format is one reader and one line here. */
export async function readWorkbook(bytes: Uint8Array): Promise<{ workbook: Workbook; readAs: ReadAs }> {
  if (bytes.length > limits.fileBytes) throw new UnreadableFile(tooLarge());
  const kind = tellKind(bytes);
  if (typeof kind === 'object')
    throw new UnreadableFile({ code: 'file.not-a-spreadsheet', at: wholeFile, found: kind.foreign });
  switch (kind) {
    case 'empty':
      throw new UnreadableFile({ code: 'file.empty', at: wholeFile });
    case 'password-protected':
      throw new UnreadableFile({ code: 'file.password-protected', at: wholeFile });
    case 'old-word':
      throw new UnreadableFile({ code: 'file.old-word', at: wholeFile });
    case 'zip':
      return readZip(bytes);
    case 'xls':
    case 'xml-spreadsheet':
      return { workbook: await readOldWorkbook(bytes), readAs: 'Excel 97 工作簿' };
    case 'html':
      return { workbook: readPage(decoded(decodePage(bytes))), readAs: '网页' };
    case 'web-archive':
      return { workbook: readWebArchive(bytes), readAs: '网页' };
    case 'text':
      return { workbook: readPlainText(bytes), readAs: '文本表格' };
  }
}

async function readZip(bytes: Uint8Array): Promise<{ workbook: Workbook; readAs: ReadAs }> {
  const zip = await openZip(bytes);
  if (zip.has('content.xml') && (await isSpreadsheet(zip)))
    return { workbook: await marked(await readOds(zip), zip), readAs: 'ODS 表格' };
  if (zip.has('xl/workbook.bin')) return { workbook: await readOldWorkbook(bytes), readAs: 'Excel 工作簿' };
  if (zip.names.some((name) => name.startsWith('xl/')))
    return { workbook: await marked(await readXlsx(zip), zip), readAs: 'Excel 工作簿' };
  if (zip.names.some((name) => name.startsWith('word/')))
    return { workbook: await marked(await readDocx(zip), zip), readAs: 'Word 文档' };
  if (zip.has('[Content_Types].xml')) throw damaged();
  if (zip.names.length === 0) throw damaged();
  throw new UnreadableFile({ code: 'file.not-a-spreadsheet', at: wholeFile, found: '压缩包' });
}

function readPage(page: string): Workbook {
  const mark = readMarkedPage(page);
  return mark === null ? readHtml(page) : { ...readHtml(page), mark };
}

async function marked(workbook: Workbook, zip: Zip): Promise<Workbook> {
  const mark = workbook.mark ?? (await readMarkedProperties(zip));
  return mark === null ? workbook : { ...workbook, mark };
}

async function isSpreadsheet(zip: Zip): Promise<boolean> {
  if (!zip.has('mimetype')) return true;
  return (await zip.bytes('mimetype')).toString('latin1').includes('spreadsheet');
}

function readPlainText(bytes: Uint8Array): Workbook {
  const text = decoded(decodeText(bytes));
  if (text.includes('\0'))
    throw new UnreadableFile({ code: 'file.not-a-spreadsheet', at: wholeFile, found: '二进制文件' });
  if (text.trim() === '') throw new UnreadableFile({ code: 'file.empty', at: wholeFile });
  return readCsv(text);
}

function decoded(text: string | null): string {
  if (text === null) throw new UnreadableFile({ code: 'file.encoding-unknown', at: wholeFile });
  return text;
}
