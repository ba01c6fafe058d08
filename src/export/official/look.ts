import type { Borders, Fill, Font, PageSetup, Worksheet } from 'exceljs';
import type { FileMark } from '../../catalog/file-mark.js';
import type { Paper } from './paper.js';
import { codeNote } from './words.js';

// the numbers of ECMA-376, of which the library's types have only some
const paperSizes: Record<Paper, number> = { A3: 8, A4: 9 };

export const titleFont: Partial<Font> = { name: '方正小标宋简体', size: 22 };
export const underTitleFont: Partial<Font> = { name: '仿宋_GB2312', size: 12 };
export const headingFont: Partial<Font> = { name: '黑体', size: 11 };
export const textFont: Partial<Font> = { name: '仿宋_GB2312', size: 11 };
export const linkFont: Partial<Font> = { ...textFont, color: { argb: 'FF1B4F8F' }, underline: true };
export const codeFont: Partial<Font> = { name: '仿宋_GB2312', size: 9, color: { argb: 'FF5C6979' } };

export const ruled: Partial<Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

export const codeFill: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF4F6F8' } };

/** One page wide, as many long as needed, with its number below. `area` without the first $: the library adds it. */
export function setUpPage(
  sheet: Worksheet,
  paper: Paper,
  orientation: 'landscape' | 'portrait',
  area: string,
): void {
  const setup: Partial<Record<keyof PageSetup, unknown>> = {
    paperSize: paperSizes[paper],
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.35 },
    printArea: area,
  };
  Object.assign(sheet.pageSetup, setup);
  sheet.headerFooter.oddFooter = '&C&10第 &P 页　共 &N 页';
}

/** The code of what the file holds, at the right of the foot that `setUpPage` wrote. */
export function footCode(sheet: Worksheet, mark: FileMark): void {
  sheet.headerFooter.oddFooter = `${sheet.headerFooter.oddFooter ?? ''}&R&8${codeNote(mark)}`;
}

/** A title over the whole table and the line under it, rows 1 and 2. */
export function writeTitle(sheet: Worksheet, title: string, underTitle: string, width: number): void {
  for (const [row, text, font, height] of [
    [1, title, titleFont, 40],
    [2, underTitle, underTitleFont, 22],
  ] as const) {
    sheet.mergeCells(row, 1, row, width);
    const cell = sheet.getCell(row, 1);
    cell.value = text;
    cell.font = font;
    cell.alignment = { horizontal: 'center', vertical: 'middle', shrinkToFit: true };
    sheet.getRow(row).height = height;
  }
}
