import type { Worksheet } from 'exceljs';
import { headingFont, ruled, setUpPage, textFont, writeTitle } from './official/look.js';
import { fitRow } from './official/row-height.js';
import type { TemplateColumn } from './template-columns.js';

const firstRow = 3;

/** One screen: what to do, step by step, then how each column is written. */
export function writeGuide(
  sheet: Worksheet,
  steps: readonly string[],
  columns: readonly TemplateColumn[],
): void {
  sheet.getColumn(1).width = 20;
  sheet.getColumn(2).width = 90;
  writeTitle(sheet, '填写说明', '怎么填、怎么写、怎么交回', 2);
  let number = firstRow;
  const line = (name: string, said: string): void => {
    const row = sheet.getRow(number++);
    row.getCell(1).value = name;
    row.getCell(2).value = said;
    row.getCell(1).font = headingFont;
    row.getCell(2).font = textFont;
    row.height = fitRow([{ text: said, width: 90 }]).height;
    for (const place of [1, 2]) {
      row.getCell(place).border = ruled;
      row.getCell(place).alignment = { vertical: 'middle', wrapText: true };
    }
  };
  steps.forEach((step, index) => {
    line(`第 ${index + 1} 步`, step);
  });
  for (const { heading, guide } of columns) line(`“${heading}”列`, guide);
  setUpPage(sheet, 'A4', 'portrait', `A$1:B$${number - 1}`);
  sheet.views = [{ state: 'normal', showGridLines: false }];
}
