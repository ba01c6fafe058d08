import ExcelJS from 'exceljs';
import type { ClearanceAnnex } from './clearance-words.js';
import { annexTitle, asOf, clearanceHeadings, clearanceRow, listTitle } from './clearance-words.js';
import { cellText } from './official/cell-text.js';
import { headingFont, ruled, setUpPage, textFont, writeTitle } from './official/look.js';
import { dateZip } from './zip-time.js';

const widths = [6, 60, 26, 26, 36];

/** The annex of a notice on clearing as a workbook, a sheet for each list. The same lists and instant give the same bytes. */
export async function clearanceWorkbook(annex: ClearanceAnnex, madeAt: Date): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, {
    title: cellText(annexTitle(annex)),
    language: 'zh-CN', // the library writes it, its types do not name it
    created: madeAt,
    modified: madeAt,
  });
  for (const list of annex.lists) {
    const sheet = workbook.addWorksheet(list.verdict);
    widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
    writeTitle(
      sheet,
      cellText(annexTitle(annex)),
      cellText(`${listTitle(list)}　${asOf(annex)}`),
      widths.length,
    );
    writeRow(sheet.getRow(3), clearanceHeadings, headingFont);
    list.documents.forEach((document, index) => {
      writeRow(sheet.getRow(4 + index), clearanceRow(document, index), textFont);
    });
    sheet.views = [{ state: 'frozen', ySplit: 3 }];
    sheet.pageSetup.printTitlesRow = '3:3';
    setUpPage(sheet, 'A4', 'landscape', `A1:E${3 + list.documents.length}`);
  }
  if (annex.lists.length === 0) workbook.addWorksheet('规范性文件');
  return dateZip(Buffer.from(await workbook.xlsx.writeBuffer()), madeAt);
}

function writeRow(row: ExcelJS.Row, texts: readonly string[], font: Partial<ExcelJS.Font>): void {
  texts.forEach((text, index) => {
    const cell = row.getCell(index + 1);
    cell.value = cellText(text);
    cell.numFmt = '@';
    cell.font = font;
    cell.border = ruled;
    cell.alignment = {
      wrapText: true,
      vertical: 'middle',
      horizontal: index === 0 || font === headingFont ? 'center' : 'left',
    };
  });
}
