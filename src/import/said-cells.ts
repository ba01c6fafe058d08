import type { Problem } from '../problem.js';
import type { CellName } from './cell-name.js';
import { cellNameOf, isNameOf, sayCellName, splitCellName } from './cell-name.js';
import { positionIn } from './position.js';
import type { Row } from './table/rows.js';
import type { Table } from './table/table.js';
import { columnLetters } from './workbook.js';

/** What a person says a cell says, whatever stands in it. */
export type SaidCell = CellName & { text: string };

/** As much as a cell of a workbook holds. */
const longest = 32_767;

/** `G9=每年更新`, `目录!G9=`; a text may hold any sign. Null for anything else. */
export function parseSaidCell(line: string): SaidCell | null {
  const said = splitCellName(line);
  return said === null || said.text.length > longest ? null : { ...said.cell, text: said.text };
}

/** As spreadsheets write it: `'目录'!G9=每年更新`. */
export function saySaidCell({ text, ...cell }: SaidCell): string {
  return `${sayCellName(cell)}=${text}`;
}

/** Puts what was said in the place of what cells say, after rows took from each other: no other row says anything else. */
export class SaidCells {
  private readonly byRow = new Map<number, SaidCell[]>();

  constructor(cells: readonly SaidCell[]) {
    for (const cell of cells) this.byRow.set(cell.row, [...(this.byRow.get(cell.row) ?? []), cell]);
  }

  inRow(row: Row, table: Table): { row: Row; problems: Problem[] } {
    const said = new Map<number, string>();
    for (const cell of this.byRow.get(row.number) ?? []) {
      if (cell.sheet !== null && cell.sheet !== table.sheet) continue;
      const index = table.columns.findIndex((_, column) => columnLetters(column) === cell.column);
      if (index >= 0) said.set(index, cell.text);
    }
    if (said.size === 0) return { row, problems: [] };
    return {
      row: {
        ...row,
        texts: row.texts.map((text, index) => said.get(index) ?? text),
        taken: [...new Set([...row.taken, ...said.keys()])],
      },
      problems: [...said].map(([index, text]) => ({
        code: 'item.cell-corrected',
        at: positionIn(table.sheet, row.number, index),
        found: row.texts[index] ?? '',
        said: text,
      })),
    };
  }

  /** What was wrong with cells before something else was said of them is wrong no longer. */
  without(problems: readonly Problem[]): readonly Problem[] {
    return this.byRow.size === 0
      ? problems
      : problems.filter(
          ({ at }) => !(this.byRow.get(at.row ?? 0) ?? []).some((cell) => isNameOf(cell, cellNameOf(at))),
        );
  }
}
