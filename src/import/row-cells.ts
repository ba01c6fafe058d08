import { tidyText } from '../catalog/text.js';
import type { Problem } from '../problem.js';
import { isBlank } from './cells/blank.js';
import { isFailure, isLost } from './cells/odd-signs.js';
import { positionIn } from './position.js';
import type { Row } from './table/rows.js';
import type { Column, Table } from './table/table.js';

export type Cell = { column: Column; index: number; text: string };

/** Where a sign in the place of others would be taken for nothing. Ticks, boxes and contents have problems of their own. */
const words = new Set<Column['field']>(['legalBases', 'timeLimit', 'requirement', 'disclosingBodies']);

/** A row's cells by field, and where to say that something is wrong. */
export class RowCells {
  readonly problems: Problem[] = [];
  private readonly cells: Cell[];

  constructor(
    private readonly row: Row,
    private readonly table: Table,
  ) {
    this.cells = table.columns.map((column, index) => ({ column, index, text: row.texts[index] ?? '' }));
    for (const cell of this.cells) this.reportOdd(cell);
  }

  private reportOdd({ column: { field }, index, text }: Cell): void {
    const at = this.at(index);
    const found = tidyText(text).slice(0, 60);
    if (isFailure(text) && field !== 'number') this.report({ code: 'item.cell-error', at, found });
    else if (text.includes('\ufffd') || (words.has(field) && isLost(text)))
      this.report({ code: 'item.characters-lost', at, found });
  }

  /** The cells of a field that say something. */
  all(field: string): Cell[] {
    return this.cells.filter((cell) => cell.column.field === field && !isBlank(cell.text));
  }

  /** The cells of a column of ticks; a sign that is neither a tick nor a mark for "nothing" is reported. */
  ticks(field: string): Cell[] {
    for (const { column, index, text } of this.cells)
      if (column.field === field && isLost(text))
        this.report({ code: 'item.tick-unreadable', at: this.at(index), found: text.trim() });
    return this.all(field).filter(({ text }) => !isLost(text));
  }

  /** The cells of these fields in printed order, blank or not. */
  inOrder(fields: readonly string[]): Cell[] {
    return this.cells.filter((cell) => fields.includes(cell.column.field));
  }

  has(field: string): boolean {
    return this.table.columns.some((column) => column.field === field);
  }

  text(field: string): string | null {
    return (
      this.all(field)
        .map((cell) => tidyText(cell.text))
        .join('；') || null
    );
  }

  place(...fields: string[]): Problem['at'] {
    const index = this.table.columns.findIndex((column) => fields.includes(column.field));
    return positionIn(this.table.sheet, this.row.number, index < 0 ? null : index);
  }

  at(index: number): Problem['at'] {
    return positionIn(this.table.sheet, this.row.number, index);
  }

  report(problem: Problem): void {
    this.problems.push(problem);
  }
}
