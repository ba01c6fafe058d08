import type { OfferedRepair } from '../../../../actions/offered-repairs.js';
import type { PreviewRow } from '../../../../actions/preview-import.js';
import type { WrittenChoices } from '../../../../actions/waiting-choices.js';
import { lineOfCell } from '../../../../actions/waiting-choices.js';
import type { ItemField } from '../../../../catalog/item.js';
import { fieldNames, sayValue } from '../../../../catalog/words.js';
import { sheetPrefix } from '../../../../actions/import-choices.js';
import type { Position, ReportedProblem } from '../../../../problem.js';
import { keyOfCell } from './places.js';

/** A choice that one button makes or takes back. */
export type Fix = {
  text: string;
  does: 'add' | 'remove';
  what: 'cell' | 'keepCell' | 'leaveOut' | 'accept';
  line: string;
};

/** What is known of a cell: what is wrong with it, what it may say instead, and what was said of it already. */
export type CellToFix = {
  at: Position;
  fields: readonly ItemField[];
  problems: readonly ReportedProblem[];
  repairs: readonly OfferedRepair[];
  said: string | null;
};

/** How a cell can be put right at once, or be again as it was: it says something else, or its item keeps what it says. */
export function cellFixes(row: PreviewRow, cell: CellToFix): Fix[] {
  const { said, repairs } = cell;
  return [
    ...repairs.map(({ label, cell: line }): Fix => ({ text: label, does: 'add', what: 'cell', line })),
    ...keptFixes(row, cell),
    ...(said === null ? [] : [{ text: '恢复表中所写', does: 'remove', what: 'cell', line: said } as const]),
  ];
}

/**
 * The same for cells that the grid has no place for (a column of ticks beside the first of its field, a further row of
 * an item), each named.
 */
export function unplacedFixes(
  problems: readonly ReportedProblem[],
  repairs: ReadonlyMap<string, OfferedRepair[]>,
  choices: WrittenChoices,
): Fix[] {
  const places = new Map(problems.map(({ at }) => [keyOfCell(at), at]));
  return [...places].flatMap(([key, at]): Fix[] => {
    const said = choices.cell.length === 0 ? null : lineOfCell(choices, at);
    const named = (text: string) => `${at.cell ?? ''} ${text}`;
    return [
      ...(repairs.get(key) ?? []).map(({ label, cell: line }): Fix => ({
        text: named(label),
        does: 'add',
        what: 'cell',
        line,
      })),
      ...(said === null
        ? []
        : [{ text: named('恢复表中所写'), does: 'remove', what: 'cell', line: said } as const]),
    ];
  });
}

function keptFixes(row: PreviewRow, { at, fields, problems }: CellToFix): Fix[] {
  const [field] = fields;
  const wrong = problems.some(({ severity }) => severity !== 'info');
  if (!wrong || field === undefined || row.item === null) return [];
  if (sayValue(row.item[field]).length === 0) return [];
  return [
    {
      text: `沿用现行${fieldNames[field].replace(/（.*$/, '')}`,
      does: 'add',
      what: 'keepCell',
      line: `${sheetPrefix(at.sheet)}${at.cell ?? ''}`,
    },
  ];
}

/** What can be said of a row as a whole. */
export function rowFixes(row: PreviewRow, problems: readonly ReportedProblem[]): Fix[] {
  const { sheet, row: number } = row.at;
  const line = `${sheetPrefix(sheet)}${number ?? 0}`;
  if (row.why === 'asked') return [{ text: '恢复这一行', does: 'remove', what: 'leaveOut', line }];
  const like = row.suggestion ?? (row.twin?.hasRow === true ? null : row.twin);
  const accept: Fix[] =
    like === null
      ? []
      : [{ text: `就是 ${like.code}`, does: 'add', what: 'accept', line: `${line}=${like.code}` }];
  const mayLeaveOut = row.twin !== null || problems.some(({ severity }) => severity === 'error');
  return mayLeaveOut ? [...accept, { text: '不导入这一行', does: 'add', what: 'leaveOut', line }] : accept;
}
