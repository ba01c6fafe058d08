import type { Worksheet } from 'exceljs';
import ExcelJS from 'exceljs';
import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import { dayInWords } from '../catalog/day.js';
import type { FileMark } from '../catalog/file-mark.js';
import { markOf, markedRows, spellMark } from '../catalog/file-mark.js';
import { writeGuide } from './fill-in-guide.js';
import { headingRow, writeFillInTable } from './fill-in-table.js';
import { metaRows, writeMeta } from './meta-sheet.js';
import { cellText } from './official/cell-text.js';
import { footCode } from './official/look.js';
import { documentTitle } from './official/words.js';
import { partOf, rewriteZip, stored } from './rewrite-zip.js';
import { workbookColumns } from './template-columns.js';
import { templateLists, writeLists } from './template-lists.js';

const readyRows = 20;
const firstRow = headingRow + 1;
const level1 = 'C';

/**
 * A catalog to be edited in a spreadsheet and sent back: a row for each item, nothing merged, drop-downs, ready rows, a
 * sheet that says how. A hidden sheet tells which version it is of and how each row read, so that it comes back as a
 * change of exactly that version. No protection, no macros. `published`: what the version says, where `catalog` prints
 * another name for a body.
 */
export async function editableWorkbook(
  edition: Edition,
  version: Version,
  catalog: Catalog,
  { mark = markOf(version, catalog), published = catalog }: { mark?: FileMark; published?: Catalog } = {},
): Promise<Buffer> {
  const publishedAt = new Date(version.publishedAt);
  const workbook = new ExcelJS.Workbook();
  const organization = cellText(edition.organization);
  Object.assign(workbook, {
    title: cellText(`${documentTitle(edition, version)}可编辑表`),
    keywords: spellMark(mark),
    creator: organization,
    lastModifiedBy: organization,
    language: 'zh-CN', // the library writes it, its types do not name it
    created: publishedAt,
    modified: publishedAt,
  });
  const columns = workbookColumns(edition, catalog);
  const table = workbook.addWorksheet('标准目录');
  const guide = workbook.addWorksheet('填写说明');
  const hidden = workbook.addWorksheet('选项', { state: 'veryHidden' });
  const rows = catalog.domains.flatMap(({ name, items }) =>
    items.map((item, index) => ({ number: index + 1, domain: name, item })),
  );
  const rewriteTable = writeFillInTable(table, {
    title: cellText(edition.title),
    underTitle: `以第${version.number}版（自${dayInWords(version.effectiveOn)}起施行）为底。每行一个事项，不要合并单元格；怎么改见“填写说明”。`,
    columns,
    offered: writeLists(workbook, hidden, templateLists(catalog)),
    rows,
    readyRows,
  });
  greyRepeats(table, rows.length);
  footCode(table, mark);
  writeGuide(guide, steps, columns);
  const meta = writeMeta(workbook, mark);
  const rewrites = new Map([
    [partOf(table), rewriteTable],
    [partOf(meta), metaRows(markedRows(published))],
  ]);
  return rewriteZip(Buffer.from(await workbook.xlsx.writeBuffer(stored)), rewrites, publishedAt);
}

/** A name that is that of the row above reads as if it were merged. */
function greyRepeats(sheet: Worksheet, rows: number): void {
  if (rows < 2) return;
  const second = firstRow + 1;
  sheet.addConditionalFormatting({
    ref: `${level1}${second}:${level1}${firstRow + rows - 1}`,
    rules: [
      {
        type: 'expression',
        priority: 100,
        formulae: [`AND($B${second}=$B${firstRow},$${level1}${second}=$${level1}${firstRow})`],
        style: { font: { color: { argb: 'FFA0A8B0' } } },
      },
    ],
  });
}

const steps = [
  '改已有的事项：直接改它那一行。灰色的编号不要动；行可以重新排序，用不着的列可以删去。',
  '新增事项：写在表下面的空行，或插入一行；编号空着，发布时由系统给。',
  '删除事项：把整行删去，导入时会问是否真的删除；只是漏写的不会被删。',
  '带下拉箭头的格可以选，也可以直接写；打√的格只能选√或空着。清空一格，导入时会问是否真的清空。',
  '写好后存为 xlsx，在系统中导入，或交回。导入只形成草案；别人同时改过的地方会逐处列出，由人选定，不会互相覆盖。',
];
