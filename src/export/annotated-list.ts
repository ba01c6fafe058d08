import type { Worksheet } from 'exceljs';
import type { ReportedProblem, Severity } from '../problem.js';
import { sayPosition } from '../problem.js';
import { severities } from './annotated-marks.js';
import { cellText } from './official/cell-text.js';
import { headingFont, linkFont, ruled, setUpPage, textFont, writeTitle } from './official/look.js';
import { fitRow } from './official/row-height.js';

/** A problem, and the name its link leads to, if there is a cell. */
export type ListedProblem = { problem: ReportedProblem; target: string | null };

const columns = [
  { heading: '编号', width: 7 },
  { heading: '程度', width: 10 },
  { heading: '位置', width: 26 },
  { heading: '问题和改法', width: 78 },
];
const firstRow = 4;
/** More are not gone through one by one. */
const most = 2_000;

/** The first sheet: every problem in the order of the report, each with a link to its cell. */
export function writeProblemList(
  sheet: Worksheet,
  file: { name: string; receivedAt: string },
  all: readonly ListedProblem[],
): void {
  writeTitle(sheet, '问题一览', cellText(`${file.name}　${countsOf(all)}`), columns.length);
  columns.forEach(({ heading, width }, index) => {
    sheet.getColumn(index + 1).width = width;
    const cell = sheet.getCell(firstRow - 1, index + 1);
    cell.value = heading;
    cell.font = headingFont;
    cell.border = ruled;
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
  });
  const shown = all.slice(0, most);
  shown.forEach((each, index) => {
    writeProblem(sheet, firstRow + index, index + 1, each);
  });
  if (all.length > shown.length)
    sheet.getCell(firstRow + shown.length, 4).value = `另有 ${all.length - shown.length} 个问题没有列出。`;
  setUpPage(sheet, 'A4', 'portrait', `A$1:D$${Math.max(firstRow + shown.length, firstRow)}`);
  sheet.pageSetup.printTitlesRow = '3:3';
  sheet.views = [{ state: 'frozen', ySplit: firstRow - 1, showGridLines: false }];
}

function writeProblem(
  sheet: Worksheet,
  number: number,
  index: number,
  { problem, target }: ListedProblem,
): void {
  const { severity, at, message } = problem;
  const place = cellText(sayPosition(at)) || '整个文件';
  const row = sheet.getRow(number);
  row.getCell(1).value = index;
  row.getCell(2).value = severities[severity].word;
  row.getCell(3).value = target === null ? place : { text: place, hyperlink: `#${target}` };
  row.getCell(4).value = cellText(message);
  row.height = fitRow([
    { text: place, width: 26 },
    { text: message, width: 78 },
  ]).height;
  columns.forEach((_, column) => {
    const cell = row.getCell(column + 1);
    cell.font = column === 2 && target !== null ? linkFont : textFont;
    cell.border = ruled;
    cell.alignment = { horizontal: column < 2 ? 'center' : 'left', vertical: 'middle', wrapText: true };
  });
  row.getCell(2).fill = severities[severity].fill;
}

/** `有误 2 处，请确认 1 处`. */
function countsOf(all: readonly ListedProblem[]): string {
  const kinds: Severity[] = ['error', 'warning', 'info'];
  const counts = kinds
    .map((kind) => ({ kind, count: all.filter(({ problem }) => problem.severity === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${severities[kind].word} ${count} 处`);
  return counts.length === 0 ? '没有问题' : counts.join('，');
}
