import type { Catalog, Edition } from '../catalog/catalog.js';
import ExcelJS from 'exceljs';
import { writeGuide } from './fill-in-guide.js';
import { writeFillInTable } from './fill-in-table.js';
import { cellText } from './official/cell-text.js';
import { partOf, rewriteZip, stored } from './rewrite-zip.js';
import { templateColumns } from './template-columns.js';
import { templateLists, writeLists } from './template-lists.js';

/** A template has no day of its own, and the same one has the same bytes. */
const dated = new Date('2020-01-01T00:00:00+08:00');

/**
 * An empty table to fill in and send back: the official columns without merged cells, drop-downs of the names a catalog
 * uses, rows ready to write in, and a sheet that says how. Nothing is protected, hidden columns and macros there are none.
 */
export async function templateWorkbook(
  edition: Edition,
  catalog: Catalog = { domains: [] },
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, {
    title: cellText(`${edition.title}填报模板`),
    creator: cellText(edition.organization),
    lastModifiedBy: cellText(edition.organization),
    language: 'zh-CN', // the library writes it, its types do not name it
    created: dated,
    modified: dated,
  });
  const columns = templateColumns(edition, catalog);
  const table = workbook.addWorksheet('标准目录');
  const guide = workbook.addWorksheet('填写说明');
  const hidden = workbook.addWorksheet('选项', { state: 'veryHidden' });
  const offered = writeLists(workbook, hidden, templateLists(catalog));
  const rewrite = writeFillInTable(table, {
    title: cellText(`${edition.title}填报表`),
    underTitle: '每行写一个事项，不要合并单元格；写法见“填写说明”。黄色的格还没有写。',
    columns,
    offered,
    rows: [],
    readyRows: 100,
  });
  writeGuide(guide, steps, columns);
  const rewrites = new Map([[partOf(table), rewrite]]);
  return rewriteZip(Buffer.from(await workbook.xlsx.writeBuffer(stored)), rewrites, dated);
}

const steps = [
  '在“标准目录”中填写：每行一个事项，从第 4 行起接着写，行数不够可以往下加。',
  '带下拉箭头的格可以选，也可以直接写；打√的格只能选√或空着。',
  '写好后存为 xlsx，在系统中导入，或交给政务公开办。导入只形成草案，核对发布后才生效。',
  '表中没有写到的事项不会被删除；空着的格不会清空目录中已有的内容。',
];
