import { tidyText } from '../catalog/text.js';
import type { Problem } from '../problem.js';
import { isBlank } from './cells/blank.js';
import { positionIn } from './position.js';
import type { Row } from './table/rows.js';
import type { Column, Table } from './table/table.js';

export type Cell = { column: Column; index: number; text: string };

/** A row's cells by field, and where to say that something is wrong. */
export class RowCells {
  readonly problems: Problem[] = [];
  private readonly cells: Cell[];

  constructor(
    private readonly row: Row,
    private readonly table: Table,
  ) {
    this.cells = table.columns.map((column, index) => ({ column, index, text: row.texts[index] ?? '' }));
    for (const { index, text } of this.cells)
      if (text.includes('\ufffd'))
        this.report({ code: 'item.characters-lost', at: this.at(index), found: tidyText(text).slice(0, 60) });
  }

  /** The cells of a field that say something. */
  all(field: string): Cell[] {
    return this.cells.filter((cell) => cell.column.field === field && !isBlank(cell.text));
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
