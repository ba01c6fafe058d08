import type { CellValue, Worksheet } from 'exceljs';
import ExcelJS from 'exceljs';
import type { Conflict, Decision } from '../catalog/merge/conflict.js';
import type { DecisionWord } from '../catalog/merge/decision-words.js';
import { decisionHeadings, decisionWords, shortKey, wordsFor } from '../catalog/merge/decision-words.js';
import { sayConflict } from '../catalog/merge/say-conflict.js';
import { fieldNames } from '../catalog/words.js';
import { markedTexts, printSide, printSuggestion, wordOf } from './conflict-texts.js';
import { cellText } from './official/cell-text.js';
import { codeFill, codeFont, headingFont, ruled, setUpPage, textFont, writeTitle } from './official/look.js';
import { fitRow } from './official/row-height.js';
import { dateZip } from './zip-time.js';

/** What is at odds between a draft and the newest version, and what was decided before. */
export type ConflictsToDecide = {
  draft: { id: number; title: string; baseVersion: number };
  latest: number;
  conflicts: readonly Conflict[];
  decided: readonly Decision[];
  /** The instant it is made. */
  at: string;
};

const firstRow = 4;
const widths = [5, 11, 16, 40, 40, 40, 26, 14, 36, 18];
const places = { decision: 8, own: 9, key: 10 };

/**
 * Every conflict of a draft with what was, what the draft says and what is published; a drop-down for the decision and room
 * for other words. Sent back, it decides.
 */
export async function conflictsWorkbook(asked: ConflictsToDecide): Promise<Buffer> {
  const { draft, latest, conflicts, decided } = asked;
  const at = new Date(asked.at);
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, {
    title: `第${draft.id}号草案的冲突`,
    creator: '',
    lastModifiedBy: '',
    language: 'zh-CN', // the library writes it, its types do not name it
    created: at,
    modified: at,
  });
  const sheet = workbook.addWorksheet('冲突');
  const hidden = workbook.addWorksheet('选项', { state: 'veryHidden' });
  const lists = writeChoices(workbook, hidden, conflicts);
  writeTitle(
    sheet,
    `第${draft.id}号草案与现行版的冲突`,
    cellText(
      `${draft.title}　以第${draft.baseVersion}版为底，现行第${latest}版。在“${decisionHeadings.decision}”列逐行选定后交回；选“${decisionWords.own}”的，写在后一列。`,
    ),
    widths.length,
  );
  writeHeadings(sheet, draft.baseVersion, latest);
  const words = new Map(decided.map((decision) => [decision.key, decision]));
  conflicts.forEach((conflict, index) => {
    writeConflict(sheet, firstRow + index, conflict, words.get(conflict.key) ?? null, lists);
  });
  const last = sheet.getColumn(widths.length).letter;
  setUpPage(sheet, 'A3', 'landscape', `A$1:${last}$${Math.max(firstRow, firstRow + conflicts.length - 1)}`);
  sheet.pageSetup.printTitlesRow = `${firstRow - 1}:${firstRow - 1}`;
  sheet.views = [{ state: 'frozen', xSplit: 3, ySplit: firstRow - 1, showGridLines: false }];
  return dateZip(Buffer.from(await workbook.xlsx.writeBuffer()), at);
}

function writeHeadings(sheet: Worksheet, base: number, latest: number): void {
  const { decision, own, key } = decisionHeadings;
  const headings = [
    '序号',
    '事项编号',
    '栏目',
    `原来（第${base}版）`,
    '草案',
    `现行（第${latest}版）`,
    '建议',
    decision,
    own,
    key,
  ];
  headings.forEach((heading, index) => {
    sheet.getColumn(index + 1).width = widths[index] ?? 10;
    const cell = sheet.getCell(firstRow - 1, index + 1);
    cell.value = heading;
    cell.font = headingFont;
    cell.fill = codeFill;
    cell.border = ruled;
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  sheet.getRow(firstRow - 1).height = 34;
}

function writeConflict(
  sheet: Worksheet,
  number: number,
  conflict: Conflict,
  decision: Decision | null,
  lists: ReadonlyMap<string, string>,
): void {
  const texts = markedTexts(conflict);
  const values: CellValue[] = [
    number - firstRow + 1,
    'code' in conflict ? conflict.code : null,
    cellText(conflict.kind === 'field' ? fieldNames[conflict.field] : sayConflict(conflict)),
    ...texts,
    cellText(printSuggestion(conflict)),
    decision === null ? null : decisionWords[wordOf(decision)],
    decision === null ? null : cellText(ownOf(conflict, decision)) || null,
    shortKey(conflict.key),
  ];
  const row = sheet.getRow(number);
  values.forEach((value, index) => {
    const cell = row.getCell(index + 1);
    cell.value = value;
    cell.font = index + 1 === places.key ? codeFont : textFont;
    cell.border = ruled;
    cell.alignment = { horizontal: index < 3 ? 'center' : 'left', vertical: 'middle', wrapText: true };
    if (index > 0) cell.numFmt = '@';
  });
  const sides = [conflict.base, conflict.ours, conflict.theirs].map((side) => printSide(conflict, side));
  row.height = fitRow(
    [...sides, printSuggestion(conflict)].map((text, index) => ({ text, width: widths[3 + index] ?? 40 })),
  ).height;
  row.getCell(places.decision).dataValidation = {
    type: 'list',
    formulae: [lists.get(wordsFor(conflict).join(' ')) ?? ''],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: decisionHeadings.decision,
    error: '请从列表中选一个。',
  };
}

function ownOf(conflict: Conflict, { choice }: Decision): string {
  if (typeof choice !== 'object' || conflict.kind !== 'field') return '';
  return printSide(conflict, choice.value);
}

/** A named list for each set of words that answers a conflict. */
function writeChoices(
  workbook: ExcelJS.Workbook,
  sheet: Worksheet,
  conflicts: readonly Conflict[],
): Map<string, string> {
  const sets = new Map<string, DecisionWord[]>();
  for (const conflict of conflicts) sets.set(wordsFor(conflict).join(' '), wordsFor(conflict));
  return new Map(
    [...sets].map(([key, words], index) => {
      const name = `list_decisions_${index + 1}`;
      words.forEach((word, row) => {
        sheet.getCell(row + 1, index + 1).value = decisionWords[word];
      });
      const { letter } = sheet.getColumn(index + 1);
      workbook.definedNames.add(`'${sheet.name}'!$${letter}$1:$${letter}$${words.length}`, name);
      return [key, name];
    }),
  );
}
